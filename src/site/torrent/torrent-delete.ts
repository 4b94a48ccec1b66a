import { checkMayChange, type Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { canBeSeenByAll, type Torrent } from '../../catalogue/torrent.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import type { Base, Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import { FORM_VARY, preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { redirect, respond, respondText } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, deletion, download, uploadStatus, within } from '../../service/addresses.ts';
import { preconditionsOf } from '../../service/conditions.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import { torrentJson } from '../../service/torrent-json.ts';
import type { Identity, Proof } from '../../service/identity.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { ByInfohash } from './canonical.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import type { REMOVE_BY_KEY, SHOW_DELETE, SUBMIT_DELETE, SUBMIT_RESTORE } from './endpoints.ts';
import { deletePage } from './torrent-delete-view.ts';
import type { FindKeyActor } from './key-actor.ts';
import type { RemovedPages } from './removed-pages.ts';

const NO_STORE = { vary: FORM_VARY, 'cache-control': 'private, no-store' };

type Admitting = Pick<Call<typeof SUBMIT_DELETE>, 'admit'>;

const IS_ASKED_AGAIN: ReadonlySet<ErrorCode> = new Set(['malformed', 'precondition_failed']);

export interface TorrentDeleteParts {
  readonly frames: Frames;
  readonly removedPages: RemovedPages;
  readonly findKeyActor: FindKeyActor;
  readonly catalogue: Pick<Catalogue, 'find' | 'get' | 'versionOf' | 'remove' | 'restore'>;
  readonly identity: Pick<Identity, 'visitor' | 'stranger'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
}

/** Removing a torrent by a form, or by the address that an anonymous publisher was given; and undoing it. */
export function torrentDelete(parts: TorrentDeleteParts) {
  const { frames, removedPages, findKeyActor, catalogue, identity, rateLimits, undoDays } = parts;

  /** As whom something is changed: with a key as who has it, and counted as one who publishes. */
  const changerOf = async (
    request: Request,
    context: Context<ByInfohash>,
    call: Admitting,
    { key, proof }: { readonly key: string; readonly proof?: Proof },
  ): Promise<Actor> => {
    const keyed = await findKeyActor(key, context);
    if (keyed === undefined) return (await call.admit(proof)).actor;
    await rateLimits.take('uploads', request, { ...identity.stranger(context.ip), actor: keyed.actor });
    return keyed.actor;
  };

  const show = async (
    request: Request,
    context: Context<ByInfohash>,
    visitor: Visitor,
    typed: { readonly key: string; readonly fields?: Fields; readonly error?: AppError },
  ): Promise<Response> => {
    const { key, fields, error } = typed;
    const keyed = await findKeyActor(key, context);
    const actor = keyed?.actor ?? visitor.actor;
    const found = await catalogue.find(context.params.infohash, actor);
    const problem = error === undefined ? undefined : toProblem(error, context.base);
    const status = problem?.status ?? 200;
    if (found?.removal !== undefined) {
      const removed = { visitor, torrent: found, status, problem, keyed };
      return removedPages.respond(request, context, removed);
    }
    const torrent = await catalogue.get(context.params.infohash, actor);
    checkMayChange(actor, torrent);
    const frame = frames.forVisitor(visitor, request, context);
    const input = {
      torrent,
      seen: await catalogue.versionOf(torrent),
      actor,
      deleteKey: keyed?.key,
      undoDays,
      reason: fields?.get('reason') ?? '',
      status: fields?.get('status') ?? '410',
      block: fields?.has('block') ?? false,
      problem,
    };
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    return respondPage(status, deletePage(input, frame), frame, { ...headers, ...NO_STORE });
  };

  return {
    /** Asks first: the previews of chats and mails follow links. */
    show: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_DELETE>,
    ): Promise<Response> => {
      const { key = '' } = call.query();
      const visitor = key === '' ? await call.admit() : await identity.visitor(request, context);
      return show(request, context, visitor, { key });
    },

    submit: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SUBMIT_DELETE>,
    ): Promise<Response> => {
      const { params, base } = context;
      const fields = await call.fields();
      const key = fields.get('key') || (call.query().key ?? '');
      const isPage = preferredForm(request) === 'html';
      try {
        const actor = await changerOf(request, context, call, { key, proof: proofIn(fields) });
        const torrent = await catalogue.get(params.infohash, actor);
        const { reason, status, block, seen } = call.form(fields);
        const conditions = { ...preconditionsOf(request), seen };
        await catalogue.remove(params.infohash, actor, conditions, { reason, status, block });
        if (!isPage) return respond(204, NO_STORE);
        const addresses = createAddresses(within(base));
        const next = key === '' ? addresses.delete(torrent) : deletion(addresses, torrent, key);
        return withHeaders(redirect(303, next), NO_STORE);
      } catch (error) {
        // What a moderator typed is wrong, or the torrent was changed meanwhile: the form shows both.
        if (!isPage || !(error instanceof AppError) || !IS_ASKED_AGAIN.has(error.code)) throw error;
        return show(request, context, await identity.visitor(request, context), { key, fields, error });
      }
    },

    /** DELETE of the address that an anonymous publisher was given. */
    remove: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof REMOVE_BY_KEY>,
    ): Promise<Response> => {
      const actor = await changerOf(request, context, call, { key: call.query().key ?? '' });
      await catalogue.remove(context.params.infohash, actor, preconditionsOf(request));
      return respond(204, NO_STORE);
    },

    restore: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SUBMIT_RESTORE>,
    ): Promise<Response> => {
      const { params, base } = context;
      const fields = await call.fields();
      const key = fields.get('key');
      const form = preferredForm(request);
      try {
        const actor = await changerOf(request, context, call, { key, proof: proofIn(fields) });
        const torrent = await catalogue.restore(params.infohash.infohash, actor);
        switch (form) {
          case 'html':
            return withHeaders(redirect(303, shownAt(torrent, key, within(base))), NO_STORE);
          case 'json':
            return call.reply(200, torrentJson(torrent, base), NO_STORE);
          case 'text':
            return respondText(200, download(createAddresses(base), torrent), NO_STORE);
        }
      } catch (error) {
        // Another has its path: the page says which one, and what to do about it.
        if (form !== 'html' || !(error instanceof AppError) || error.code !== 'conflict') throw error;
        return show(request, context, await identity.visitor(request, context), { key, error });
      }
    },
  };
}

/** Where the visitor who restored a torrent sees it: an anonymous publisher sees a pending one by the key alone. */
function shownAt(torrent: Torrent, key: string, base: Base): string {
  const addresses = createAddresses(base);
  const needsKey = key !== '' && !canBeSeenByAll(torrent.state);
  return needsKey ? uploadStatus(addresses, torrent, key) : addresses.page(torrent);
}
