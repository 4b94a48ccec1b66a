import { AppError } from '../errors.ts';
import type { Torrent } from './torrent.ts';
import { validatorOf } from './validator.ts';

/** `*` for any, or what is named: SHA-256 values (hex) of bytes, or what `validatorOf` gives. */
export type Validators = '*' | readonly string[];

/** What must hold of the current content of an address before it is changed (RFC 9110 section 13.1). */
export interface Preconditions {
  readonly ifMatch?: Validators | undefined;
  readonly ifNoneMatch?: Validators | undefined;
  /** Whether they are about what stands at the path, or about the torrent with that infohash; the path by default. */
  readonly about?: 'path' | 'infohash' | undefined;
  /** The version of the torrent that the actor has looked at, as `validatorOf` or `reportValidatorOf` gives it. */
  readonly seen?: string | undefined;
  /** When the actor looked at it, in a list of many: nothing about it may have changed since. */
  readonly seenAt?: Date | undefined;
}

/**
 * Throws precondition_failed unless the conditions hold for what stands there, given by what it may be named by, the
 * best name first; by nothing when nothing stands there.
 */
export function checkPreconditions(conditions: Preconditions, current: readonly string[]): void {
  const { ifMatch, ifNoneMatch } = conditions;
  const [best] = current;
  if (ifMatch !== undefined && !isNamed(ifMatch, current)) {
    const found = best === undefined ? 'nothing stands there' : `what stands there is "${best}"`;
    throw new AppError('precondition_failed', `If-Match does not hold: ${found}`, {
      hint: 'Look at what stands there now, and send its ETag.',
    });
  }
  if (ifNoneMatch !== undefined && isNamed(ifNoneMatch, current)) {
    throw new AppError('precondition_failed', `If-None-Match does not hold: what stands there is "${best}"`, {
      hint: 'Leave If-None-Match out to replace it, or choose another name.',
    });
  }
}

/** Throws precondition_failed unless the conditions hold for a torrent; `occupant` is what a pending one replaces. */
export function checkVersion(
  conditions: Preconditions,
  torrent: Torrent,
  occupant: Torrent | undefined,
): void {
  const version = validatorOf(torrent, occupant);
  checkPreconditions(conditions, [version, torrent.sha256]);
  checkSeen(conditions, version, [torrent, occupant]);
}

/** Throws precondition_failed when something that the actor has to have seen was changed since they looked at it. */
export function checkSeen(
  { seen, seenAt }: Preconditions,
  version: string,
  torrents: readonly (Torrent | undefined)[],
): void {
  const isOld = seenAt !== undefined && torrents.some((one) => isChangedSince(one, seenAt));
  if (!isOld && (seen === undefined || seen === version)) return;
  throw new AppError('precondition_failed', 'Cannot do this: the torrent was changed in the meantime', {
    hint: 'Look at it as it is now, and decide again.',
  });
}

/** In the very millisecond as well: which of the two came first is not known. */
function isChangedSince(torrent: Torrent | undefined, at: Date): boolean {
  return (
    torrent !== undefined &&
    (torrent.updatedAt >= at || (torrent.removal !== undefined && torrent.removal.at >= at))
  );
}

function isNamed(validators: Validators, current: readonly string[]): boolean {
  return validators === '*' ? current.length > 0 : current.some((name) => validators.includes(name));
}
