import { say, type Language } from '#core/words';
import type { ApiError } from '../app/call.ts';
import { kitWords } from './kit.words.ts';

/** The server's own sentence, or ours where it could not speak. */
export function refusalText(error: Error, language: Language): string {
  const { status, code, message } = error as ApiError;
  const phrases = kitWords[language];
  if (message) return message;
  if (status === 403) return phrases.forbidden;
  return status === 0 ? phrases.unreachable : say(phrases.refused, { code: code ?? error.name }, language);
}
