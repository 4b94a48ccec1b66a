import type { TokenNames } from './token-link.ts';
import type { SiteDeps } from '../deps.ts';

/** What the tokens of these ids are called. */
export async function tokenNames(
  { access }: Pick<SiteDeps, 'access'>,
  ids: readonly (number | undefined)[],
): Promise<TokenNames> {
  const wanted = new Set(ids.filter((id) => id !== undefined));
  const found = await Promise.all(Array.from(wanted, (id) => access.find(id)));
  return new Map(found.filter((token) => token !== undefined).map(({ id, name }) => [id, name]));
}
