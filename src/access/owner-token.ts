import type { Access } from './access.ts';
import { isLive, type Token } from './token.ts';
import type { AuditActor } from '../events/audit.ts';

/**
 * The live token with that name, which shows whose torrents these are. It is made when there is none; its secret is not kept.
 * `isNew` tells whether it was made now.
 */
export async function findOrCreateOwner(
  access: Access,
  name: string,
  operator: AuditActor,
): Promise<{ readonly token: Token; readonly isNew: boolean }> {
  const now = new Date();
  const known = (await access.list()).find((token) => token.name === name && isLive(token, now));
  if (known !== undefined) return { token: known, isNew: false };
  const { token } = await access.issue({ name, role: 'uploader' }, operator);
  return { token, isNew: true };
}
