import type { Language } from '#core/words';

export const dayMs = 86_400_000;

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** `2026-12-24` is over when the next day begins in UTC. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + dayMs;
/** The last day before an instant. */
export const lastDay = (end: number): string => iso(end - 1).slice(0, 10);

export const shownDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
