import type { Words } from '#core/words';
import type { FieldTexts } from '../form/context.ts';
import { useLanguage } from '../words.ts';

/**
 * Names and hints of a kind's settings in the reader's language; a kind that is not known here tells them itself.
 * @param words by kind, `email_host`; hints end in `_hint`; names of choices are `email_security_none`
 */
export function useFieldTexts(words: Words<string>, kind: string): (path: string) => FieldTexts | undefined {
  const known: Record<string, string> = words[useLanguage()];
  return (path) => {
    const key = `${kind}_${path.replace('=', '_')}`;
    return key in known ? { label: known[key], hint: known[`${key}_hint`] ?? '' } : undefined;
  };
}
