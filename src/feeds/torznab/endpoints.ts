import { defineEndpoint } from '../../service/endpoint.ts';

/** Its parameters have names in any case, and mistakes in them are answered as Torznab numbers them. */
export const GET_TORZNAB = defineEndpoint({
  method: 'GET',
  template: '/torznab/api',
  does: 'search as an indexer',
  needs: 'everybody',
  answers: {},
});
