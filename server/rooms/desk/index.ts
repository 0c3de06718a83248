export { incidentsOf, requestById, type RequestRow } from './requests/store.ts';
