import type { Torrent } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { problemText, toProblem } from '../http/problem.ts';
import { redirect, respondHtml, respondJson, respondText } from '../http/respond.ts';
import { createAddresses, download } from '../web/addresses.ts';
import { statusOfAll, type Published, type UploadResult } from '../web/publish.ts';
import { torrentJson } from '../web/torrent-json.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { uploadPage } from './pages/upload.ts';

/** Tells the publisher of one torrent where it is: as a line with its URL, as JSON, or by leading a browser to it. */
export function respondPublished(request: Request, { status, torrent }: Published, base: Base): Response {
  const location = download(createAddresses(base), torrent);
  const headers = { location, etag: `"${torrent.sha256}"`, vary: 'accept' };
  switch (preferredForm(request)) {
    case 'json':
      return respondJson(status, torrentJson(torrent, base), headers);
    case 'text':
      return respondText(status, location, headers);
    case 'html':
      return request.method === 'POST'
        ? redirectToPage(torrent, base)
        : respondText(status, location, headers);
  }
}

/** Tells the publisher of several files what became of each. */
export function respondResults(
  request: Request,
  deps: SiteDeps,
  results: readonly UploadResult[],
  collection: string,
  base: Base,
): Response {
  const status = statusOfAll(results);
  const headers = { vary: 'accept' };
  switch (preferredForm(request)) {
    case 'json':
      return respondJson(status, { results: results.map((result) => resultJson(result, base)) }, headers);
    case 'text':
      return respondText(status, results.map((result) => resultText(result, base)).join('\n'), headers);
    case 'html': {
      const page = uploadPage({ collection, results, problem: undefined }, frameOf(deps, base));
      return respondHtml(status, page, headers);
    }
  }
}

function redirectToPage(torrent: Torrent, base: Base): Response {
  return redirect(303, createAddresses(base).page(torrent));
}

function resultJson({ fileName, status, torrent, error }: UploadResult, base: Base): object {
  return {
    fileName: fileName ?? null,
    status,
    ...(torrent === undefined ? {} : { torrent: torrentJson(torrent, base) }),
    ...(error === undefined ? {} : { problem: toProblem(error, base) }),
  };
}

function resultText({ fileName, torrent, error }: UploadResult, base: Base): string {
  if (torrent !== undefined) return download(createAddresses(base), torrent);
  return `${fileName ?? '(no name)'}: ${problemText(toProblem(error, base))}`;
}
