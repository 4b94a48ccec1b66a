import type { AuditNote, AuditStore, AuditActor } from '../../events/audit.ts';
import type { Tables } from './tables.ts';

/** The audit log in memory: the newest record first, but the oldest first after a given id. */
export function createAuditStore({ audit }: Tables): AuditStore {
  return {
    async list({ limit, before = Infinity, after, action = '', tokenId, object }) {
      const found = audit.filter(
        (entry) =>
          entry.id < before &&
          entry.id > (after ?? 0) &&
          entry.action.startsWith(action) &&
          (tokenId === undefined || entry.actor.tokenId === tokenId) &&
          (object === undefined || entry.object === object),
      );
      return (after === undefined ? found.reverse() : found).slice(0, limit);
    },
  };
}

/** Adds a record to the audit log. */
export function writeNote({ audit }: Tables, note: AuditNote, actor: AuditActor, at: Date): void {
  const { tokenId, name, via, ip } = actor;
  const { action, object, before, after } = note;
  audit.push({ id: audit.length + 1, at, actor: { tokenId, name, via, ip }, action, object, before, after });
}
