import type { IssueInput } from '../access/access.ts';
import { tokenTermsTyped, typedIssueInput } from '../service/input/token-terms.ts';
import { readTexts } from '../service/input/texts.ts';

/** The flags of `token create`, as they were typed. */
export interface TokenFlags {
  readonly role: string;
  readonly name?: string;
  readonly collection?: string;
  readonly expires?: string;
  readonly torrentsMax?: string;
  readonly metainfoBytesMax?: string;
}

/** Turns the flags into the input for a new token. Throws malformed with all mistakes. */
export function parseTokenFlags(flags: TokenFlags, now: Date): IssueInput {
  const { role, name = role, collection, expires, torrentsMax, metainfoBytesMax } = flags;
  const typed = { role, name, collection, expires, torrentsMax, metainfoBytesMax };
  const given = Object.entries(typed).filter((flag): flag is [string, string] => flag[1] !== undefined);
  return typedIssueInput(readTexts(tokenTermsTyped(now), Object.fromEntries(given), 'create the token'));
}
