/** What other features may draw. */
export { CardsOfTask } from './task/cards-of-task.tsx';
