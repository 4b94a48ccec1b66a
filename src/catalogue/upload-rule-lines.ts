import { AppError } from '../errors.ts';
import { bytesText } from '../lib/byte-setting.ts';
import { parseByteSize } from '../lib/byte-size.ts';
import { likelyName } from '../lib/likely-name.ts';
import { reasonIn } from './retention-lines.ts';
import {
  CANNOT_USE_UPLOADS,
  TORRENT_VERSIONS,
  toUploadRules,
  wrongUploads,
  type UploadRules,
} from './upload-rules.ts';

const WORD_LENGTH_MAX = 20;

/** What a line begins with, and the member of the rules that it is about. */
const READERS = {
  tracker: (words) => ({ trackers: words }),
  version: (words) => ({ versions: words.map(toVersion) }),
  size: (words) => ({ contentBytesMax: toBytes(words.join(' ')) }),
  files: (words) => ({ fileCountMax: toCount(words.join(' ')) }),
} as const satisfies Record<string, (words: readonly string[]) => UploadRules>;

const NAMES = Object.keys(READERS) as readonly (keyof typeof READERS)[];

/** Rules, each in a line, as `parseUploadRules` reads them: `version v2 hybrid`. */
export function formatUploadRules(rules: UploadRules): readonly string[] {
  const { trackers, versions, contentBytesMax, fileCountMax } = rules;
  return [
    trackers && `tracker ${trackers.join(' ')}`,
    versions && `version ${versions.join(' ')}`,
    contentBytesMax && `size ${bytesText(contentBytesMax)}`,
    fileCountMax && `files ${fileCountMax}`,
  ].filter((line) => typeof line === 'string');
}

/**
 * Reads rules, each in a line of its own; blank lines are none. Throws malformed, naming the first wrong one by its number and
 * what a line is called: `rule 2`.
 */
export function parseUploadRules(lines: readonly string[], called: 'line' | 'rule'): UploadRules {
  let rules: UploadRules = {};
  for (const [index, line] of lines.entries()) {
    const [name = '', ...words] = line.split(/[\s,]+/).filter((word) => word !== '');
    if (name === '') continue;
    try {
      const rule = toUploadRules(readLine(name, words));
      if (Object.keys(rule).some((member) => member in rules))
        throw wrongUploads(`there are two rules for ${name}`, 'Write each rule once.');
      rules = { ...rules, ...rule };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { hint = '' } = error;
      throw wrongUploads(`${called} ${index + 1}: ${reasonIn(error, CANNOT_USE_UPLOADS)}`, hint);
    }
  }
  return toUploadRules(rules);
}

function readLine(name: string, words: readonly string[]): UploadRules {
  const known = NAMES.find((it) => it === name);
  if (known !== undefined) return READERS[known](words);
  const meant = likelyName(name.slice(0, WORD_LENGTH_MAX), NAMES, 1);
  throw wrongUploads(
    `${quoted(name)} is none of ${NAMES.join(', ')}`,
    meant === undefined
      ? 'Write a rule as in tracker tracker.example, version v2 hybrid, size 4 GiB or files 1000.'
      : `Did you mean ${meant}?`,
  );
}

function toVersion(word: string) {
  const version = TORRENT_VERSIONS.find((it) => it === word);
  if (version !== undefined) return version;
  throw wrongUploads(`${quoted(word)} is not a version`, 'Write v1, v2 or hybrid.');
}

function toBytes(text: string): number {
  const bytes = parseByteSize(text);
  if (bytes !== undefined) return bytes;
  throw wrongUploads(`${quoted(text)} is not a size`, 'Write bytes, or a unit as in 700M or 4GiB.');
}

function toCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw wrongUploads(`${quoted(text)} is not a number of files`, 'Write digits alone, as in files 1000.');
}

function quoted(text: string): string {
  return `"${text.slice(0, WORD_LENGTH_MAX)}"`;
}
