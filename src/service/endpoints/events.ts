import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { EVENT, EVENT_FILTER } from '../event-json.ts';
import { filled, textAs } from '../input/text-values.ts';
import { API_PREFIX } from './prefix.ts';

const LIMIT_MAX = 1000;

const LIMIT = textAs((text) => {
  const limit = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= LIMIT_MAX ? limit : undefined;
}, `a number from 1 to ${LIMIT_MAX}`);

/**
 * What happened to torrents, the oldest first: a page, or server-sent events as they happen. `end` is where the page ends:
 * reading on `after` it gives what happens next. `next` is the same while there is more already, else null.
 */
export const LIST_EVENTS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/events`,
  does: 'list events',
  needs: 'anybody',
  counted: 'searches',
  query: z.strictObject({ ...EVENT_FILTER, after: filled(z.string()), limit: filled(LIMIT) }),
  answers: { 200: z.strictObject({ items: z.array(EVENT), next: z.string().nullable(), end: z.string() }) },
  otherTypes: ['text/event-stream'],
});
