export { advisoriesFor } from './look-up.ts';
