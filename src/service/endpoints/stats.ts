import { defineEndpoint } from '../endpoint.ts';
import { STATS } from '../stats-json.ts';
import { NO_PARAMETERS } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

/** How much there is, and for moderators of everything how the service does. */
export const SHOW_STATS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/stats`,
  does: 'show statistics',
  needs: 'anybody',
  query: NO_PARAMETERS,
  answers: { 200: STATS },
});
