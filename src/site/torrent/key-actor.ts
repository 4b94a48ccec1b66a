import type { Access } from '../../access/access.ts';
import { owns, type Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { withDeleteKey } from '../../catalogue/delete-key.ts';
import type { Context } from '../../http/context.ts';
import type { Identity } from '../../service/identity.ts';
import type { ByInfohash } from './canonical.ts';

/** What a visitor presents to have been an anonymous publisher, and as whom they act with it. */
export interface KeyActor {
  readonly key: string;
  readonly actor: Actor;
}

/** Who has a delete key; undefined for an empty one. Rejects with rate_limited. */
export type FindKeyActor = (key: string, context: Context<ByInfohash>) => Promise<KeyActor | undefined>;

export interface KeyActorParts {
  readonly access: Pick<Access, 'findByGuess'>;
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly identity: Pick<Identity, 'stranger'>;
}

/**
 * A visitor with the key acts as the anonymous publisher, even when signed in: otherwise a removal could count as a
 * moderator's, which only moderators can undo. A wrong key counts like a wrong token.
 */
export function createFindKeyActor({ access, catalogue, identity }: KeyActorParts): FindKeyActor {
  return async (key, { params, ip }) => {
    if (key === '') return undefined;
    const actor = withDeleteKey(identity.stranger(ip).actor, key);
    await access.findByGuess(key, ip, async () => {
      const torrent = await catalogue.find(params.infohash, actor);
      return torrent !== undefined && owns(actor, torrent) ? torrent : undefined;
    });
    return { key, actor };
  };
}
