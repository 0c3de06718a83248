export { mailFromUs } from './mail-from-us.ts';
