export { type OnDuty, onDuty } from './reckon.ts';
