export { requestById, type RequestRow } from './requests/store.ts';
