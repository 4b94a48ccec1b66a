import { STRANGER } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { EventStore } from '../events/event.ts';
import { torrentJson } from '../service/torrent-json.ts';

/** Another number for each change that a reader of the lines must know of. New members are not one. */
const FORMAT = 1;

/** The addresses of a dump are left out: it is the same by whatever name the service is reached. */
const NO_BASE = { origin: '', prefix: '' };

/** How much is written and compressed at once. */
const BATCH_CHARACTERS = 64 * 1024;

export interface DumpSource {
  readonly catalogue: Pick<Catalogue, 'walk'>;
  readonly events: Pick<EventStore, 'findEnd'>;
  readonly now: () => Date;
}

/**
 * The public catalogue as lines of JSON: first what it is, and where the events begin that happened since; then each
 * torrent as in the API, without links and with the size of its file, in the order of publication. Only some of the lines
 * are in memory. What changes while they are written may be in them or not, and is in the events.
 */
export async function* dumpLines({ catalogue, events, now }: DumpSource): AsyncGenerator<string> {
  const at = now().toISOString();
  const cursor = await events.findEnd();
  let lines = line({ format: 'torrentry-dump', version: FORMAT, at, cursor });
  for await (const torrent of catalogue.walk({}, STRANGER)) {
    lines += line(dumpedTorrent(torrent));
    if (lines.length < BATCH_CHARACTERS) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

function dumpedTorrent(torrent: Torrent) {
  const { links: _links, ...json } = torrentJson(torrent, NO_BASE);
  return { ...json, metainfoBytes: torrent.metainfoBytes };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
