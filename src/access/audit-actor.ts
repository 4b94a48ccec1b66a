import type { AuditActor, Via } from '../events/audit.ts';
import type { Token } from './token.ts';

/** Somebody with a token, as the audit remembers them. */
export function auditActorOf({ id, name }: Token, via: Via, ip: string | undefined): AuditActor {
  return { tokenId: id, name, via, ip };
}
