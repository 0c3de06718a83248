export { addStore, type NewStore } from './add-store.ts';
export { clientsByIds, type ClientWithCount, searchStores, storeById, storesByIds, storesVisibleTo, type Scope, type StoreWithClient } from './store.ts';
