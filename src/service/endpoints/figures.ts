import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FIGURE, FIGURE_QUERY, FIGURE_TOTALS } from '../figure-json.ts';
import { listOf } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

const ANSWERS = { 200: listOf(FIGURE, z.string()).extend({ totals: FIGURE_TOTALS }) } as const;

/** What the token that asks has transferred of each torrent, the last changed first, and in all. */
export const LIST_FIGURES = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/figures`,
  does: 'list figures',
  needs: 'reader',
  query: FIGURE_QUERY,
  answers: ANSWERS,
});

/** The same of any token. */
export const LIST_FIGURES_OF_TOKEN = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/tokens/{id:digits}/figures`,
  does: 'list figures of the token',
  needs: 'admin',
  query: FIGURE_QUERY,
  answers: ANSWERS,
});
