import { ADDRESSES_KEPT_MAX, findTrackerFlaw, type TrackerFlaw } from './addresses.ts';
import { formatCount, quoteText } from './key-path.ts';
import { maskPasskeys } from './passkeys.ts';
import { describeKind, findKind, readDisplayText, type Reading, reportKind } from './reading.ts';
import type { RuleId } from './rules.ts';

/**
 * The tiers of trackers: `announce-list` (BEP 12), or `announce` (BEP 3) when the list has none. Trims white space and
 * leaves out empty addresses, as clients do. Keeps the first 10,000.
 */
export function readTrackers(reading: Reading, root: number): string[][] {
  const announce = readAnnounce(reading, root);
  const tiers = readAnnounceList(reading, root);
  if (tiers.length > 0) return tiers;
  return announce === undefined ? [] : [[announce]];
}

function readAnnounce(reading: Reading, root: number): string | undefined {
  const entry = findKind(reading, root, 'announce', 'string');
  return entry < 0 ? undefined : readTracker(reading, entry, 'announce');
}

function readAnnounceList(reading: Reading, root: number): string[][] {
  const { document } = reading;
  const list = document.find(root, 'announce-list');
  if (list < 0) return [];
  if (document.kindOf(list) !== 'list') {
    reportKind(reading, list, 'announce-list', 'list', 'trackers.malformed');
    return [];
  }
  const tiers: string[][] = [];
  let count = 0;
  const close = document.closeOf(list);
  let index = 0;
  for (let tier = list + 1; tier < close; tier = document.nextOf(tier)) {
    const trackers = readTier(reading, tier, `announce-list[${index++}]`).slice(
      0,
      ADDRESSES_KEPT_MAX - count,
    );
    if (trackers.length > 0) tiers.push(trackers);
    count += trackers.length;
  }
  return tiers;
}

function readTier(reading: Reading, tier: number, path: string): string[] {
  const { document } = reading;
  if (document.kindOf(tier) !== 'list') {
    reportKind(reading, tier, path, 'list', 'trackers.malformed');
    return [];
  }
  const trackers: string[] = [];
  const close = document.closeOf(tier);
  let index = 0;
  for (let entry = tier + 1; entry < close; entry = document.nextOf(entry)) {
    const entryPath = `${path}[${index++}]`;
    if (!document.isString(entry)) {
      reportKind(reading, entry, entryPath, 'string', 'trackers.malformed');
      continue;
    }
    const tracker = readTracker(reading, entry, entryPath);
    if (tracker !== undefined) trackers.push(tracker);
  }
  return trackers;
}

/** For each flaw, the rule that it breaks and what the message says after the quoted address. */
const flawRules: Readonly<Record<TrackerFlaw, readonly [rule: RuleId, clause: string]>> = {
  'not-url': ['trackers.not-url', 'expected an http, https, udp, ws or wss address'],
  'invisible-character': [
    'trackers.invisible-character',
    'which has a space or a character that is not shown',
  ],
  joined: ['trackers.joined', 'expected one address'],
};

/** A message names an address without its passkey: readers of the torrent's page see it as well. */
function readTracker(reading: Reading, entry: number, path: string): string | undefined {
  const { document, findings } = reading;
  const text = readDisplayText(reading, entry, path);
  const tracker = text.trim();
  const offset = document.startOf(entry);
  if (tracker === '') {
    findings.add('trackers.empty', () => ({ path, offset, message: `${path} is empty` }));
    return undefined;
  }
  if (tracker !== text) {
    const message = `${path} is ${quoteText(maskPasskeys(text))}, which has white space around it`;
    findings.add('trackers.whitespace', () => ({ path, offset, message }));
  }
  const masked = maskPasskeys(tracker);
  if (masked !== tracker) {
    const message = `${path} is ${quoteText(masked)}, which seems to contain a passkey`;
    findings.add('trackers.passkey', () => ({ path, offset, message }));
  }
  const flaw = findTrackerFlaw(tracker);
  if (flaw !== undefined) {
    const [rule, clause] = flawRules[flaw];
    findings.add(rule, () => ({ path, offset, message: `${path} is ${quoteText(masked)}, ${clause}` }));
  }
  return tracker;
}

/** Reads the private flag (BEP 27) as libtorrent does: any integer except 0 means private. */
export function readPrivate({ document, findings }: Reading, info: number): boolean {
  const entry = document.find(info, 'private');
  if (entry < 0) return false;
  const isInteger = document.kindOf(entry) === 'integer';
  const value = isInteger ? document.bigintOf(entry) : undefined;
  if (value !== 0n && value !== 1n) {
    findings.add('private.invalid', () => ({
      path: 'info.private',
      offset: document.startOf(entry),
      message: `info.private is ${isInteger ? value : describeKind(document, entry)}, expected 0 or 1`,
    }));
  }
  return isInteger && value !== 0n;
}

/** Reports what a private torrent should not have: several trackers, no tracker, or DHT nodes (BEP 27). */
export function checkPrivate(
  { document, findings }: Reading,
  info: number,
  trackers: readonly (readonly string[])[],
  nodeCount: number,
): void {
  const place = (message: string) => () => ({
    path: 'info.private',
    offset: document.startOf(document.find(info, 'private')),
    message,
  });
  const count = new Set(trackers.flat()).size;
  if (count > 1) findings.add('private.trackers', place(`the torrent is private, but has ${count} trackers`));
  if (count === 0) findings.add('private.no-tracker', place('the torrent is private, but has no tracker'));
  if (nodeCount > 0)
    findings.add(
      'private.nodes',
      place(`the torrent is private, but names ${formatCount(nodeCount, 'DHT node')}`),
    );
}
