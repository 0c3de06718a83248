/** What other features may draw. */
export { TasksOf } from './tasks-of.tsx';
export { useSpent } from './time/spent.ts';
export { taskWords } from './words.ts';
