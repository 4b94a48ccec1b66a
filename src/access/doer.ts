import type { Doer, Via } from '../events/audit.ts';
import type { Token } from './token.ts';

/** Somebody with a token, as the audit remembers them. */
export function doerOf({ id, name }: Token, via: Via, ip: string | undefined): Doer {
  return { tokenId: id, name, via, ip };
}
