import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { filled } from '../input/text-values.ts';
import { API_PREFIX } from './prefix.ts';

/** What was typed, names, an empty text for each, and the addresses of their pages. */
const SUGGESTIONS = z.tuple([z.string(), z.array(z.string()), z.array(z.string()), z.array(z.url())]);

/** For the search field of a browser. */
export const SUGGEST_TORRENTS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/suggestions`,
  does: 'suggest torrents',
  needs: 'anybody',
  counted: 'searches',
  query: z.strictObject({ q: filled(z.string()) }),
  answers: { 200: SUGGESTIONS },
});
