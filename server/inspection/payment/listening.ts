/** How a field of a card is known: by what it is called, in the words that browsers and shops use. */
export const cardField =
  'input[autocomplete^="cc-"], input[name*="card" i][name*="num" i], input[name*="cardno" i], input[id*="card" i][id*="num" i], input[name*="cvv" i], input[name*="cvc" i], input[name*="ccnum" i]';

/**
 * Runs in the page before any script of it: tells who listens to fields of a card and who reads them. It changes nothing that
 * a page can see: the functions stay native to look at.
 * @param channel the name under which the page can tell; taken away at once
 */
export function listening({ channel, field }: { channel: string; field: string }): void {
  const page = globalThis as unknown as Record<string, unknown> & {
    Element: { prototype: { matches(selector: string): boolean } };
    EventTarget: { prototype: object };
    HTMLInputElement: { prototype: object };
    HTMLFormElement: new () => object;
    document: object;
  };
  const tell = page[channel] as ((what: { event: string; stack: string }) => void) | undefined;
  if (!tell) return;
  delete page[channel];
  const { apply } = Reflect;
  const matches = page.Element.prototype.matches;
  const isField = (thing: unknown): boolean =>
    thing instanceof (page.HTMLInputElement as never) && Boolean(apply(matches, thing, [field]));
  const heard = new Set(['input', 'change', 'keydown', 'keyup', 'keypress', 'blur', 'focusout', 'paste', 'submit']);
  const told = new Set<string>();
  const note = (event: string): void => {
    const stack = new Error().stack ?? '';
    if (told.size > 300 || told.has(event + stack)) return;
    told.add(event + stack);
    tell({ event, stack });
  };
  const root = page.EventTarget.prototype as { addEventListener: (...given: unknown[]) => unknown };
  root.addEventListener = new Proxy(root.addEventListener, {
    apply(target, self: unknown, given: unknown[]) {
      const type = String(given[0]);
      if (heard.has(type) && (isField(self) || self instanceof page.HTMLFormElement)) note(type);
      else if (heard.has(type) && type !== 'submit' && (self === page.document || self === page)) note(`page ${type}`);
      return apply(target, self, given);
    },
  });
  const value = Object.getOwnPropertyDescriptor(page.HTMLInputElement.prototype, 'value')!;
  Object.defineProperty(page.HTMLInputElement.prototype, 'value', {
    ...value,
    get: new Proxy(value.get!, {
      apply(target, self: unknown, given: unknown[]) {
        const read = apply(target, self, given) as string;
        if (read !== '' && isField(self)) note('read');
        return read;
      },
    }),
  });
}
