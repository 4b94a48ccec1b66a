import type { BencodeDocument } from '../bencode/document.ts';
import { type FileCursor, isEmptyString } from './file-cursor.ts';
import { FileName, NUL, reportFlags, SLASH, TOO_LONG } from './file-name.ts';
import { formatCount, quoteBytes } from './key-path.ts';
import type { PathChecker } from './paths.ts';
import { type Reading, reportKind } from './reading.ts';
import type { RuleId } from './rules.ts';

/** The target of a symlink, to be looked up when all paths are known. */
interface Target {
  /** The names of the target without empty ones, `.` and `..` included. */
  readonly names: readonly number[];
  readonly hasDots: boolean;
  /** The node of the folder that the symlink is in. */
  readonly folder: number;
  readonly path: string;
  readonly offset: number;
}

/** How many targets are looked up. Further symlinks are checked only for safety. */
const targetsMax = 10_000;
const namesShownMax = 10;

const targetName = new FileName();

/**
 * Checks the targets of symlinks (BEP 47). A target starts at the top folder of the torrent; libtorrent's creator
 * writes it from the folder of the symlink, with `..` to go up. Both kinds must stay inside the torrent.
 */
export class SymlinkChecker {
  readonly #reading: Reading;
  readonly #targets: Target[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /**
   * Checks the symlink of the cursor. `folder` is the node of its folder, or -1 when that is not known; its target is
   * then not looked up.
   */
  add(cursor: FileCursor, path: () => string, folder: number): void {
    const { document, findings } = this.#reading;
    const target = cursor.fields.symlinkPath;
    if (target < 0 || (document.kindOf(target) === 'list' && document.closeOf(target) === target + 1)) {
      findings.add('symlink.target-missing', () => ({
        path: path(),
        offset: document.startOf(cursor.fields.entry),
        message: `${path()} has the attribute "l", but no symlink path`,
      }));
      return;
    }
    const targetPath = () => `${path()}.symlink path`;
    if (document.kindOf(target) !== 'list') {
      reportKind(this.#reading, target, targetPath(), 'list', 'symlink.target-missing');
      return;
    }
    if (!checkTargetNames(this.#reading, target, targetPath)) return;
    const names = listTargetNames(document, target);
    const hasDots = names.some((entry) => isDots(document, entry));
    const isFull = this.#targets.length === targetsMax;
    if (hasDots && (escapes(document, names, cursor.depth - 1) || (isFull && returns(document, names)))) {
      report(this.#reading, 'symlink.outside', names, targetPath(), document.startOf(target));
    } else if (folder >= 0 && !isFull) {
      const offset = document.startOf(target);
      this.#targets.push({ names, hasDots, folder, path: targetPath(), offset });
    }
  }

  /** Looks up all targets, once `paths` has every path of the torrent. */
  lookUp(paths: PathChecker): void {
    for (const target of this.#targets) this.#lookUp(paths, target);
  }

  #lookUp(paths: PathChecker, { names, hasDots, folder, path, offset }: Target): void {
    const ends = [paths.follow(folder, names), paths.follow(0, names)] as const;
    const [fromFolder, fromTop] = ends;
    // After another symlink, `..` leads to the folder above that one's target.
    if (ends.includes('behind-symlink')) {
      report(this.#reading, 'symlink.outside', names, path, offset);
      return;
    }
    if (hasDots || (fromTop === 'unknown' && fromFolder === 'found')) {
      report(this.#reading, 'symlink.relative', names, path, offset);
    }
    if (fromTop === 'unknown' && fromFolder === 'unknown') {
      report(this.#reading, 'symlink.target-unknown', names, path, offset);
    }
  }
}

/** Whether a file has the letter of a symlink among its attributes, with a target or without. */
export function hasLinkLetter({ document, fields }: FileCursor): boolean {
  return document.isString(fields.attr) && document.contentOf(fields.attr).includes(0x6c);
}

/** Checks the names of a target, which must be as safe as those of a path, except `.`, `..` and empty ones. */
function checkTargetNames(reading: Reading, target: number, path: () => string): boolean {
  const { document } = reading;
  const close = document.closeOf(target);
  let index = 0;
  let isSafe = true;
  for (let entry = target + 1; entry < close; entry = document.nextOf(entry)) {
    const namePath = `${path()}[${index++}]`;
    if (!document.isString(entry)) {
      reportKind(reading, entry, namePath, 'string', 'path.malformed');
      return false;
    }
    targetName.read(document.bytes, document.contentStartOf(entry), document.contentEndOf(entry));
    if (targetName.flags === 0) continue;
    reportFaults(reading, entry, namePath);
    isSafe &&= (targetName.flags & (SLASH | NUL | TOO_LONG)) === 0;
  }
  return isSafe;
}

const nameRules = new Set<RuleId>(['path.empty', 'path.slash', 'path.nul', 'path.too-long']);

/** Reports only what is unsafe about a target: what is only odd is reported for the file that it leads to. */
function reportFaults({ document, findings }: Reading, entry: number, path: string): void {
  reportFlags(targetName.flags, (rule, clause) => {
    if (!nameRules.has(rule)) return;
    findings.add(rule, () => ({
      path,
      offset: document.startOf(entry),
      message: `${quoteBytes(document.contentOf(entry))} ${clause}`,
    }));
  });
}

/** The names of a target as entries, without empty ones, which clients ignore. */
export function listTargetNames(document: BencodeDocument, target: number): number[] {
  const names: number[] = [];
  const close = document.closeOf(target);
  for (let entry = target + 1; entry < close; entry = document.nextOf(entry)) {
    if (!isEmptyString(document, entry)) names.push(entry);
  }
  return names;
}

/** Whether a name is `.` or `..`. */
export function isDots(document: BencodeDocument, entry: number): boolean {
  return document.equalsAscii(entry, '.') || document.equalsAscii(entry, '..');
}

/** Whether a target leaves the torrent at any step, from a folder at `folderDepth`. */
function escapes(document: BencodeDocument, names: readonly number[], folderDepth: number): boolean {
  let depth = folderDepth;
  for (const entry of names) {
    if (document.equalsAscii(entry, '..')) depth--;
    else if (!document.equalsAscii(entry, '.')) depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** Whether `..` follows another name. */
function returns(document: BencodeDocument, names: readonly number[]): boolean {
  const first = names.findIndex((entry) => !isDots(document, entry));
  return first >= 0 && names.slice(first).some((entry) => document.equalsAscii(entry, '..'));
}

const clauses: Partial<Record<RuleId, string>> = {
  'symlink.outside': 'which leads out of the torrent',
  'symlink.relative': 'which starts at the folder of the symlink, expected names from the top folder',
  'symlink.target-unknown': 'which is not a file or folder of the torrent',
};

function report(
  { document, findings }: Reading,
  rule: RuleId,
  names: readonly number[],
  path: string,
  offset: number,
): void {
  findings.add(rule, () => {
    const shown = names.slice(0, namesShownMax).map((entry) => quoteBytes(document.contentOf(entry)));
    const left = names.length - shown.length;
    if (left > 0) shown.push(formatCount(left, 'more name'));
    return { path, offset, message: `${path} is [${shown.join(', ')}], ${clauses[rule]}` };
  });
}
