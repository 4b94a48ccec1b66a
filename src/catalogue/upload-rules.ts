import { AppError, type ErrorItem } from '../errors.ts';
import { bytesText } from '../lib/byte-setting.ts';
import { findTrackerFlaw } from '../metainfo/addresses.ts';
import type { Finding } from '../metainfo/findings.ts';
import { hasPasskey } from '../metainfo/passkeys.ts';
import type { CheckReport } from './check.ts';
import { hasTracker, hostOf } from './same-tracker.ts';
import type { TorrentFacts } from './torrent.ts';

export const TORRENT_VERSIONS = ['v1', 'v2', 'hybrid'] as const satisfies readonly TorrentFacts['version'][];

/** What a collection asks of the torrents that are published in it, beyond being valid. At least one member is given. */
export interface UploadRules {
  /** A torrent has at least one of these: addresses, or names of hosts for any tracker there. */
  readonly trackers?: readonly string[] | undefined;
  readonly versions?: readonly TorrentFacts['version'][] | undefined;
  /** The size of its files together, in bytes. */
  readonly contentBytesMax?: number | undefined;
  readonly fileCountMax?: number | undefined;
}

/** What the rules look at. */
export interface RuledUpload extends Pick<TorrentFacts, 'version' | 'contentBytes' | 'fileCount'> {
  /** The addresses of its trackers. */
  readonly trackers: readonly string[];
}

/** One rule that a torrent breaks. */
export type UploadFlaw = Required<Pick<ErrorItem, 'rule' | 'path' | 'message' | 'hint'>>;

/** How many trackers one rule names. A refusal lists them all. */
export const RULE_TRACKERS_MAX = 10;
export const CANNOT_USE_UPLOADS = 'Cannot use these upload rules: ';
const TRACKER_LENGTH_MAX = 200;

/** The rules that a torrent breaks, each with what to do; none when it may be published. */
export function findUploadFlaws(rules: UploadRules, torrent: RuledUpload): readonly UploadFlaw[] {
  const { trackers, versions, contentBytesMax = Infinity, fileCountMax = Infinity } = rules;
  const { version, contentBytes, fileCount } = torrent;
  const flaws: UploadFlaw[] = [];
  if (trackers !== undefined && !hasTracker(torrent.trackers, trackers))
    flaws.push({
      rule: 'collection.tracker',
      path: 'announce',
      message: 'it has none of the trackers that its collection asks for',
      hint: `Add one of these trackers: ${trackers.join(', ')}.`,
    });
  if (versions !== undefined && !versions.includes(version))
    flaws.push({
      rule: 'collection.version',
      path: 'info',
      message: `its version is ${version}, and its collection has only ${versions.join(' and ')}`,
      hint: `Create it as ${versions.join(' or ')}.`,
    });
  if (contentBytes > contentBytesMax)
    flaws.push({
      rule: 'collection.size',
      path: 'info',
      message: `its content has ${count(contentBytes)} bytes, and its collection allows ${bytesText(contentBytesMax)}`,
      hint: 'Make several smaller torrents of it, or publish it in another collection.',
    });
  if (fileCount > fileCountMax)
    flaws.push({
      rule: 'collection.files',
      path: 'info',
      message: `it has ${count(fileCount)} files, and its collection allows ${count(fileCountMax)}`,
      hint: 'Put the files into an archive, or publish it in another collection.',
    });
  return flaws;
}

/** Throws invalid with every rule that the torrent breaks. */
export function checkUpload(rules: UploadRules | undefined, torrent: RuledUpload, collection: string): void {
  const flaws = rules === undefined ? [] : findUploadFlaws(rules, torrent);
  const [first] = flaws;
  if (first === undefined) return;
  const more = flaws.length > 1 ? `, and ${flaws.length - 1} more` : '';
  throw new AppError(
    'invalid',
    `Cannot publish this torrent in "/${collection}": ${first.message} [${first.rule}]${more}`,
    { hint: first.hint, errors: flaws },
  );
}

/** Whether an error says that a torrent is valid, and only not what its collection asks for. */
export function isOfCollection({ code, errors = [] }: AppError): boolean {
  return (
    code === 'invalid' && errors.length > 0 && errors.every(({ rule }) => rule.startsWith('collection.'))
  );
}

/** The report with the rules of a collection: what breaks them is refused, with these findings first. */
export function reportFor(report: CheckReport, rules: UploadRules | undefined): CheckReport {
  if (report.verdict === 'refuse' || rules === undefined) return report;
  const { facts, metainfo } = report;
  const flaws = findUploadFlaws(rules, { ...facts, trackers: metainfo.trackers.flat() });
  if (flaws.length === 0) return report;
  const found = flaws.map((flaw): Finding<string> => ({
    ...flaw,
    severity: 'error',
    offset: 0,
    bep: undefined,
  }));
  return { verdict: 'refuse', findings: [...found, ...report.findings] };
}

/** Checks rules and returns them in one form. Throws malformed, with what is wrong and how to fix it. */
export function toUploadRules(rules: UploadRules): UploadRules {
  const { trackers, versions, contentBytesMax, fileCountMax } = rules;
  checkSomeRule(rules);
  if (contentBytesMax !== undefined) checkMost('bytes', contentBytesMax);
  if (fileCountMax !== undefined) checkMost('files', fileCountMax);
  return {
    ...(trackers !== undefined && { trackers: toRuleTrackers(trackers) }),
    ...(versions !== undefined && { versions: toVersions(versions) }),
    ...(contentBytesMax !== undefined && { contentBytesMax }),
    ...(fileCountMax !== undefined && { fileCountMax }),
  };
}

/** Throws malformed for rules without any rule: whether they were to allow all, or to be removed, is not known. */
export function checkSomeRule(rules: UploadRules): void {
  if (Object.values(rules).some((rule) => rule !== undefined)) return;
  throw wrongUploads(
    'there is no rule',
    'Add a rule, or use none at all (null). All versions, v1, v2 and hybrid, allow everything.',
  );
}

/** Returns the trackers of a rule, each once. Throws malformed. */
export function toRuleTrackers(trackers: readonly string[]): readonly string[] {
  const known = new Set(trackers.map(toRuleTracker));
  if (known.size === 0) throw wrongUploads('there is no tracker', 'Name a tracker, or leave the rule out.');
  if (known.size > RULE_TRACKERS_MAX)
    throw wrongUploads(`there are ${known.size} trackers`, `Name at most ${RULE_TRACKERS_MAX}.`);
  return [...known];
}

function toRuleTracker(text: string): string {
  const tracker = text.trim();
  const shown = `"${tracker.slice(0, 40)}"`;
  if (tracker.length > TRACKER_LENGTH_MAX)
    throw wrongUploads(
      `the tracker ${shown} is too long`,
      `Use at most ${TRACKER_LENGTH_MAX} characters, or the name of its host alone.`,
    );
  const isAddress = tracker.includes('://');
  if (isAddress ? findTrackerFlaw(tracker) !== undefined : hostOf(tracker) === undefined)
    throw wrongUploads(
      `${shown} is not a tracker`,
      'Write an address as in udp://tracker.example:6969/announce, or a host as in tracker.example.',
    );
  if (hasPasskey(tracker))
    throw wrongUploads(
      'the address of a tracker seems to contain a passkey, which everyone could read',
      'Write the name of its host alone, as in tracker.example.',
    );
  return tracker;
}

/** Returns versions in their order, each once. Throws malformed for none. */
export function toVersions(
  versions: NonNullable<UploadRules['versions']>,
): NonNullable<UploadRules['versions']> {
  if (versions.length > 0) return TORRENT_VERSIONS.filter((version) => versions.includes(version));
  throw wrongUploads('there is no version', 'Name v1, v2 or hybrid, or leave the rule out.');
}

/** Throws malformed for a limit that is no whole number from 1 on. */
export function checkMost(what: 'bytes' | 'files', most: number): void {
  if (Number.isSafeInteger(most) && most > 0) return;
  throw wrongUploads(`it cannot allow ${most} ${what}`, 'Use a whole number from 1 on.');
}

/** The error for rules that cannot be used. */
export function wrongUploads(why: string, hint: string): AppError {
  return new AppError('malformed', `${CANNOT_USE_UPLOADS}${why}`, { hint });
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
