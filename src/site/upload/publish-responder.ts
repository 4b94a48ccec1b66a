import type { Context } from '../../http/context.ts';
import { FORM_VARY, preferredForm } from '../../http/negotiate.ts';
import { problemText, toProblem } from '../../http/problem.ts';
import { redirect, respondJson, respondText } from '../../http/respond.ts';
import { createAddresses, deletion, download } from '../../service/addresses.ts';
import { statusOfAll, type PublishedFile, type UploadResult } from '../../service/publish.ts';
import { pageOf } from '../../service/page-of.ts';
import { resultsJson } from '../../service/results-json.ts';
import { publishedJson } from '../../service/torrent-json.ts';
import type { PublishFormInput } from './publish-form.ts';
import { blankFor } from './upload-fields.ts';
import type { UploadPages } from './upload-pages.ts';

// The delete key of an upload without a token is for its publisher alone.
const HEADERS = { vary: FORM_VARY, 'cache-control': 'no-store' };

/** Answers publishers. */
export interface PublishResponder {
  /**
   * Where the one torrent is: as lines with its URL, its permalink and, for an anonymous upload, the address to delete it
   * at; as JSON; or by leading a browser to it.
   */
  one(request: Request, context: Context, published: PublishedFile): Promise<Response>;
  /** What became of each of several files; a page also has the form to publish more. */
  all(
    request: Request,
    context: Context,
    results: readonly UploadResult[],
    form: Pick<PublishFormInput, 'typed' | 'kept'>,
  ): Promise<Response>;
}

/**
 * Whether the page of the torrent is answer enough. It cannot show the delete key, which is known only here and now, nor
 * what the torrent inherited, nor that it is in another collection than was asked for, or in one that was moved.
 */
export function isPageEnough({ deleteKey, inherited, isElsewhere, movedTo }: PublishedFile): boolean {
  return movedTo === undefined && deleteKey === undefined && inherited.length === 0 && !isElsewhere;
}

export function createPublishResponder(pages: UploadPages): PublishResponder {
  const responder: PublishResponder = {
    async one(request, context, published) {
      const { status, torrent } = published;
      const addresses = createAddresses(context.base);
      const location = download(addresses, torrent);
      const headers = { ...HEADERS, location, etag: `"${torrent.sha256}"` };
      const form = preferredForm(request);
      if (form === 'json') {
        return respondJson(status, publishedJson(published, context.base), headers);
      }
      if (form === 'text' || request.method !== 'POST') {
        return respondText(status, linesOf(published, context), headers);
      }
      if (isPageEnough(published)) return redirect(303, addresses.page(torrent));
      const results = [{ fileName: torrent.fileName, status, published }];
      return responder.all(request, context, results, { typed: blankFor(torrent.collection) });
    },

    async all(request, context, results, form) {
      const status = statusOfAll(results);
      switch (preferredForm(request)) {
        case 'json':
          return respondJson(status, resultsJson(results, context.base), HEADERS);
        case 'text': {
          const texts = results.map((result) => resultText(result, context));
          return respondText(status, texts.join('\n'), HEADERS);
        }
        case 'html':
          return pages.respond(request, context, status, { ...form, results });
      }
    },
  };
  return responder;
}

function resultText({ fileName, published, error }: UploadResult, context: Context): string {
  if (published !== undefined) return linesOf(published, context);
  return `${fileName ?? '(no name)'}: ${problemText(toProblem(error, context.base))}`;
}

function linesOf(published: PublishedFile, { base }: Context): string {
  const { torrent, deleteKey, inherited, isElsewhere, movedTo } = published;
  const addresses = createAddresses(base);
  const isPending = torrent.state === 'pending';
  const page = pageOf(published, addresses);
  return [
    download(addresses, torrent),
    ...(page === undefined ? [] : [page]),
    ...(deleteKey === undefined ? [] : [deletion(addresses, torrent, deleteKey)]),
    ...(isElsewhere
      ? ['note: The same torrent was already published there. It was not published again in your collection.']
      : []),
    ...(movedTo === undefined
      ? []
      : [
          `note: The collection /${torrent.collection}/ was moved to /${movedTo}/, and now exists at its old path as well.`,
        ]),
    ...(isPending ? ['note: It is pending review. A moderator has to approve it before others see it.'] : []),
    ...(torrent.expiresAt === undefined
      ? []
      : [`note: It expires at ${torrent.expiresAt.toISOString()}. Then it is removed.`]),
    ...(inherited.length === 0
      ? []
      : [`note: These are kept from the torrent that it replaces: ${inherited.join(', ')}.`]),
  ].join('\n');
}
