type Attributes = Record<string, string>;

export interface PageForm {
  action: URL;
  method: string;
  /** `id`, `class` and `name`, joined. */
  hint: string;
  fields: { name: string; type: string; value: string }[];
  /** Words on its buttons. */
  buttons: string;
}

const LIMITS = { forms: 60, fields: 100, words: 500, loose: 200 };

/** Gathers forms while a page is read, and the words of buttons that stand in none. */
export class Forms {
  readonly all: PageForm[] = [];
  readonly loose: string[] = [];
  readonly #named = new Map<string, PageForm>();
  #open: PageForm | null = null;
  #button: { of: PageForm | null; words: string } | null = null;

  open(action: URL, a: Attributes, hint: string): void {
    if (this.all.length >= LIMITS.forms) return;
    this.#open = { action, method: (a['method'] ?? 'get').toLowerCase(), hint, fields: [], buttons: '' };
    this.all.push(this.#open);
    if (a['id']) this.#named.set(a['id'], this.#open);
  }

  close(): void {
    this.#open = null;
  }

  field(a: Attributes, type: string): void {
    const form = this.#formOf(a);
    if (form && a['name'] && form.fields.length < LIMITS.fields)
      form.fields.push({ name: a['name'], type, value: (a['value'] ?? '').slice(0, 300) });
    if (form && type === 'submit') form.buttons += ` ${a['value'] ?? ''}`;
  }

  button(a: Attributes): void {
    this.#button = { of: this.#formOf(a), words: '' };
  }

  words(text: string): void {
    if (this.#button && this.#button.words.length < LIMITS.words) this.#button.words += ` ${text}`;
  }

  buttonEnds(): void {
    const { of, words } = this.#button ?? { of: null, words: '' };
    if (of && of.buttons.length < LIMITS.words) of.buttons += words;
    else if (of === null && words.trim() !== '' && this.loose.length < LIMITS.loose)
      this.loose.push(words.slice(0, LIMITS.words));
    this.#button = null;
  }

  /** `form="…"` puts what stands elsewhere into a form. */
  #formOf = (a: Attributes): PageForm | null =>
    a['form'] === undefined ? this.#open : (this.#named.get(a['form']) ?? null);
}
