import { type Language, say, type Values, type Words } from '#core/words';

/** An error that a person caused and can mend: answered as 4xx with a clear sentence; nothing was changed. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** When to try again; told in the header `retry-after`. */
  readonly retryAfterSeconds: number | undefined;
  readonly #words: Words<'text'>;
  readonly #values: Values;

  constructor(
    status: number,
    code: string,
    words: Words<'text'>,
    values: Values = {},
    field?: string,
    retryAfterSeconds?: number,
  ) {
    super(say(words.en.text, values, 'en'));
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
    this.#words = words;
    this.#values = values;
  }

  sentence(language: Language): string {
    return say(this.#words[language].text, this.#values, language);
  }

  /** The same about a field that stands deeper in what was sent: `stores.0.monitors.3.name`. */
  at(field: string): Refusal {
    return new Refusal(this.status, this.code, this.#words, this.#values, field, this.retryAfterSeconds);
  }
}

/** Sentences in the three languages; `{name}` is replaced by a value. */
export interface Sentence {
  en: string;
  ru: string;
  uk: string;
}

const toWords = (s: Sentence): Words<'text'> => ({ en: { text: s.en }, ru: { text: s.ru }, uk: { text: s.uk } });

/** 422: the input is understood but wrong. `field` names it. */
export function refuse(
  code: string,
  sentence: Sentence,
  options: { field?: string; values?: Values; status?: number } = {},
): never {
  throw new Refusal(options.status ?? 422, code, toWords(sentence), options.values, options.field);
}

/** 429: too often. The sentence says `{seconds}` or `{minutes}`, the header `retry-after` the seconds. */
export function refuseUntil(code: string, sentence: Sentence, waitMs: number): never {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  throw new Refusal(429, code, toWords(sentence), { seconds, minutes: Math.ceil(seconds / 60) }, undefined, seconds);
}

/** 404: no such thing, or not one that the actor may know of: the two are not told apart. */
export function notFound(
  what: Sentence = { en: 'There is no such thing.', ru: 'Такого нет.', uk: 'Такого немає.' },
): never {
  return refuse('not_found', what, { status: 404 });
}

export function conflict(code: string, sentence: Sentence, options: { field?: string; values?: Values } = {}): never {
  return refuse(code, sentence, { ...options, status: 409 });
}
