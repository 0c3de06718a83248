export { shownAddress, storeAddress } from './address.ts';
export { shownName } from './ask-names.ts';
export { discover, type DiscoveryMeans } from './discover.ts';
export type { Discovery, FoundPage, Names } from './discovery.ts';
export { createFetcher } from './fetcher.ts';
export { judge as likeness, productName } from './judge-page.ts';
export { addressSpeaksOf, isAside, mayFetch } from './kinds-of-links.ts';
export { searchAddresses } from './search-addresses.ts';
export { said, type Said, sayStep, type Step, stepCodes } from './steps.ts';
