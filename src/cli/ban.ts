import { formatRange, parseRange } from '../access/address-range.ts';
import { AppError } from '../errors.ts';
import { banTermsTyped, typedBanTerms } from '../service/input/ban-terms.ts';
import { readTexts } from '../service/input/texts.ts';
import type { AccessBackend, ShownBan } from './access-backend.ts';
import { printable } from './printable.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { toTable } from './table.ts';

interface Output {
  readonly json?: boolean;
}

type Printing = Pick<Surroundings, 'out' | 'error'>;

/** The flags of `ban add`, as they were typed. */
export interface BanFlags extends Output {
  readonly reason: string;
  readonly expires?: string;
}

/** Bans an address or a range. Throws malformed, and conflict for this machine or the address that the server sees. */
export async function addBan(
  backend: AccessBackend,
  range: string,
  { reason, expires, json }: BanFlags,
  { out, error }: Printing,
): Promise<number> {
  const typed = { range, reason, ...(expires !== undefined && { expires }) };
  const terms = typedBanTerms(readTexts(banTermsTyped(new Date()), typed, 'ban the addresses'));
  const ban = await backend.addBan(terms);
  if (json === true) out(JSON.stringify(ban));
  const until = ban.expiresAt === null ? '' : ` until ${ban.expiresAt}`;
  error(`${ban.range} is banned${until}.`);
  return EXIT.ok;
}

/** Lists the bans in effect, the newest first. */
export async function listBans(backend: AccessBackend, { json }: Output, { out }: Printing): Promise<number> {
  const all = await backend.listBans();
  if (json === true) out(JSON.stringify(all));
  else for (const line of toTable([HEADINGS, ...all.map(cellsOf)])) out(line);
  return EXIT.ok;
}

/** Removes the ban of a range, or the one with an id. Throws not_found, and malformed for neither. */
export async function removeBan(
  backend: AccessBackend,
  rangeOrId: string,
  { json }: Output,
  { out, error }: Printing,
): Promise<number> {
  const ban = await backend.removeBan(await idOf(backend, rangeOrId));
  if (json === true) out(JSON.stringify(ban));
  error(`${ban.range} is not banned any more.`);
  return EXIT.ok;
}

async function idOf(backend: AccessBackend, rangeOrId: string): Promise<number> {
  if (/^[0-9]{1,15}$/.test(rangeOrId)) return Number(rangeOrId);
  const range = formatRange(parseRange(rangeOrId));
  const ban = (await backend.listBans()).find((it) => it.range === range);
  if (ban !== undefined) return ban.id;
  throw new AppError('not_found', `Cannot remove the ban of ${range}: this range is not banned`, {
    hint: 'List the bans with: torrentry ban list',
  });
}

const HEADINGS = ['id', 'range', 'since', 'expires', 'by', 'reason'];

function cellsOf({ id, range, bannedAt, expiresAt, by, reason }: ShownBan): readonly string[] {
  return [String(id), range, bannedAt, expiresAt ?? '-', printable(by), printable(reason)];
}
