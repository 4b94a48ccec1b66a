import { defineEndpoint } from '../../service/endpoint.ts';

/** Its parameters have names in any case, and mistakes in them are answered as Torznab numbers them. */
export const GET_TORZNAB = defineEndpoint({
  method: 'GET',
  template: '/torznab/api',
  does: 'search as an indexer',
  needs: 'everybody',
  answers: {},
});

/** The address without its end, which people enter in place of it. */
export const EXPLAIN_TORZNAB = defineEndpoint({
  ...GET_TORZNAB,
  template: '/torznab',
  does: 'find the indexer',
});
