import { z } from 'zod';
import { defineEndpoint } from '../../service/endpoint.ts';

export const SHOW_CREATE = defineEndpoint({
  method: 'GET',
  template: '/create',
  does: 'create a torrent',
  needs: 'anybody',
  query: z.object({ collection: z.string().optional() }),
  answers: {},
});
