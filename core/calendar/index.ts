export { add, between, isOpen, nextOpen, type Pause } from './clock.ts';
export { type Because, explain, type Piece } from './explain.ts';
export { type Calendar, type DayHours, type LocalInterval } from './data.ts';
export { checkCalendar } from './check.ts';
