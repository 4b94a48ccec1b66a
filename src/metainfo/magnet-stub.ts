import { encodeHex } from './hex.ts';
import { toInfohashV1, toInfohashV2 } from './infohash.ts';
import { formatMagnet } from './magnet.ts';
import { chooseTrackers, chooseWebSeeds } from './magnet-addresses.ts';
import { type Reading, readDisplayText } from './reading.ts';
import { readSeeds } from './seeds.ts';
import { readTrackers } from './trackers.ts';

/**
 * Reports that there is no info. A stub that stands for a magnet link, as Transmission and mirror lists write them
 * (`magnet-info`) or libtorrent reads them (`magnet-uri`), is reported with the link.
 */
export function reportMissingInfo(reading: Reading, root: number): void {
  const { document, findings } = reading;
  const link = findMagnet(reading, root);
  if (link === undefined) {
    findings.add('info.missing', () => ({
      path: 'info',
      offset: document.startOf(root),
      message: 'info is missing',
    }));
    return;
  }
  findings.add('info.magnet-stub', () => ({
    path: link.path,
    offset: link.offset,
    message: `there is no info, only a magnet link: ${link.magnet}`,
  }));
}

interface FoundMagnet {
  readonly path: string;
  readonly offset: number;
  readonly magnet: string;
}

/** Trackers and web seeds that the link in the message names: a link to paste, not a list. */
const addressesMax = 5;

function findMagnet(reading: Reading, root: number): FoundMagnet | undefined {
  const { document } = reading;
  const uri = document.find(root, 'magnet-uri');
  if (uri >= 0 && document.isString(uri)) {
    const magnet = encodeURI(readDisplayText(reading, uri, 'magnet-uri').toWellFormed()).slice(0, 2000);
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
