import { type Language, say, words } from '#core/words';
import { markerIn } from './marker.ts';
import type { Origin } from './tracker-kind.ts';

const phrases = words({
  en: { cut: '… (cut here: {service} takes no more)', archived: 'Archived', completed: 'Completed' },
  ru: { cut: '… (обрезано: {service} не принимает больше)', archived: 'В архиве', completed: 'Выполнено' },
  uk: { cut: '… (обрізано: {service} не приймає більше)', archived: 'В архіві', completed: 'Виконано' },
});

/** The state that a tracker keeps as a mark of the card rather than as a place for it. */
export const markedState = (language: Language, state: 'archived' | 'completed'): string => phrases[language][state];

// oxlint-disable-next-line no-control-regex -- they are what is taken out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

/** One line break, no control characters, no half characters: what every tracker takes. */
export const cleaned = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').toWellFormed().trim();

/** A title is one line everywhere. @param most UTF-16 units, as the trackers count */
export function titled(title: string, most: number): string {
  const line = cleaned(title).replace(/\s+/g, ' ');
  return line.length <= most ? line : `${whole(line, most - 1)}…`;
}

export interface Room {
  /** UTF-16 units, as the trackers count. */
  most: number;
  service: string;
  language: Language;
}

/** What fits, and a sentence where something did not. @param written how it is written there, which may be longer */
export function fitted(
  text: string,
  { most, service, language }: Room,
  written: (text: string) => string = (t) => t,
): string {
  const clean = cleaned(text);
  if (written(clean).length <= most) return written(clean);
  const note = say(phrases[language].cut, { service });
  let end = most - note.length;
  while (end > 0 && written(whole(clean, end)).length + note.length > most) end = Math.floor(end * 0.9);
  return written(whole(clean, Math.max(0, end))) + note;
}

/** The first units, without half a character at the end. */
/** The beginning, without half a character at its end. */
export const whole = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

export const originLine = ({ label, address }: Origin): string => `${titled(label, 200)}: ${address}`;

/** Editors there put the address into brackets, and a name for its looks behind it. */
const ending = /^(?!\s*>).*\S#vakhta-[\w-]+(\s+"[^"]*")?[)\]>]*\s*$/;

/** A text without the line that leads to its origin, if it begins or ends with one. */
export function withoutOrigin(text: string): { text: string; marker: string | null } {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  for (const place of [0, lines.length - 1]) {
    const marker = markerIn(lines[place]!);
    if (marker === null || !ending.test(lines[place]!)) continue;
    lines.splice(place, 1);
    return { text: lines.join('\n').trim(), marker };
  }
  return { text: text.trim(), marker: null };
}
