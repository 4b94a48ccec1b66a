import type { FileCursor } from './file-cursor.ts';
import { attributeBit } from './file-fields.ts';
import { FileName, reportFlags } from './file-name.ts';
import { quoteBytes } from './key-path.ts';
import type { PathChecker } from './paths.ts';
import { describeKind, type Reading, reportKind } from './reading.ts';
import type { RuleId } from './rules.ts';

/** Checks the length of the file that the cursor stands at, in bytes; NaN when it was reported. */
export function checkLength(reading: Reading, cursor: FileCursor, path: () => string): number {
  const { document, findings, limits } = reading;
  const length = cursor.lengthBytes();
  if (length >= 0 && length <= limits.fileLengthBytesMax) return length;
  const entry = cursor.fields.length;
  findings.add('file.length-invalid', () => {
    const lengthPath = `${path()}.length`;
    if (entry < 0) {
      const offset = document.startOf(cursor.fields.entry);
      return {
        path: path(),
        offset,
        message: `${lengthPath} is missing, expected the size of the file in bytes`,
      };
    }
    const offset = document.startOf(entry);
    if (document.kindOf(entry) !== 'integer') {
      return {
        path: lengthPath,
        offset,
        message: `${lengthPath} is ${describeKind(document, entry)}, expected an integer`,
      };
    }
    const value = document.bigintOf(entry);
    const message = `${lengthPath} is ${value}, expected 0 to ${limits.fileLengthBytesMax}`;
    return { path: lengthPath, offset, message };
  });
  return Number.NaN;
}

/** Checks the attributes and the SHA-1 of a file (BEP 47). */
export function checkAttributes(reading: Reading, cursor: FileCursor, path: () => string): void {
  const { document, findings } = reading;
  const { attr, sha1 } = cursor.fields;
  if (attr >= 0) {
    if (!document.isString(attr)) reportKind(reading, attr, `${path()}.attr`, 'string');
    else if (document.contentOf(attr).some((letter) => attributeBit(letter) === 0)) {
      findings.add('file.attribute-unknown', () => ({
        path: `${path()}.attr`,
        offset: document.startOf(attr),
        message: `${path()}.attr is ${quoteBytes(document.contentOf(attr))}, expected the letters p, x, h and l`,
      }));
    }
  }
  if (sha1 < 0) return;
  // The Internet Archive writes this hash as 40 hex digits.
  const length = document.isString(sha1) ? document.contentEndOf(sha1) - document.contentStartOf(sha1) : -1;
  if (length === 20) return;
  findings.add('file.sha1-length', () => ({
    path: `${path()}.sha1`,
    offset: document.startOf(sha1),
    message: `${path()}.sha1 is ${length < 0 ? 'no string' : `${length} bytes long`}, expected 20 bytes`,
  }));
}

/** A symlink to look up when all paths are known. */
export interface SymlinkTarget {
  readonly names: readonly number[];
  readonly path: string;
  readonly offset: number;
}

/** Symlinks whose target is looked up; a torrent with more of them has those checked only for safety. */
const symlinkTargetsMax = 10_000;

const symlinkName = new FileName();

/**
 * Checks the target of a symlink (BEP 47): the names in it have to be as safe as those of a path. Adds it to
 * `targets` when it can be looked up.
 */
export function checkSymlink(
  reading: Reading,
  cursor: FileCursor,
  path: () => string,
  targets: SymlinkTarget[],
): void {
  const { document, findings } = reading;
  const target = cursor.fields.symlinkPath;
  if (target < 0 || (document.kindOf(target) === 'list' && document.closeOf(target) === target + 1)) {
    findings.add('symlink.target-missing', () => ({
      path: path(),
      offset: document.startOf(cursor.fields.entry),
      message: `${path()} has the attribute "l", but no symlink path`,
    }));
    return;
  }
  if (document.kindOf(target) !== 'list') {
    reportKind(reading, target, `${path()}.symlink path`, 'list', 'symlink.target-missing');
    return;
  }
  const names: number[] = [];
  const close = document.closeOf(target);
  for (let entry = target + 1; entry < close; entry = document.nextOf(entry)) {
    const namePath = `${path()}.symlink path[${names.length}]`;
    if (!document.isString(entry)) {
      reportKind(reading, entry, namePath, 'string', 'path.malformed');
      return;
    }
    names.push(entry);
    symlinkName.read(document.bytes, document.contentStartOf(entry), document.contentEndOf(entry), 0);
    if (symlinkName.flags !== 0) reportUnsafe(reading, entry, namePath);
  }
  if (targets.length < symlinkTargetsMax) {
    targets.push({ names, path: `${path()}.symlink path`, offset: document.startOf(target) });
  }
}

const unsafeRules = new Set<RuleId>(['path.empty', 'path.dots', 'path.slash', 'path.nul', 'path.too-long']);

/** What is only odd about a target has been said about the file that it leads to. */
function reportUnsafe({ document, findings }: Reading, entry: number, path: string): void {
  reportFlags(symlinkName.flags, (rule, clause) => {
    if (!unsafeRules.has(rule)) return;
    findings.add(rule, () => ({
      path,
      offset: document.startOf(entry),
      message: `${quoteBytes(document.contentOf(entry))} ${clause}`,
    }));
  });
}

/** Reports symlinks that lead to nothing in the torrent. */
export function checkTargets(
  { document, findings }: Reading,
  paths: PathChecker,
  targets: SymlinkTarget[],
): void {
  for (const { names, path, offset } of targets) {
    if (paths.has(names)) continue;
    findings.add('symlink.target-unknown', () => {
      const shown = names.map((entry) => quoteBytes(document.contentOf(entry))).join(', ');
      return { path, offset, message: `${path} is [${shown}], which is no file or folder of the torrent` };
    });
  }
}
