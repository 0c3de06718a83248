import { z } from 'zod';
import type { Language } from '#core/words';
import { Refusal } from '../refuse.ts';

const locales = { en: z.locales.en().localeError, ru: z.locales.ru().localeError, uk: z.locales.uk().localeError };

/** Parses one part of a request. @throws Refusal 422 naming the first field that is wrong, in the reader's language */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, language: Language): z.output<S> {
  if (schema instanceof z.ZodUndefined) return undefined as z.output<S>;
  const result = schema.safeParse(value ?? {}, { error: locales[language] });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = issue.path.map(String).join('.');
  const text = field ? `${field}: ${issue.message}` : issue.message;
  throw new Refusal(422, 'invalid', { en: { text: '{text}' }, ru: { text: '{text}' }, uk: { text: '{text}' } }, { text }, field || undefined);
}
