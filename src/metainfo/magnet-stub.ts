import { encodeHex } from './hex.ts';
import { toInfohashV1, toInfohashV2 } from './infohash.ts';
import { formatMagnet } from './magnet.ts';
import { chooseTrackers, chooseWebSeeds } from './magnet-addresses.ts';
import { type Reading, readDisplayText } from './reading.ts';
import { readSeeds } from './seeds.ts';
import { readTrackers } from './trackers.ts';

/** A magnet link in place of a torrent. */
export interface FoundMagnet {
  readonly path: string;
  readonly offset: number;
  readonly magnet: string;
}

/** At most so many trackers and web seeds are in the link of the message, so that it stays short enough to paste. */
const addressesMax = 5;

/**
 * The magnet link of a stub, as Transmission and mirror lists write it (`magnet-info`) or libtorrent reads it
 * (`magnet-uri`). Undefined when the file is not a stub.
 */
export function findMagnet(reading: Reading, root: number): FoundMagnet | undefined {
  const { document } = reading;
  const uri = document.find(root, 'magnet-uri');
  if (uri >= 0 && document.isString(uri)) {
    const magnet = showMagnet(readDisplayText(reading, uri, 'magnet-uri'));
    return { path: 'magnet-uri', offset: document.startOf(uri), magnet };
  }
  const stub = document.find(root, 'magnet-info');
  if (stub < 0) return undefined;
  const value = document.valueAt(stub);
  const hash = value.get('info_hash')?.bytes();
  const magnet = formatMagnet({
    infohashV1: hash?.length === 20 ? toInfohashV1(hash) : undefined,
    infohashV2: hash?.length === 32 ? toInfohashV2(hash) : undefined,
    name: value.get('display-name')?.text(),
    trackers: [chooseTrackers(readTrackers(reading, root), addressesMax).chosen],
    webSeeds: chooseWebSeeds(readSeeds(reading, root, 'url-list'), addressesMax).chosen,
  });
  if (hash?.length === 20 || hash?.length === 32) {
    return { path: 'magnet-info', offset: document.startOf(stub), magnet };
  }
  const shown = hash === undefined ? 'missing' : encodeHex(hash.subarray(0, 32));
  return { path: 'magnet-info', offset: document.startOf(stub), magnet: `its info_hash is ${shown}` };
}

/** A magnet link as a message shows it. */
export function showMagnet(link: string): string {
  return encodeURI(link.toWellFormed()).slice(0, 2000);
}
