import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import { hasPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Base, Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { redirect, respond, respondText } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { formatMagnet, type Magnet } from '../../metainfo/magnet.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { checkBeforeBody, preconditionsOf } from '../../service/conditions.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { magnetSources, type SiteSources } from '../../service/site-sources.ts';
import { publishOptions } from '../../service/input/upload-options.ts';
import { publishFile } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveRaw } from '../../service/receive.ts';
import { torrentDetailsJson } from '../../service/torrent-json.ts';
import { respondBadge } from './badge-response.ts';
import { toCanonical, toInfohashes, type ByInfohash } from './canonical.ts';
import { citation } from './citation.ts';
import type {
  CITE_TORRENT,
  DOWNLOAD_BY_INFOHASH,
  PUT_BY_INFOHASH,
  REMOVE_BY_INFOHASH,
  SHOW_BADGE,
  SHOW_MAGNET,
  SHOW_TORRENT,
} from './endpoints.ts';
import type { DownloadResponder } from './download-responder.ts';
import type { Frames } from '../layout/frames.ts';
import { PAGE_VARY, respondPage, torrentHeaders } from '../layout/page-response.ts';
import type { PublishResponder } from '../upload/publish-responder.ts';
import type { FindKeyActor } from './key-actor.ts';
import type { RemovedPages } from './removed-pages.ts';
import type { TorrentPages } from './torrent-pages.ts';
import { statusPage } from './torrent-status-view.ts';
import { torrentText } from './torrent-text.ts';

const PERMALINK_CACHE_CONTROL = 'public, max-age=300';

/** An address with a key is for the person who has it alone. */
const KEYED_HEADERS = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };

export interface ByInfohashParts {
  readonly frames: Frames;
  readonly findKeyActor: FindKeyActor;
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  readonly siteName: string;
  readonly sources: SiteSources;
  readonly webSeeds: Pick<WebSeedStore, 'listTests'>;
  readonly torrentPages: TorrentPages;
  readonly removedPages: RemovedPages;
  readonly downloads: DownloadResponder;
  readonly published: PublishResponder;
}

/** Torrents under their infohash: addresses that never change their meaning. */
export function byInfohash(parts: ByInfohashParts) {
  const { frames, catalogue, rateLimits, uploadBytesMax, sources } = parts;
  const findMagnet = async (torrent: Torrent, base: Base) => {
    await sources.fresh();
    const known = await catalogue.getAddresses(torrent);
    const magnet: Magnet = { ...torrent, ...magnetSources(sources.at(base)(torrent), known) };
    return { magnet, leftOut: known.leftOut };
  };
  return {
    page: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_TORRENT>,
    ): Promise<Response> => {
      const { params, base } = context;
      const elsewhere = toCanonical(context, (addresses, it) => addresses.page(it));
      if (elsewhere !== undefined) return elsewhere;
      const visitor = await call.admit();
      const form = preferredForm(request);
      const { key = '' } = call.query();
      const seen = await catalogue.find(params.infohash, visitor.actor);
      if (key !== '' && seen !== undefined && form === 'html') {
        const { page } = createAddresses(within(base));
        return withHeaders(redirect(303, page(toInfohashes(params.infohash))), KEYED_HEADERS);
      }
      const keyed = seen !== undefined ? undefined : await parts.findKeyActor(key, context);
      const actor = keyed?.actor ?? visitor.actor;
      const found = keyed === undefined ? seen : await catalogue.find(params.infohash, actor);
      if (form === 'html' && found?.removal !== undefined) {
        const { status } = found.removal;
        return parts.removedPages.respond(request, context, { visitor, torrent: found, status, keyed });
      }
      const torrent = await catalogue.get(params.infohash, actor);
      if (form === 'html' && keyed !== undefined) {
        const frame = frames.forVisitor(visitor, request, context);
        return respondPage(200, statusPage(torrent, keyed.key, frame), frame, KEYED_HEADERS);
      }
      const headers = {
        ...torrentHeaders(torrent.state, visitor),
        ...(keyed !== undefined && KEYED_HEADERS),
        vary: PAGE_VARY,
        link: `<${createAddresses(base).page(torrent)}>; rel="canonical"`,
      };
      if (form === 'json') {
        const metainfo = await catalogue.getMetainfo(torrent);
        const publisher = await catalogue.findPublisherOf(torrent.ownerId);
        const tests = await parts.webSeeds.listTests(torrent.id);
        return call.reply(200, torrentDetailsJson(torrent, { metainfo, publisher, tests }, base), headers);
      }
      const { magnet, leftOut } = await findMagnet(torrent, base);
      if (form === 'text') {
        const isSuperseded = torrent.state === 'superseded';
        const occupant = isSuperseded ? await catalogue.findSuccessor(torrent, visitor.actor) : undefined;
        const text = torrentText({ torrent, magnet: formatMagnet(magnet), occupant }, base);
        return respondText(200, text, headers);
      }
      return parts.torrentPages.respond(request, context, visitor, {
        torrent,
        magnet,
        notInMagnet: leftOut,
        headers,
      });
    },

    get: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof DOWNLOAD_BY_INFOHASH>,
    ): Promise<Response> => {
      const { params } = context;
      const elsewhere = toCanonical(context, (addresses, it) => addresses.permalink(it));
      if (elsewhere !== undefined) return elsewhere;
      const visitor = await call.admit();
      const torrent = await catalogue.get(params.infohash, visitor.actor);
      const caching = torrentHeaders(torrent.state, visitor, PERMALINK_CACHE_CONTROL);
      return parts.downloads.respond(request, torrent, { caching, visitor, context, asked: call.query });
    },

    /** The magnet link as one line of text. */
    magnet: async (
      _request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_MAGNET>,
    ): Promise<Response> => {
      const { params, base } = context;
      const elsewhere = toCanonical(context, (addresses, it) => addresses.magnet(it));
      if (elsewhere !== undefined) return elsewhere;
      const visitor = await call.admit();
      const torrent = await catalogue.get(params.infohash, visitor.actor);
      const { magnet } = await findMagnet(torrent, base);
      return respondText(200, formatMagnet(magnet), {
        ...torrentHeaders(torrent.state, visitor, PERMALINK_CACHE_CONTROL),
        link: `<${createAddresses(base).magnet(torrent)}>; rel="canonical"`,
      });
    },

    /** A small picture of it for pages elsewhere. */
    badge: async (
      _request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_BADGE>,
    ): Promise<Response> => {
      const elsewhere = toCanonical(context, (addresses, it) => addresses.badge(it));
      if (elsewhere !== undefined) return elsewhere;
      const visitor = await call.admit();
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      return respondBadge(torrent, visitor, context.base, PERMALINK_CACHE_CONTROL);
    },

    /** How to cite it. */
    cite: async (
      _request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof CITE_TORRENT>,
    ): Promise<Response> => {
      const elsewhere = toCanonical(context, (addresses, it) => addresses.citation(it));
      if (elsewhere !== undefined) return elsewhere;
      const visitor = await call.admit();
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const addresses = createAddresses(context.base);
      const metainfo = await catalogue.getMetainfo(torrent);
      const text = citation({ torrent, metainfo, page: addresses.page(torrent), siteName: parts.siteName });
      return respondText(200, text, {
        ...torrentHeaders(torrent.state, visitor, PERMALINK_CACHE_CONTROL),
        'content-type': 'application/x-bibtex; charset=utf-8',
        link: `<${addresses.citation(torrent)}>; rel="canonical"`,
      });
    },

    /** PUT: as by path, where it is published or pending, or else in the root; the body must have this infohash. */
    put: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof PUT_BY_INFOHASH>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const { actor } = visitor;
      const { infohash } = context.params.infohash;
      const conditions = { ...preconditionsOf(request), about: 'infohash' } as const;
      const options = publishOptions(call.query());
      await checkBeforeBody(catalogue, { infohash }, conditions, actor);
      await catalogue.checkRoom(actor);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const existing = await catalogue.find({ infohash }, actor);
      const placed = existing !== undefined && hasPath(existing.state) ? existing : undefined;
      const { collection, fileName } = placed ?? { collection: '', fileName: undefined };
      const publishing = { actor, conditions, base: context.base, payer: rateLimits.payer(visitor) };
      const input = { bytes, collection, fileName, infohash, ...options };
      const published = await publishFile(catalogue, input, publishing);
      return parts.published.one(request, context, published);
    },

    remove: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof REMOVE_BY_INFOHASH>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      await catalogue.remove(context.params.infohash, actor, preconditionsOf(request));
      return respond(204, {});
    },
  };
}
