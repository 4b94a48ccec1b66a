import { formatRange, parseRange } from '../access/address-range.ts';
import type { Ban } from '../access/ban.ts';
import { createBans, type Bans } from '../access/bans.ts';
import { openLocalStore } from '../app/local-store.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { banJson } from '../service/endpoints/moderation.ts';
import { banTermsTyped, typedBanTerms } from '../service/input/ban-terms.ts';
import { readTexts } from '../service/input/texts.ts';
import { printable } from './printable.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { toTable } from './table.ts';
import { auditActorOf, checkFolder } from './with-access.ts';

interface Output {
  readonly json?: boolean;
}

/** The flags of `ban add`, as they were typed. */
export interface BanFlags extends Output {
  readonly reason: string;
  readonly expires?: string;
}

/** Bans an address or a range. Throws malformed, and conflict for this machine. */
export async function addBan(
  config: Config,
  range: string,
  { reason, expires, json }: BanFlags,
  surroundings: Surroundings,
): Promise<number> {
  const typed = { range, reason, ...(expires !== undefined && { expires }) };
  const terms = typedBanTerms(readTexts(banTermsTyped(new Date()), typed, 'ban the addresses'));
  checkFolder(config);
  const ban = await withBans(config, surroundings, (bans) => bans.add(terms, auditActorOf(surroundings)));
  if (json === true) surroundings.out(JSON.stringify(banJson(ban)));
  const until = ban.expiresAt === undefined ? '' : ` until ${ban.expiresAt.toISOString()}`;
  surroundings.error(`${ban.range} is banned${until}.`);
  return EXIT.ok;
}

/** Lists the bans in effect, the newest first. */
export async function listBans(
  config: Config,
  { json }: Output,
  surroundings: Surroundings,
): Promise<number> {
  const { out } = surroundings;
  checkFolder(config);
  const all = await withBans(config, surroundings, (bans) => bans.listAll());
  if (json === true) out(JSON.stringify(all.map(banJson)));
  else for (const line of toTable([HEADINGS, ...all.map(cellsOf)])) out(line);
  return EXIT.ok;
}

/** Removes the ban of a range, or the one with an id. Throws not_found, and malformed for neither. */
export async function removeBan(
  config: Config,
  rangeOrId: string,
  { json }: Output,
  surroundings: Surroundings,
): Promise<number> {
  const id = /^[0-9]{1,15}$/.test(rangeOrId) ? Number(rangeOrId) : undefined;
  const range = id === undefined ? formatRange(parseRange(rangeOrId)) : undefined;
  checkFolder(config);
  const ban = await withBans(config, surroundings, async (bans) => {
    const found = id ?? (await bans.listAll()).find((it) => it.range === range)?.id;
    if (found !== undefined) return bans.remove(found, auditActorOf(surroundings));
    throw new AppError('not_found', `Cannot remove the ban of ${range}: this range is not banned`, {
      hint: 'List the bans with: torrentry ban list',
    });
  });
  if (json === true) surroundings.out(JSON.stringify(banJson(ban)));
  surroundings.error(`${ban.range} is not banned any more.`);
  return EXIT.ok;
}

async function withBans<Result>(
  config: Config,
  { error }: Pick<Surroundings, 'error'>,
  use: (bans: Bans) => Promise<Result>,
): Promise<Result> {
  const store = await openLocalStore(config, error);
  try {
    return await use(createBans({ store: store.bans, changes: store.changes, now: () => new Date() }));
  } finally {
    await store.close();
  }
}

const HEADINGS = ['id', 'range', 'since', 'expires', 'by', 'reason'];

function cellsOf({ id, range, at, expiresAt, byName, reason }: Ban): readonly string[] {
  const ends = expiresAt?.toISOString() ?? '-';
  return [String(id), range, at.toISOString(), ends, printable(byName), printable(reason)];
}
