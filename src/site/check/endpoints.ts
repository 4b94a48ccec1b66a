import { z } from 'zod';
import { PROBLEM } from '../../service/answer-values.ts';
import { CHECK_REPORT } from '../../service/check-report.ts';
import { defineEndpoint, filesBody } from '../../service/endpoint.ts';
import { UPLOAD_FORM } from '../upload/upload-fields.ts';

export const SHOW_CHECK = defineEndpoint({
  method: 'GET',
  template: '/upload/check',
  does: 'check files',
  needs: 'anybody',
  answers: {},
});

/** What became of one file. */
export const CHECKED = z.union([
  CHECK_REPORT.extend({ fileName: z.string().nullable() }),
  z.strictObject({ fileName: z.string().nullable(), problem: PROBLEM }),
]);

export const SUBMIT_CHECK = defineEndpoint({
  method: 'POST',
  template: '/upload/check',
  does: 'check files',
  needs: 'anybody',
  changesNothing: true,
  body: filesBody(UPLOAD_FORM),
  answers: { 200: z.strictObject({ results: z.array(CHECKED) }) },
});
