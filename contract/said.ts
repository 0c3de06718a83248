import type { z } from 'zod';
import type { Language } from '#core/words';

type Sentence = Record<Language, string>;

/**
 * What a schema says of wrong input, in the three languages: `.regex(/…/, said({ en, ru, uk }))`. Whoever parses for a
 * person chooses one by `sentenceOf`; the schema itself knows no reader.
 */
export function said(sentence: Sentence): { error: (() => undefined) & { sentence: Sentence } } {
  return { error: Object.assign((): undefined => undefined, { sentence }) };
}

/** The sentence of the schema that refused, or of the issue that a check of its own added as `params.sentence`. */
export function sentenceOf(issue: z.core.$ZodRawIssue, language: Language): string | undefined {
  const { error } = (issue.inst?._zod.def ?? {}) as { error?: { sentence?: Sentence } };
  const own = (issue as { params?: { sentence?: Sentence } }).params?.sentence;
  return (error?.sentence ?? own)?.[language];
}
