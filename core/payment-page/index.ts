export { type Approvals, type Change, changes, type Weight } from './changes.ts';
export { type Inventory, type Script, scriptId, shapeOf } from './inventory.ts';
export { merged } from './merge.ts';
