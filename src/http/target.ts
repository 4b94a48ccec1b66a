import type { ServerRequest } from 'srvx';
import { AppError } from '../errors.ts';

/** What a request asks for: its path as decoded segments, and its query. */
export interface Target {
  /** The path as it was sent, percent-encoded, without the query. */
  readonly path: string;
  /** Each segment decoded once; none contains a slash. A trailing slash gives an empty last segment. */
  readonly segments: readonly string[];
  /** The query as it was sent, with its question mark; `''` when there is none. */
  readonly search: string;
  readonly query: URLSearchParams;
}

const TARGET_LENGTH_MAX = 8192;
const SEGMENT_COUNT_MAX = 64;

class ParsedTarget implements Target {
  readonly path: string;
  readonly segments: readonly string[];
  readonly search: string;
  #query: URLSearchParams | undefined;

  constructor(path: string, segments: readonly string[], search: string) {
    this.path = path;
    this.segments = segments;
    this.search = search;
  }

  /** Parsed on demand, because a URLSearchParams costs more than the rest of a target. */
  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.search));
  }
}

/**
 * Parses a request target in origin form or absolute form (RFC 9112 section 3.2), strictly: what two programs could
 * read differently is refused. Throws malformed.
 */
export function parseTarget(raw: string): Target {
  if (raw.length > TARGET_LENGTH_MAX) {
    throw new AppError(
      'malformed',
      `Cannot read the address: it is longer than ${TARGET_LENGTH_MAX} characters`,
    );
  }
  if (/[^\x21-\x7e]/.test(raw)) {
    const encoded = percentEncoded(raw);
    throw new AppError(
      'malformed',
      'Cannot read the address: it has characters that are not allowed in an address',
      {
        hint:
          encoded === undefined
            ? 'Percent-encode the UTF-8 bytes of the name.'
            : `Percent-encode these characters: ${encoded}`,
      },
    );
  }
  const origin = raw.startsWith('/') ? raw : absoluteToOrigin(raw);
  const mark = origin.indexOf('?');
  const path = mark === -1 ? origin : origin.slice(0, mark);
  return new ParsedTarget(path, decodeSegments(path), mark === -1 ? '' : origin.slice(mark));
}

/** The target as it was sent. The url of a Request is already normalised, with dot segments resolved, and slower to get. */
export function rawTarget(request: Request): string {
  return (request as ServerRequest).runtime?.node?.req.url ?? request.url;
}

/** Whether a text is a valid request target. */
export function isTarget(raw: string): boolean {
  try {
    parseTarget(raw);
    return true;
  } catch {
    return false;
  }
}

/**
 * Percent-encodes an address with raw UTF-8 or spaces, as it should have been sent. `raw` has one character for each
 * byte. Undefined when the bytes are not UTF-8. Characters with a meaning in a shell are encoded as well.
 */
export function percentEncoded(raw: string): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'));
    return text.replaceAll(/[^\w.~!$&()*+,;=:@/?%-]+/gu, (part) =>
      encodeURIComponent(part).replaceAll("'", '%27'),
    );
  } catch {
    return undefined;
  }
}

/** Whether an address, as it was sent, is at the prefix or below it, even when it cannot be parsed. */
export function liesBelow(raw: string, prefix: string): boolean {
  const path = /^(?:https?:\/\/[^/?#]+)?([^?#]*)/i.exec(raw)?.[1] ?? '';
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** The rest of the target below the prefix (`''` or `/sub`), or undefined when it is elsewhere. */
export function targetBelow(target: Target, prefix: string): Target | undefined {
  if (prefix === '') return target;
  if (target.path !== prefix && !target.path.startsWith(`${prefix}/`)) return undefined;
  return targetAfter(target, prefix.split('/').length - 1);
}

/** The target without its first segments; when none are left, the root. */
export function targetAfter(target: Target, depth: number): Target {
  let end = 0;
  for (let taken = 0; taken < depth && end !== -1; taken++) end = target.path.indexOf('/', end + 1);
  const segments = target.segments.slice(depth);
  return new ParsedTarget(
    end === -1 ? '/' : target.path.slice(end),
    segments.length === 0 ? [''] : segments,
    target.search,
  );
}

function absoluteToOrigin(raw: string): string {
  const start = /^https?:\/\/[^/?#]+/i.exec(raw);
  if (start === null) throw new AppError('malformed', `Cannot read the address "${raw.slice(0, 80)}"`);
  const rest = raw.slice(start[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function decodeSegments(path: string): string[] {
  const parts = path.slice(1).split('/');
  if (parts.length > SEGMENT_COUNT_MAX) {
    throw new AppError(
      'malformed',
      `Cannot read the address: it has more than ${SEGMENT_COUNT_MAX} segments`,
    );
  }
  return parts.map((part, index) => {
    if (part === '' && index < parts.length - 1) {
      throw new AppError('malformed', 'Cannot read the address: it has an empty segment ("//")', {
        hint: `Use ${path.replaceAll(/\/{2,}/g, '/').slice(0, 200)} instead. If a script joins the address from parts, remove the slash at the end of the first part.`,
      });
    }
    return part.includes('%') ? decodeSegment(part) : checkSegment(part, part);
  });
}

function decodeSegment(part: string): string {
  let decoded: string;
  try {
    // decodeURIComponent throws on what is not UTF-8: `%ff`, and lone surrogates such as `%ed%a0%80`.
    decoded = decodeURIComponent(part);
  } catch (cause) {
    throw new AppError(
      'malformed',
      `Cannot read "${part.slice(0, 80)}" in the address: it is not valid UTF-8`,
      {
        hint: 'Percent-encode the UTF-8 bytes of the name.',
        cause,
      },
    );
  }
  return checkSegment(decoded, part);
}

function checkSegment(decoded: string, part: string): string {
  // A decoded slash or a dot segment would name another address than the one that was routed (path traversal).
  if (decoded.includes('/') || decoded.includes('\\') || decoded === '.' || decoded === '..') {
    throw new AppError(
      'malformed',
      `Cannot use "${part.slice(0, 80)}" in the address: it leads to another path`,
      {
        hint: 'Leave out "..", "." and encoded slashes and backslashes.',
      },
    );
  }
  if (hasControl(decoded)) {
    throw new AppError(
      'malformed',
      `Cannot use "${part.slice(0, 80)}" in the address: it has a control character`,
    );
  }
  return decoded;
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
}
