import type { AuditNote, AuditStore, Doer } from '../../events/audit.ts';
import type { Tables } from './tables.ts';

/** The audit log in memory, as it is read: the newest first, but after a given id the oldest first. */
export function createAuditStore({ audit }: Tables): AuditStore {
  return {
    async list({ limit, before = Infinity, after, action = '', tokenId, object }) {
      const found = audit.filter(
        (entry) =>
          entry.id < before &&
          entry.id > (after ?? 0) &&
          entry.action.startsWith(action) &&
          (tokenId === undefined || entry.doer.tokenId === tokenId) &&
          (object === undefined || entry.object === object),
      );
      return (after === undefined ? found.reverse() : found).slice(0, limit);
    },
  };
}

/** Adds a line to the audit log. */
export function writeNote({ audit }: Tables, note: AuditNote, doer: Doer, at: Date): void {
  const { tokenId, name, via, ip } = doer;
  const { action, object, before, after } = note;
  audit.push({ id: audit.length + 1, at, doer: { tokenId, name, via, ip }, action, object, before, after });
}
