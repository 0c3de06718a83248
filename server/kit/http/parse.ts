import { z } from 'zod';
import { sentenceOf } from '#contract/said';
import type { Language } from '#core/words';
import { Refusal } from '../refuse.ts';
import { badCharacters } from './problems.ts';

const locales = { en: z.locales.en().localeError, ru: z.locales.ru().localeError, uk: z.locales.uk().localeError };

const missing: Record<Language, string> = {
  en: 'This must be given.',
  ru: 'Это нужно указать.',
  uk: 'Це потрібно вказати.',
};

/** The schema's own sentence, or the library's in the reader's language. */
function explain(issue: z.core.$ZodRawIssue, language: Language) {
  const own = sentenceOf(issue, language);
  if (own !== undefined) return own;
  return issue.code === 'invalid_type' && issue.input === undefined ? missing[language] : locales[language](issue);
}

/** Parses one part of a request. @throws Refusal 422 naming the first field that is wrong, in the reader's language */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, language: Language): z.output<S> {
  if (schema instanceof z.ZodUndefined) return undefined as z.output<S>;
  const result = schema.safeParse(value ?? {}, { error: (issue) => explain(issue, language) });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = issue.path.map(String).join('.');
  const text = field ? `${field}: ${issue.message}` : issue.message;
  throw new Refusal(
    422,
    'invalid',
    { en: { text: '{text}' }, ru: { text: '{text}' }, uk: { text: '{text}' } },
    { text },
    field || undefined,
  );
}

const badJson = {
  en: { text: 'The body is not valid JSON.' },
  ru: { text: 'Тело запроса — не правильный JSON.' },
  uk: { text: 'Тіло запиту — не правильний JSON.' },
};

/** What JSON text says, or the refusal where it is none, or where it holds what cannot be stored and that is not to be `tolerated`. */
export function readJson(text: string, tolerated: boolean): { value: unknown } | Refusal {
  if (text === '') return { value: undefined };
  // Only escapes can say NUL or half a character here, and few texts have such escapes.
  const suspect = !tolerated && /\\u(0000|d[89a-f])/i.test(text);
  let storable = true;
  const look = (key: string, value: unknown): unknown => {
    if (!isStorable(key) || (typeof value === 'string' && !isStorable(value))) storable = false;
    return value;
  };
  try {
    const value: unknown = JSON.parse(text, suspect ? look : undefined);
    return storable ? { value } : new Refusal(422, 'bad_characters', badCharacters);
  } catch {
    return new Refusal(400, 'bad_json', badJson);
  }
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
