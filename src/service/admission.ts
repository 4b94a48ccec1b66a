import { AppError } from '../errors.ts';
import type { Role } from '../access/token.ts';

/** A change of the catalogue, before its body is read. */
export interface AskedChange {
  /** Its method, address and headers. Its body is not to be read. */
  readonly request: Request;
  /** The address that it came from, behind the trusted proxies; undefined where none is known. */
  readonly ip: string | undefined;
  /** Undefined for someone without a token. */
  readonly role: Role | undefined;
}

/** Why a change is refused, as the client reads it. */
export interface ChangeRefusal {
  /** A clause that follows "Cannot accept this": `the proof of work is missing`. */
  readonly reason: string;
  /** What to do about it, as a sentence. */
  readonly hint: string;
}

/**
 * Decides whether a change may be made, beside what the service itself demands: a mounted application can ask for a proof of
 * work or a CAPTCHA that way. It is asked about uploads, edits and removals, those of people with a token too; undefined
 * lets a change through.
 */
export type AdmitChange = (
  change: AskedChange,
) => Promise<ChangeRefusal | undefined> | ChangeRefusal | undefined;

/** Rejects with forbidden for a change that is not let through. */
export async function checkAdmitted(admit: AdmitChange | undefined, change: AskedChange): Promise<void> {
  const refusal = await admit?.(change);
  if (refusal === undefined) return;
  throw new AppError('forbidden', `Cannot accept this: ${refusal.reason}`, { hint: refusal.hint });
}
