import { contractChanged } from '#contract/events/contracts';
import { on } from '#kit/events/events';
import { findContract } from '../time/find-contract.ts';

export default on(contractChanged, (trx, { clientId }, app) => findContract(trx, app, clientId));
