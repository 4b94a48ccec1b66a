import { AppError } from '../errors.ts';
import type { Torrent } from './torrent.ts';
import { validatorOf } from './validator.ts';

/** `*` for any, or a list: SHA-256 values (hex) of bytes, or results of `validatorOf`. */
export type Validators = '*' | readonly string[];

/** The conditions on the current content of an address before a change (RFC 9110 section 13.1). */
export interface Preconditions {
  readonly ifMatch?: Validators | undefined;
  readonly ifNoneMatch?: Validators | undefined;
  /**
   * Whether the conditions are about the torrent at the path, the torrent with that infohash, or a collection with all that
   * `collectionVersionOf` is about; what is at the path by default.
   */
  readonly about?: 'path' | 'infohash' | 'collection' | undefined;
  /** The version of the torrent that the actor has seen, by `validatorOf` or `reportValidatorOf`. */
  readonly seen?: string | undefined;
  /** When the actor saw it in a list: it must not have changed since then. */
  readonly seenAt?: Date | undefined;
  /** Whether only what was never here is published: it changes no other torrent, and undoes no removal. */
  readonly onlyNew?: boolean | undefined;
}

/**
 * Throws precondition_failed unless the conditions are met. `current` has the entity tags of the current content, the
 * best one first; it is empty when there is no content.
 */
export function checkPreconditions(conditions: Preconditions, current: readonly string[]): void {
  const { ifMatch, ifNoneMatch } = conditions;
  const [best] = current;
  if (ifMatch !== undefined && !isNamed(ifMatch, current)) {
    const found = best === undefined ? 'nothing is published there' : `the current ETag is "${best}"`;
    throw new AppError('precondition_failed', `Cannot make the change: If-Match does not match, ${found}`, {
      hint: 'Get the current version, and send its ETag.',
    });
  }
  if (ifNoneMatch !== undefined && isNamed(ifNoneMatch, current)) {
    throw new AppError(
      'precondition_failed',
      `Cannot make the change: If-None-Match matches the current ETag "${best}"`,
      {
        hint: 'Leave If-None-Match out to replace the existing torrent, or choose another name.',
      },
    );
  }
}

/**
 * Throws precondition_failed unless the conditions are met for a torrent; `occupant` is the one that a pending torrent
 * replaces.
 */
export function checkVersion(
  conditions: Preconditions,
  torrent: Torrent,
  occupant: Torrent | undefined,
): void {
  const version = validatorOf(torrent, occupant);
  checkPreconditions(conditions, [version, torrent.sha256]);
  checkSeen(conditions, version, [torrent, occupant]);
}

/** Throws precondition_failed when something that the actor must have seen was changed since then. */
export function checkSeen(
  { seen, seenAt }: Preconditions,
  version: string,
  torrents: readonly (Torrent | undefined)[],
): void {
  const isOld = seenAt !== undefined && torrents.some((one) => isChangedSince(one, seenAt));
  if (!isOld && (seen === undefined || seen === version)) return;
  throw new AppError('precondition_failed', 'Cannot do this: the torrent was changed in the meantime', {
    hint: 'Load the torrent again, and repeat the change if you still want it.',
  });
}

/** A change in the same millisecond counts too, because it is not known which came first. */
function isChangedSince(torrent: Torrent | undefined, at: Date): boolean {
  return (
    torrent !== undefined &&
    (torrent.updatedAt >= at || (torrent.removal !== undefined && torrent.removal.at >= at))
  );
}

function isNamed(validators: Validators, current: readonly string[]): boolean {
  return validators === '*' ? current.length > 0 : current.some((name) => validators.includes(name));
}
