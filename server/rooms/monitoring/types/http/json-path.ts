/** `undefined` where the text is no JSON: what a server sends is a fact, not an exception. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at `$.items[0].name`; `undefined` where there is none. */
export function valueAt(json: unknown, path: string): unknown {
  const steps = path.replace(/^\$/, '').match(/[\w$-]+/g) ?? [];
  let value = json;
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

export type Comparison = 'exists' | 'equals' | 'contains' | 'above' | 'below';

export function holds(value: unknown, is: Comparison, expected: string): boolean {
  if (value === undefined) return false;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (is) {
    case 'exists':
      return true;
    case 'equals':
      return text === expected;
    case 'contains':
      return Array.isArray(value) ? value.some((item) => String(item) === expected) : text.includes(expected);
    case 'above':
      return Number(text) > Number(expected);
    case 'below':
      return Number(text) < Number(expected);
  }
}
