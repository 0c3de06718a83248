export { LOOKED_UP, type Product, type Supported, supported } from './lines.ts';
export { type Line, type Support, supportOf } from './support.ts';
