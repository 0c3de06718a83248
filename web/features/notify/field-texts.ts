import type { FieldTexts } from '../../kit/form/context.ts';
import { useLanguage } from '../../kit/words.ts';
import { fieldWords } from './field.words.ts';

/** Names and hints of a kind's settings in the reader's language; a kind that is not known here tells them itself. */
export function useFieldTexts(kind: string): (path: string) => FieldTexts | undefined {
  const known: Record<string, string> = fieldWords[useLanguage()];
  return (path) => {
    const key = `${kind}_${path.replace('=', '_')}`;
    return key in known ? { label: known[key], hint: known[`${key}_hint`] ?? '' } : undefined;
  };
}
