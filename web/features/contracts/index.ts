/** What other features may draw. */
export { draftAddress } from './agreements/form/quoted.ts';
export { Amount, Hours } from './agreements/form/amounts.tsx';
