export {
  type AdvisoriesFor,
  type Advisory,
  type Ecosystem,
  ecosystems,
  type Known,
  type SoftwareKind,
  softwareKey,
  softwareKinds,
  type SoftwareName,
  type Source,
} from './advisory.ts';
export { type Feed, feeds } from './feed.ts';
export { confirmFeedFile, headOf, keepFeedFile, knownIn } from './feed-file.ts';
export { advisoriesIn, fetchFeed, type Stamp } from './fetch-feed.ts';
export { sayTrouble, type Trouble, troubleOf } from './trouble.ts';
