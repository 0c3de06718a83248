export { writeComment } from './board/comments/write-comment.ts';
export { createTask } from './board/create-task.ts';
export { seenBy } from './board/seen.ts';
export { reviseTask } from './board/revise-task.ts';
export { setState } from './board/set-state.ts';
export { type TaskRow, taskById } from './board/store.ts';
export { type ContractTime, timeOfContract } from './time/ledger-entries.ts';
export { closeMonth } from './time/months/months.ts';
export { dateIn, priceVersion } from './time/terms.ts';
