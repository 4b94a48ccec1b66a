import { z } from 'zod';
import { defineEndpoint } from '../service/endpoint.ts';
import { COUNT, filled } from '../service/input/text-values.ts';

export const GET_ROBOTS = defineEndpoint({
  method: 'GET',
  template: '/robots.txt',
  does: 'show the file',
  needs: 'everybody',
  answers: {},
});

/** How browsers search here. */
export const GET_OPENSEARCH = defineEndpoint({
  method: 'GET',
  template: '/opensearch.xml',
  does: 'show how to search',
  needs: 'everybody',
  answers: {},
});

/** How browsers install the site like an app. */
export const GET_MANIFEST = defineEndpoint({
  method: 'GET',
  template: '/manifest.webmanifest',
  does: 'show the file',
  needs: 'everybody',
  answers: {},
});

/** All public torrents. */
export const GET_DUMP = defineEndpoint({
  method: 'GET',
  template: '/dump.ndjson.zst',
  does: 'download the dump',
  needs: 'anybody',
  answers: {},
});

/** Where security problems are reported. */
export const GET_SECURITY_TXT = defineEndpoint({
  method: 'GET',
  template: '/.well-known/security.txt',
  does: 'show the file',
  needs: 'everybody',
  answers: {},
});

/** Without `from`, the list of all parts; else the part that begins after that id. */
export const GET_SITEMAP = defineEndpoint({
  method: 'GET',
  template: '/sitemap.xml',
  does: 'list the pages',
  needs: 'anybody',
  query: z.strictObject({ from: filled(COUNT) }),
  answers: {},
});
