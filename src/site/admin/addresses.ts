import type { Addresses } from '../../service/addresses.ts';

/** The parts of the administration; the first is its own address. */
export const ADMIN_PARTS = [
  'overview',
  'queue',
  'torrents',
  'blocks',
  'bans',
  'publishers',
  'tokens',
  'webhooks',
  'audit',
  'settings',
  'health',
] as const;
export type AdminPart = (typeof ADMIN_PARTS)[number];

/** Where a part of the administration is, and what is below it. */
export function adminAddress(
  { admin }: Addresses,
  part: AdminPart,
  ...below: readonly (string | number)[]
): string {
  return [admin, ...(part === 'overview' ? [] : [part]), ...below].join('/');
}
