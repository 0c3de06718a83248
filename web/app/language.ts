import { languages, type Language } from '#core/words';

const key = 'vakhta-language';
const known = (tag: string | null | undefined): Language | undefined =>
  languages.find((l) => tag?.toLowerCase().startsWith(l));

/** The language chosen here, else the first of the browser's that we speak, else English. */
function startingLanguage(): Language {
  return known(localStorage.getItem(key)) ?? navigator.languages.map(known).find(Boolean) ?? 'en';
}

let current: Language = startingLanguage();
const listeners = new Set<() => void>();

export const currentLanguage = (): Language => current;

export function chooseLanguage(language: Language): void {
  current = language;
  localStorage.setItem(key, language);
  document.documentElement.lang = language;
  for (const tell of listeners) tell();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

document.documentElement.lang = current;
