import { AppError } from '../errors.ts';

/** A condition of an If header (RFC 4918 section 10.4): a lock token, or an entity tag with its quotes. */
export interface IfCondition {
  readonly kind: 'token' | 'etag';
  readonly text: string;
  readonly isNot: boolean;
}

/** Conditions that must all be true. */
export interface IfList {
  /** The address that they are about; undefined for that of the request. */
  readonly about: string | undefined;
  readonly conditions: readonly IfCondition[];
}

/** Each may have to be looked up. Clients send one or two. */
const CONDITIONS_MAX = 32;

/** The lists of an If header, of which one must be true. Throws malformed, also for more conditions than any client sends. */
export function parseIf(text: string): readonly IfList[] {
  const header = text.trimStart();
  const token = /(?:<([^<>\s]+)>|(\()|(\))|\[((?:W\/)?"[^"]*")\]|(not)\b)\s*/iy;
  const lists: IfList[] = [];
  let about: string | undefined;
  let open: IfCondition[] | undefined;
  let isNot = false;
  let count = 0;
  while (token.lastIndex < header.length) {
    const match = token.exec(header);
    if (match === null) throw wrong();
    const [, uri, opens, closes, etag, not] = match;
    if (open === undefined) {
      if (uri !== undefined) about = uri;
      else if (opens !== undefined) open = [];
      else throw wrong();
    } else if (closes !== undefined) {
      if (open.length === 0 || isNot) throw wrong();
      lists.push({ about, conditions: open });
      open = undefined;
    } else if (not !== undefined) {
      if (isNot) throw wrong();
      isNot = true;
    } else {
      const named = uri ?? etag;
      count++;
      if (named === undefined || count > CONDITIONS_MAX) throw wrong();
      open.push({ kind: uri === undefined ? 'etag' : 'token', text: named, isNot });
      isNot = false;
    }
  }
  if (open !== undefined || lists.length === 0) throw wrong();
  return lists;
}

function wrong(): AppError {
  return new AppError('malformed', 'Cannot read the If header', {
    hint: 'Send lists of lock tokens and entity tags, as in: If: (<urn:uuid:…>) (["…"])',
  });
}
