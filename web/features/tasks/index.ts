/** What other features may draw. */
export { TasksOf } from './tasks-of.tsx';
