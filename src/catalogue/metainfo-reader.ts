import { LRUCache } from 'lru-cache';
import { chooseTrackers, chooseWebSeeds } from '../metainfo/magnet-addresses.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { judgeSignature, type SignatureVerdict, type VerifySignature } from '../metainfo/signatures.ts';
import { createChecker, type Checker } from './checker.ts';
import { nodeVerifySignature } from './node-crypto.ts';
import type { Torrent } from './torrent.ts';

/** The addresses of a torrent for its magnet link: the first of each kind that can work and are not too long. */
export interface MagnetAddresses {
  readonly trackers: readonly string[];
  readonly webSeeds: readonly string[];
  /** How many other addresses the torrent has. */
  readonly leftOut: number;
}

/** A signer of a torrent, and the verdict on the signature. */
export interface Signer {
  readonly name: string;
  readonly verdict: SignatureVerdict;
}

/** Reads published torrents, with a cache: a torrent that many clients request at the same time is read only once. */
export interface MetainfoReader {
  /** The metainfo of its bytes: files, trackers, and everything else that lists do not need. */
  getMetainfo(torrent: Torrent): Promise<Metainfo>;
  /** The trackers and web seeds for its magnet link. */
  getAddresses(torrent: Torrent): Promise<MagnetAddresses>;
  /** The first signers (BEP 35), with verified signatures. */
  getSigners(torrent: Torrent): Promise<readonly Signer[]>;
}

// A torrent of 200,000 files takes 0.15 s of the main thread.
const CACHED_METAINFO_BYTES_MAX = 48 * 1024 * 1024;

/** The bytes of a torrent, and its tape, which is twice as large. */
const METAINFO_SIZES = 3;

// Up to 50 kB each.
const CACHED_ADDRESSES_MAX = 200;

// Up to ten of 255 characters each.
const CACHED_SIGNERS_MAX = 1000;

// A torrent may have a megabyte of trackers, and its page contains the link twice.
const ADDRESSES_MAX = 50;

export function createMetainfoReader(
  getBytes: (torrent: Torrent) => Promise<Uint8Array>,
  checker: Pick<Checker, 'readAccepted'> = createChecker(),
  verifySignature: VerifySignature = nodeVerifySignature,
): MetainfoReader {
  const getMetainfo = remember(
    CACHED_METAINFO_BYTES_MAX,
    async (torrent) => {
      const metainfo = await checker.readAccepted(await getBytes(torrent), torrent.sha256);
      if (metainfo === undefined)
        throw new Error(`Cannot read torrent ${torrent.id}, although it was accepted before`);
      return metainfo;
    },
    (_, { metainfoBytes }) => METAINFO_SIZES * metainfoBytes,
  );
  const getAddresses = remember(
    CACHED_ADDRESSES_MAX,
    async (torrent) => {
      const { trackers, webSeeds } = await getMetainfo(torrent);
      return chooseAddresses(trackers, webSeeds);
    },
    () => 1,
  );
  const getSigners = remember(
    CACHED_SIGNERS_MAX,
    async (torrent) => judgeSigners(await getMetainfo(torrent), verifySignature),
    () => 1,
  );
  return { getMetainfo, getAddresses, getSigners };
}

/** Caches the results of `load` by the SHA-256 of the torrent's bytes. Calls at the same time share one load. */
function remember<Value extends object>(
  sizeMax: number,
  load: (torrent: Torrent) => Promise<Value>,
  sizeOf: (value: Value, torrent: Torrent) => number,
): (torrent: Torrent) => Promise<Value> {
  const cache = new LRUCache<string, Value>({ maxSize: sizeMax });
  const underWay = new Map<string, Promise<Value>>();

  async function loadAndKeep(torrent: Torrent): Promise<Value> {
    const value = await load(torrent);
    cache.set(torrent.sha256, value, { size: sizeOf(value, torrent) });
    return value;
  }

  return async (torrent) => {
    const { sha256 } = torrent;
    const known = cache.get(sha256) ?? underWay.get(sha256);
    if (known !== undefined) return known;
    const loading = loadAndKeep(torrent).finally(() => underWay.delete(sha256));
    underWay.set(sha256, loading);
    return loading;
  };
}

/** One after another: each hashes the whole info, and one torrent must not use more than one thread. */
async function judgeSigners(metainfo: Metainfo, verify: VerifySignature): Promise<readonly Signer[]> {
  const signers: Signer[] = [];
  for (const signature of metainfo.signatures) {
    signers.push({ name: signature.signer, verdict: await judgeSignature(metainfo, signature, verify) });
  }
  return signers;
}

function chooseAddresses(tiers: Metainfo['trackers'], seeds: readonly string[]): MagnetAddresses {
  const trackers = chooseTrackers(tiers, ADDRESSES_MAX);
  const webSeeds = chooseWebSeeds(seeds, ADDRESSES_MAX);
  return {
    trackers: trackers.chosen,
    webSeeds: webSeeds.chosen,
    leftOut: trackers.leftOut + webSeeds.leftOut,
  };
}
