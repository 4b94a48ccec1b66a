import type { Access } from '../../access/access.ts';
import type { TokenNames } from './token-link.ts';

/** Finds tokens by their ids. */
export type TokenFinder = Pick<Access, 'find'>;

/** The names of the tokens with these ids. */
export async function tokenNames(
  access: TokenFinder,
  ids: readonly (number | undefined)[],
): Promise<TokenNames> {
  const wanted = new Set(ids.filter((id) => id !== undefined));
  const found = await Promise.all(Array.from(wanted, (id) => access.find(id)));
  return new Map(found.filter((token) => token !== undefined).map(({ id, name }) => [id, name]));
}
