import type { FieldTexts } from '../../../kit/form/context.ts';
import { useLanguage } from '../../../kit/words.ts';
import { fieldHints, valueWords } from './field.words.ts';

/** Fields that most people never touch stand under "More settings". */
const folded: Record<string, readonly string[]> = {
  http: [
    'headers',
    'body',
    'auth',
    'follow',
    'maxRedirects',
    'redirectsTo',
    'redirects',
    'json',
    'answerHeaders',
    'visitors',
    'checkHead',
    'ignoreCertificate',
    'connectMs',
    'firstByteMs',
    'idleMs',
    'maxBytes',
  ],
  content: ['firstByteMs', 'maxBytes'],
  tcp: ['connectMs', 'answerMs'],
  tls: ['connectMs'],
  ping: ['fallbackPort'],
};
export const foldsOf = (type: string) => (name: string) => folded[type]?.includes(name) ?? false;

/**
 * Hints of fields and names of values in the reader's language. A type that is not known here tells its fields itself;
 * its descriptions are English, so readers of other languages see the names alone.
 */
export function useFieldTexts(): (path: string) => FieldTexts | undefined {
  const language = useLanguage();
  const hints: Record<string, string> = fieldHints[language];
  const values: Record<string, string> = valueWords[language];
  return (path) => {
    if (path.includes('=')) return values[path] === undefined ? undefined : { label: values[path] };
    return { hint: hints[path] ?? (language === 'en' ? undefined : '') };
  };
}
