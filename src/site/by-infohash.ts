import type { MagnetAddresses } from '../catalogue/metainfo-reader.ts';
import { nodeVerifySignature } from '../catalogue/node-crypto.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { redirect, respond, respondHtml, respondJson, respondText } from '../http/respond.ts';
import { formatMagnet } from '../metainfo/magnet.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import type { ParsedInfohash } from '../metainfo/infohash.ts';
import { judgeSignature } from '../metainfo/signatures.ts';
import { createAddresses, type Infohashes } from '../web/addresses.ts';
import { publish } from '../web/publish.ts';
import { receiveRaw } from '../web/receive.ts';
import { torrentJson } from '../web/torrent-json.ts';
import { checkBeforeBody, preconditionsOf } from './conditions.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { respondDownload } from './download.ts';
import type { Signer } from './pages/torrent-facts.ts';
import { torrentPage } from './pages/torrent.ts';
import { respondPublished } from './published-response.ts';
import { torrentText } from './torrent-text.ts';

interface Params {
  readonly infohash: ParsedInfohash;
}

const PERMALINK_CACHE_CONTROL = 'public, max-age=300';

/** Torrents under their infohash: addresses that never change their meaning. */
export function byInfohash(deps: SiteDeps) {
  const { catalogue, identity, uploadBytesMax } = deps;
  return {
    page: async (request: Request, { params, base, target }: Context<Params>): Promise<Response> => {
      const addresses = createAddresses(base);
      if (!params.infohash.canonical)
        return redirect(301, addresses.page(infohashesOf(params.infohash)) + target.search);
      const torrent = await catalogue.get(params.infohash);
      const headers = {
        vary: 'accept',
        'cache-control': 'no-cache',
        link: `<${addresses.page(torrent)}>; rel="canonical"`,
      };
      const form = preferredForm(request);
      if (form === 'json') return respondJson(200, torrentJson(torrent, base), headers);
      const magnet = magnetOf(torrent, await catalogue.getAddresses(torrent));
      if (form === 'text') return respondText(200, torrentText(torrent, magnet, base), headers);
      const metainfo = await catalogue.getMetainfo(torrent);
      const successor = torrent.state === 'superseded' ? await catalogue.findSuccessor(torrent) : undefined;
      return respondHtml(
        200,
        torrentPage(
          { torrent, metainfo, magnet, successor, signers: signersOf(metainfo) },
          frameOf(deps, base),
        ),
        headers,
      );
    },

    get: async (request: Request, context: Context<Params>): Promise<Response> => {
      const { params, base, target } = context;
      if (!params.infohash.canonical)
        return redirect(301, createAddresses(base).permalink(infohashesOf(params.infohash)) + target.search);
      const torrent = await catalogue.get(params.infohash);
      return respondDownload(request, deps, torrent, PERMALINK_CACHE_CONTROL, context);
    },

    /** The magnet link as one line of text. */
    magnet: async (_request: Request, { params, base, target }: Context<Params>): Promise<Response> => {
      const addresses = createAddresses(base);
      if (!params.infohash.canonical)
        return redirect(301, addresses.magnet(infohashesOf(params.infohash)) + target.search);
      const torrent = await catalogue.get(params.infohash);
      return respondText(200, magnetOf(torrent, await catalogue.getAddresses(torrent)), {
        'cache-control': PERMALINK_CACHE_CONTROL,
        link: `<${addresses.magnet(torrent)}>; rel="canonical"`,
      });
    },

    /** PUT: as by path, where it stands already or else in the root; the body must have this infohash. */
    put: async (request: Request, { params, base }: Context<Params>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const { infohash } = params.infohash;
      const conditions = { ...preconditionsOf(request), about: 'infohash' } as const;
      await checkBeforeBody(catalogue, { infohash }, conditions);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const standing = await catalogue.find({ infohash });
      const path = standing?.state === 'listed' ? standing : { collection: '', fileName: undefined };
      const { collection, fileName } = path;
      const draft = catalogue.draft({ bytes, collection, fileName, infohash });
      return respondPublished(request, await publish(catalogue, draft, { actor, conditions, base }), base);
    },

    remove: async (request: Request, { params }: Context<Params>): Promise<Response> => {
      const actor = await identity.publisher(request);
      await catalogue.remove(params.infohash, actor, preconditionsOf(request));
      return respond(204, {});
    },
  };
}

function infohashesOf({ version, infohash }: ParsedInfohash): Infohashes {
  return version === 'v1'
    ? { infohashV1: infohash, infohashV2: undefined }
    : { infohashV1: undefined, infohashV2: infohash };
}

function signersOf({ signatures }: Metainfo): readonly Signer[] {
  return signatures.map((signature) => ({
    name: signature.signer,
    verdict: judgeSignature(signature, nodeVerifySignature),
  }));
}

function magnetOf(torrent: Torrent, { trackers, webSeeds }: MagnetAddresses): string {
  return formatMagnet({ ...torrent, trackers: [trackers], webSeeds });
}
