import { AppError } from '../errors.ts';

/** `*` for any, or what is named: SHA-256 values (hex) of bytes, or what `validatorOf` gives. */
export type Validators = '*' | readonly string[];

/** What must hold of the current content of an address before it is changed (RFC 9110 section 13.1). */
export interface Preconditions {
  readonly ifMatch?: Validators | undefined;
  readonly ifNoneMatch?: Validators | undefined;
  /** Whether they are about what stands at the path, or about the torrent with that infohash; the path by default. */
  readonly about?: 'path' | 'infohash' | undefined;
  /** When the torrent was last changed, as whoever edits it saw it. Only an edit asks for it. */
  readonly updatedAt?: Date | undefined;
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

/** Throws precondition_failed when the torrent was changed at another time than the one that an edit was made from. */
export function checkNotChanged({ updatedAt }: Preconditions, current: Date): void {
  if (updatedAt === undefined || updatedAt.getTime() === current.getTime()) return;
  throw new AppError('precondition_failed', 'Cannot save this: the torrent was changed in the meantime', {
    hint: 'Look at what stands there now, and save again.',
  });
}

function isNamed(validators: Validators, current: readonly string[]): boolean {
  return validators === '*' ? current.length > 0 : current.some((name) => validators.includes(name));
}
