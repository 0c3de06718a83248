import { type Language, say } from '#core/words';
import type { Step } from '#inspection';
import { stepWords } from './step.words.ts';

/** What came of a page, in a reader's language. What a newer version kept is said in general. */
export function sayStep({ outcome, status }: Step, language: Language): string {
  const phrases: Record<string, string> = stepWords[language];
  return say(phrases[outcome] ?? stepWords[language].other, { status }, language);
}
