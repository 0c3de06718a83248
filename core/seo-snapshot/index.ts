export { compareSnapshots } from './compare.ts';
export { readSnapshot } from './read.ts';
export { type SaidSeoChange, saySeoChange } from './say.ts';
export { KIND, type SeoPage, type SeoSnapshot, VERSION } from './snapshot.ts';
