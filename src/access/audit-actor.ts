import type { AuditActor, Via } from '../events/audit.ts';
import type { Token } from './token.ts';

/** The actor behind a token, as the audit log records it. */
export function auditActorOf({ id, name }: Token, via: Via, ip: string | undefined): AuditActor {
  return { tokenId: id, name, via, ip };
}
