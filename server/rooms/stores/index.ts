export { addStore, type NewStore, storeByAddress } from './add-store.ts';
export { latestProposal } from './discoveries/proposal.ts';
export { netPolicyOf } from './net-policy.ts';
export {
  clientsByIds,
  clientsOfHost,
  type ClientWithCount,
  searchStores,
  storeById,
  storesByIds,
  storesVisibleTo,
  type Scope,
  type StoreWithClient,
} from './store.ts';
