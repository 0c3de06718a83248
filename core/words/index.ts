/** The languages that people read here. English is the reference. */
export const languages = ['en', 'ru', 'uk'] as const;
export type Language = (typeof languages)[number];

export type Words<Key extends string = string> = Record<Language, Record<Key, string>>;

/** Declares words in three languages; the type demands the same keys in each. */
export function words<const Key extends string>(all: Record<Language, Record<Key, string>>): Words<Key> {
  return all;
}

export type Values = Record<string, string | number>;

/**
 * Says a phrase: `{name}` is replaced by its value; `{n|день|дня|дней}` chooses the plural form of `n` by the
 * language's rules (English takes two forms: `{n|day|days}`) and writes only the form: put `{n}` before it.
 * A number that is no whole one is written as the language does (`2,5`). A missing value stays visible as `{name}`.
 */
export function say(phrase: string, values: Values = {}, language: Language = 'en'): string {
  return phrase.replace(/\{(\w+)((?:\|[^|}]*)*)\}/g, (whole, name: string, forms: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    if (!forms) return written(value, language);
    const list = forms.slice(1).split('|');
    return list[pluralForm(Number(value), language, list.length)] ?? whole;
  });
}

/** A fraction has its comma where the language writes one; digits are not grouped, as `{n}` may be a port or a year. */
const written = (value: string | number, language: Language): string =>
  typeof value === 'string' || Number.isInteger(value) || language === 'en'
    ? String(value)
    : String(value).replace('.', ',');

const rules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
  uk: new Intl.PluralRules('uk'),
};

function pluralForm(n: number, language: Language, forms: number): number {
  const category = rules[language].select(n);
  const index = language === 'en' ? (category === 'one' ? 0 : 1) : category === 'one' ? 0 : category === 'few' ? 1 : 2;
  return Math.min(index, forms - 1);
}
