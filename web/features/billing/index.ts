/** What other features may draw. */
export { OwnHours, OwnQuestions } from './portal/own-hours.tsx';
export { UseBar, UseKey, useUseLine } from './month/use-bar.tsx';
export { useWritten } from './written.ts';
