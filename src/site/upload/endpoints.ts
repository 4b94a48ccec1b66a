import { z } from 'zod';
import { defineEndpoint, filesBody } from '../../service/endpoint.ts';
import { UPLOAD_RESULTS } from '../../service/results-json.ts';
import { UPLOAD_FORM } from './upload-fields.ts';

export const SHOW_UPLOAD = defineEndpoint({
  method: 'GET',
  template: '/upload',
  does: 'upload',
  needs: 'anybody',
  query: z.object({ collection: z.string().optional() }),
  answers: {},
});

export const SUBMIT_UPLOAD = defineEndpoint({
  method: 'POST',
  template: '/upload',
  does: 'upload',
  needs: 'publisher',
  body: filesBody(UPLOAD_FORM),
  answers: { 200: UPLOAD_RESULTS, 201: UPLOAD_RESULTS, 207: UPLOAD_RESULTS, '4XX': UPLOAD_RESULTS },
});
