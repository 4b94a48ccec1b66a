import { z } from 'zod';
import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import { PROBLEM } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import type { UploadResult } from './publish.ts';
import { publishedJson, TORRENT } from './torrent-json.ts';

const RESULT = z.strictObject({
  fileName: z.string().nullable(),
  status: z.int(),
  torrent: TORRENT.optional(),
  problem: PROBLEM.optional(),
});

/** What became of each of several files. */
export const UPLOAD_RESULTS = z.strictObject({ results: z.array(RESULT) });

/** What became of each of several files, as every JSON answer tells it. */
export function resultsJson(results: readonly UploadResult[], base: Base): Json<typeof UPLOAD_RESULTS> {
  return { results: results.map((result) => resultJson(result, base)) };
}

function resultJson({ fileName, status, published, error }: UploadResult, base: Base): Json<typeof RESULT> {
  return {
    fileName: fileName ?? null,
    status,
    ...(published === undefined ? {} : { torrent: publishedJson(published, base) }),
    ...(error === undefined ? {} : { problem: toProblem(error, base) }),
  };
}
