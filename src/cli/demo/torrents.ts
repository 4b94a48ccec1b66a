import { book } from './books.ts';
import { dataset, mod } from './data-and-mods.ts';
import { writeMetainfo, type DemoVersion } from './metainfo.ts';
import { Random } from './random.ts';
import { build, distribution } from './releases.ts';
import type { Subject } from './subject.ts';

const MAKERS: readonly ((random: Random) => Subject)[] = [distribution, dataset, book, mod, build];

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** Over how many years the torrents were published. */
const YEARS = 8;

/** A generated torrent. */
export interface DemoTorrent extends Pick<Subject, 'collection' | 'fields'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly publishedAt: Date;
}

export interface DemoInput {
  readonly count: number;
  /** A whole number. Another seed gives other torrents. */
  readonly seed: number;
  /** When the last of them was published. */
  readonly until: Date;
}

/**
 * Torrents that look like those of a real catalogue: names in many scripts, sizes, fields and dates of eight years, more
 * of them in the later ones. The same input always gives the same torrents, in the order of publication.
 */
export function* demoTorrents({ count, seed, until }: DemoInput): Generator<DemoTorrent> {
  const taken = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const random = new Random(seed, index);
    const { collection, fields, ...subject } = makeSubject(random, taken);
    const age = (1 - (index + 1) / count) ** 1.5 * YEARS * YEAR_MS;
    const publishedAt = new Date(until.getTime() - Math.round(age));
    const version = versionOf(random, subject);
    yield { collection, fields, publishedAt, bytes: writeMetainfo(subject, version, random, publishedAt) };
  }
}

/** A subject whose path none has yet: the second would replace the first. */
function makeSubject(random: Random, taken: Set<string>): Subject {
  const make = random.pickSkewed(MAKERS);
  for (;;) {
    const subject = make(random);
    const path = `${subject.collection}/${subject.name}`;
    if (taken.has(path)) continue;
    taken.add(path);
    return subject;
  }
}

function versionOf(random: Random, { files }: Pick<Subject, 'files'>): DemoVersion {
  if (random.chance(0.04)) return 'v2';
  return files.length === 1 && random.chance(0.2) ? 'hybrid' : 'v1';
}
