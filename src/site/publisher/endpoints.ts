import { z } from 'zod';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { LIST_QUERY } from '../../service/list-query.ts';
import { PUBLISHER } from '../../service/publisher-json.ts';
import { TORRENT } from '../../service/torrent-json.ts';

/** Below the torrents, where no collection can be: an address of its own would take one from a collection. */
export const SHOW_PUBLISHER = defineEndpoint({
  method: 'GET',
  template: '/torrents/by/{slug:segment}',
  does: 'list the torrents of the publisher',
  needs: 'anybody',
  query: LIST_QUERY,
  answers: {
    200: z.strictObject({
      publisher: PUBLISHER,
      items: z.array(TORRENT),
      next: z.string().nullable(),
    }),
  },
});

export const SUBMIT_PUBLISHER = defineEndpoint({
  method: 'POST',
  template: '/account/publisher',
  does: 'write the page of a publisher',
  needs: 'uploader',
  body: formBody(z.object({ slug: z.string(), publisherName: z.string(), about: z.string() })),
  answers: {},
});

export const SUBMIT_PUBLISHER_REMOVAL = defineEndpoint({
  method: 'POST',
  template: '/account/publisher/remove',
  does: 'remove the page of a publisher',
  needs: 'uploader',
  body: formBody(z.object({ slug: z.string() })),
  answers: {},
});
