import type { Access } from '../../access/access.ts';
import { isLive } from '../../access/token.ts';
import { STRANGER, type Actor } from '../../catalogue/actor.ts';
import { AppError } from '../../errors.ts';
import { findOrCreateOwner } from '../../access/owner-token.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditActorOf } from '../with-access.ts';

/**
 * The operator, who publishes for the token that the torrents are to belong to: the one with that id, or else the one of
 * earlier imports, which is made when there is none. Without an owner they would count as uploads of strangers. Rejects with
 * not_found for an id that no live token has.
 */
export async function importActor(
  access: Access,
  ownerId: number | undefined,
  surroundings: Surroundings,
): Promise<Actor> {
  const operator = auditActorOf(surroundings);
  const owner =
    ownerId === undefined
      ? (await findOrCreateOwner(access, 'import', operator)).token
      : await ownerWith(access, ownerId);
  return { ...STRANGER, ...operator, tokenId: owner.id, changes: 'all' };
}

async function ownerWith(access: Access, id: number): Promise<{ readonly id: number }> {
  const token = await access.find(id);
  if (token !== undefined && isLive(token, new Date())) return token;
  throw new AppError('not_found', `Cannot import for token ${id}: there is none that is live`, {
    hint: 'List the tokens with: torrentry token list',
  });
}
