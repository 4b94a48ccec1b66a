import type { AuditActor } from '../../src/events/audit.ts';

/** An admin who changes something. */
export const ADMIN_ACTOR: AuditActor = { tokenId: 1, name: 'admin', via: 'token', ip: undefined };
