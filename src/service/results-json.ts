import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import type { UploadResult } from './publish.ts';
import { torrentJson } from './torrent-json.ts';

/** What became of each of several files, as every JSON answer tells it. */
export function resultsJson(results: readonly UploadResult[], base: Base): object {
  return { results: results.map((result) => resultJson(result, base)) };
}

function resultJson({ fileName, status, torrent, deleteKey, error }: UploadResult, base: Base): object {
  return {
    fileName: fileName ?? null,
    status,
    ...(torrent === undefined ? {} : { torrent: torrentJson(torrent, base, deleteKey) }),
    ...(error === undefined ? {} : { problem: toProblem(error, base) }),
  };
}
