import { expect, test } from 'vitest';
import { z } from 'zod';
import { said } from '#contract/said';
import { parsePart } from './parse.ts';

const schema = z.object({
  path: z.string().regex(/^\$/, said({ en: 'Begin with $.', ru: 'Начните с $.', uk: 'Почніть з $.' })),
  list: z.array(z.email(said({ en: 'Write a mail.', ru: 'Напишите почту.', uk: 'Напишіть пошту.' }))).default([]),
  own: z
    .string()
    .superRefine(
      (text, ctx) =>
        void (text && ctx.addIssue({ code: 'custom', params: { sentence: { en: 'No.', ru: 'Нет.', uk: 'Ні.' } } })),
    )
    .default(''),
  number: z.number().optional(),
});

test.each([
  [{ path: 'x' }, 'path', ['path: Begin with $.', 'path: Начните с $.', 'path: Почніть з $.']],
  [
    { path: '$', list: ['x'] },
    'list.0',
    ['list.0: Write a mail.', 'list.0: Напишите почту.', 'list.0: Напишіть пошту.'],
  ],
  [{ path: '$', own: 'x' }, 'own', ['own: No.', 'own: Нет.', 'own: Ні.']],
  [{ path: '$', number: 'x' }, 'number', [/expected number/, /ожидалось число/, /очікується число/]],
])('what is wrong with %j is said in the language of the reader', (value, field, sentences) => {
  for (const [i, language] of (['en', 'ru', 'uk'] as const).entries())
    try {
      parsePart(schema, value, language);
      expect.unreachable();
    } catch (error) {
      const refusal = error as { field: string; sentence(of: string): string };
      expect(refusal.field).toBe(field);
      expect(refusal.sentence(language)).toEqual(
        typeof sentences[i] === 'string' ? sentences[i] : expect.stringMatching(sentences[i]!),
      );
    }
});
