import { countRequests, listRequests, readRequest } from '#contract/desk';

/** What is read again after something was done with a request. */
export const afterRequest = [readRequest, listRequests, countRequests];
