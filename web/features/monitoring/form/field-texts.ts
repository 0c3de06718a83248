import type { FieldTexts } from '../../../kit/form/context.ts';
import { humanName } from '../../../kit/form/schema.ts';
import { useLanguage } from '../../../kit/words.ts';
import { fieldHints, fieldWords } from './field.words.ts';

/** Fields that most people never touch stand under "More settings". */
const folded: Record<string, readonly string[]> = {
  http: ['headers', 'body', 'auth', 'follow', 'maxRedirects', 'redirectsTo', 'redirects', 'json', 'answerHeaders', 'visitors', 'checkHead', 'ignoreCertificate', 'connectMs', 'firstByteMs', 'idleMs', 'maxBytes'],
};
export const foldsOf = (type: string) => (name: string) => folded[type]?.includes(name) ?? false;

const last = (path: string) => path.split('.').at(-1)!;

/** Name and hint of a field in the reader's language; a field of a type not known here is told by its own name. */
export function useFieldTexts(): (path: string) => FieldTexts & { label: string } {
  const language = useLanguage();
  const labels: Record<string, string> = fieldWords[language];
  const hints: Record<string, string> = fieldHints[language];
  return (path) => {
    const value = path.split('=')[1];
    const hint = hints[path];
    return { label: labels[path] ?? value ?? labels[last(path)] ?? humanName(last(path)), hint: language === 'en' ? hint : (hint ?? '') };
  };
}
