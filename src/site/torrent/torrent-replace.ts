import { checkMayChange } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { PublishInput } from '../../catalogue/draft.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import { publishFile } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveForm } from '../../service/receive.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { ByInfohash } from './canonical.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import type { SHOW_REPLACE, SUBMIT_REPLACE } from './endpoints.ts';
import { replacePage } from './torrent-replace-view.ts';
import type { PublishResponder } from '../upload/publish-responder.ts';

export interface TorrentReplaceParts {
  readonly frames: Frames;
  readonly published: PublishResponder;
  readonly catalogue: Catalogue;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly rateLimits: Pick<RateLimits, 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** Publishing a newer version at a torrent's path by a form, as long as that torrent is still there. */
export function torrentReplace(parts: TorrentReplaceParts) {
  const { frames, catalogue, identity, rateLimits, uploadBytesMax } = parts;

  const show = async (
    request: Request,
    context: Context<ByInfohash>,
    visitor: Visitor,
    error?: AppError,
  ): Promise<Response> => {
    const torrent = await getReplaceable(catalogue, context, visitor);
    const frame = frames.forVisitor(visitor, request, context);
    const problem = error === undefined ? undefined : toProblem(error, context.base);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    const page = replacePage(torrent, problem, frame);
    // A browser that goes back to a form restores what was chosen, unless it may not keep the page.
    const caching = request.method === 'POST' ? NO_STORE : {};
    return respondPage(problem?.status ?? 200, page, frame, { ...headers, ...caching });
  };

  return {
    show: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_REPLACE>,
    ): Promise<Response> => show(request, context, await call.admit()),

    submit: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SUBMIT_REPLACE>,
    ): Promise<Response> => {
      let admitted: Promise<Visitor> | undefined;
      const admit = async (fields: ReadonlyMap<string, string>): Promise<void> => {
        admitted = call.admit({ formToken: fields.get('formToken') });
        await admitted;
      };
      try {
        const { uploads } = await receiveForm(request, uploadBytesMax, ['formToken'], admit);
        const visitor = await (admitted ?? call.admit());
        const older = await getReplaceable(catalogue, context, visitor);
        const published = await publishFile(catalogue, inputOf(older, uploads), {
          actor: visitor.actor,
          conditions: { ifMatch: [older.sha256] },
          base: context.base,
          payer: rateLimits.payer(visitor),
        });
        return await parts.published.one(request, context, published);
      } catch (error) {
        const isPage = preferredForm(request) === 'html';
        if (!isPage || !(error instanceof AppError) || error.code === 'unauthorized') throw error;
        return show(request, context, await identity.visitor(request, context), error);
      }
    },
  };
}

/** Rejects like `Catalogue.get`, with forbidden, and with conflict for what holds no path that could be taken over. */
async function getReplaceable(
  catalogue: Catalogue,
  { params }: Context<ByInfohash>,
  { actor }: Visitor,
): Promise<Torrent> {
  const torrent = await catalogue.get(params.infohash, actor);
  checkMayChange(actor, torrent);
  if (torrent.state === 'public' || torrent.state === 'unlisted') return torrent;
  throw new AppError('conflict', `Cannot replace this torrent: it is ${torrent.state}`, {
    hint: 'Publish the newer torrent at another address.',
  });
}

/** The one file of the form, to be published in the place of `older`; it inherits the fields and the state. */
function inputOf(
  { collection, fileName }: Torrent,
  uploads: Awaited<ReturnType<typeof receiveForm>>['uploads'],
): PublishInput {
  const [only] = uploads;
  if (only === undefined || uploads.length > 1) {
    throw new AppError('malformed', `Cannot replace one torrent by ${uploads.length}`, {
      hint: 'Choose one .torrent file.',
    });
  }
  if (only.content instanceof AppError) throw only.content;
  return { bytes: only.content, collection, fileName };
}
