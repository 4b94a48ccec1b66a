import { chooseTrackers, chooseWebSeeds } from '../metainfo/magnet-addresses.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { Recent } from '../recent.ts';
import { createChecker, type Checker } from './checker.ts';
import type { Torrent } from './torrent.ts';

/** What a magnet link has of a torrent's addresses: the first of each kind that can work and are not too long. */
export interface MagnetAddresses {
  readonly trackers: readonly string[];
  readonly webSeeds: readonly string[];
  /** Addresses that the torrent has besides. */
  readonly leftOut: number;
}

/** Reads published torrents: one that is asked for by many at once, or was a short while ago, is read only once. */
export interface MetainfoReader {
  /** What its bytes say: files, trackers, and all that no list needs. */
  getMetainfo(torrent: Torrent): Promise<Metainfo>;
  /** The trackers and web seeds for its magnet link. */
  getAddresses(torrent: Torrent): Promise<MagnetAddresses>;
}

// A torrent of 200,000 files takes 0.15 s of the one thread that serves all. Its tape, which is kept with its bytes, is
// twice as large as they are.
const RECENT_METAINFO_BYTES_MAX = 16 * 1024 * 1024;

// Up to 50 kB each.
const RECENT_ADDRESSES_MAX = 200;

// A torrent may name a megabyte of trackers, and its page holds the link twice.
const ADDRESSES_MAX = 50;

export function createMetainfoReader(
  getBytes: (torrent: Torrent) => Promise<Uint8Array>,
  checker: Pick<Checker, 'readAccepted'> = createChecker(),
): MetainfoReader {
  const recentMetainfo = new Recent<Metainfo>(RECENT_METAINFO_BYTES_MAX);
  const recentAddresses = new Recent<MagnetAddresses>(RECENT_ADDRESSES_MAX);
  const underWay = new Map<string, Promise<Metainfo>>();

  async function read(torrent: Torrent): Promise<Metainfo> {
    const metainfo = await checker.readAccepted(await getBytes(torrent), torrent.sha256);
    if (metainfo === undefined) throw new Error(`Cannot read torrent ${torrent.id}, which was accepted once`);
    recentMetainfo.add(torrent.sha256, metainfo, torrent.metainfoBytes);
    return metainfo;
  }

  async function getMetainfo(torrent: Torrent): Promise<Metainfo> {
    const { sha256 } = torrent;
    const known = recentMetainfo.get(sha256) ?? underWay.get(sha256);
    if (known !== undefined) return known;
    const reading = read(torrent).finally(() => underWay.delete(sha256));
    underWay.set(sha256, reading);
    return reading;
  }

  return {
    getMetainfo,
    async getAddresses(torrent) {
      const known = recentAddresses.get(torrent.sha256);
      if (known !== undefined) return known;
      const { trackers, webSeeds } = await getMetainfo(torrent);
      const addresses = chooseAddresses(trackers, webSeeds);
      recentAddresses.add(torrent.sha256, addresses, 1);
      return addresses;
    },
  };
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
