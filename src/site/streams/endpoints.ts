import { z } from 'zod';
import { defineEndpoint, filesBody } from '../../service/endpoint.ts';
import { UPLOAD_OPTIONS } from '../../service/input/upload-options.ts';
import { TORRENT } from '../../service/torrent-json.ts';

const ONE = '/streams/{name:segment}';

/** What the stream's lists, feeds and files are is that of any collection. */
export const POST_TO_STREAM = defineEndpoint({
  method: 'POST',
  template: `${ONE}/`,
  does: 'publish',
  needs: 'publisher',
  query: z.strictObject(UPLOAD_OPTIONS),
  body: filesBody(z.object(UPLOAD_OPTIONS)),
  answers: { 200: TORRENT },
});

/** The last number of the stream. */
export const GET_STREAM_COUNTER = defineEndpoint({
  method: 'GET',
  template: `${ONE}/meta.txt`,
  does: 'count the torrents of the stream',
  needs: 'anybody',
  answers: {},
});
