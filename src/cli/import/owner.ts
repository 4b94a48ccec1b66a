import type { Access } from '../../access/access.ts';
import { isLive } from '../../access/token.ts';
import { STRANGER, type Actor } from '../../catalogue/actor.ts';
import { AppError } from '../../errors.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditActorOf, parseTokenId } from '../with-access.ts';

const NAME = 'import';

/**
 * The operator, who publishes for the token that the torrents are to belong to: the one with that id, or else the one of
 * earlier imports, which is made when there is none. Without an owner they would count as uploads of strangers. Rejects with
 * malformed for an id that is none, and not_found for that of no live token.
 */
export async function importActor(
  access: Access,
  ownerId: string | undefined,
  surroundings: Surroundings,
): Promise<Actor> {
  const operator = auditActorOf(surroundings);
  const tokens = (await access.list()).filter((token) => isLive(token, new Date()));
  const id = ownerId === undefined ? undefined : parseTokenId(ownerId);
  const known = tokens.find((token) => (id === undefined ? token.name === NAME : token.id === id));
  if (known === undefined && id !== undefined)
    throw new AppError('not_found', `Cannot import for token ${id}: there is none that is live`, {
      hint: 'List the tokens with: torrentry token list',
    });
  // Its secret is not kept: the token only shows who owns these torrents.
  const owner = known ?? (await access.issue({ name: NAME, role: 'uploader' }, operator)).token;
  return { ...STRANGER, ...operator, tokenId: owner.id, changes: 'all' };
}
