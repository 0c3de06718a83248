import { useSyncExternalStore } from 'react';
import { say, type Language, type Values, type Words } from '#core/words';
import { currentLanguage, onLanguage } from '../app/language.ts';

export { words } from '#core/words';
export type Say<Key extends string> = (key: Key, values?: Values) => string;

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, currentLanguage);

/** `const t = useWords(words)`, then `t('key', { n: 3 })`, in the chosen language. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const language = useLanguage();
  return (key, values) => say(words[language][key], values, language);
}
