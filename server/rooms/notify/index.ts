export { mailFromUs } from './mail-from-us.ts';
export { tellTrouble } from './trouble.ts';
