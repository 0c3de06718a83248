export type { SeoFact } from './change.ts';
export { compareSnapshots, factsBetween } from './compare.ts';
export { groupOf, inGroups, type SeoGroup, seoGroups, seoGroupWords } from './groups.ts';
export { readSnapshot } from './read.ts';
export { type SaidSeoChange, saySeoChange, saySeoFact } from './say.ts';
export { KIND, type SeoPage, type SeoSnapshot, VERSION } from './snapshot.ts';
