import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createAccess, type Access } from '../access/access.ts';
import { isLive } from '../access/token.ts';
import { openLocalStore } from '../app/local-store.ts';
import { STRANGER, type Actor } from '../catalogue/actor.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { createChecker } from '../catalogue/checker.ts';
import { roomOf } from '../catalogue/room.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { servedPaths } from '../service/mounts.ts';
import { createCopy, OUTCOMES, type Outcome } from './mirror/copy.ts';
import { follow } from './mirror/follow.ts';
import { createSource } from './mirror/source.ts';
import { mirrorFiles, readState, writeState, type MirrorState } from './mirror/state.ts';
import { findOrCreateOwner } from '../access/owner-token.ts';
import { refusing, remoteAddress, remoteToken } from './remote.ts';
import { stopSignal } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { auditActorOf } from './with-access.ts';

export interface MirrorFlags {
  readonly once?: boolean | undefined;
  readonly every?: string | undefined;
  readonly json?: boolean | undefined;
  readonly tokenFile?: string | undefined;
}

/** How often one request is sent: over about two minutes. */
const TRIES_MAX = 7;
/** When a mirror that goes on for ever begins again after that. */
const AGAIN_MS = 60_000;
const EVERY_SECONDS = 15;
const EVERY_SECONDS_MAX = 86_400;
const PROGRESS_MS = 2_000;
const NAME_LENGTH_MAX = 100;
/** Of more refused torrents the others are only named when they are. */
const REFUSED_MAX = 10_000;

/**
 * Copies the public torrents of another instance into a data folder and follows what happens to them, until it is stopped or,
 * with `--once`, until it is in step. Resolves to the exit code: 1 when a torrent was refused. Throws malformed for what is no
 * address, and what the source refuses.
 */
export async function mirror(
  config: Config,
  address: string,
  flags: MirrorFlags,
  surroundings: Surroundings,
): Promise<number> {
  const url = remoteAddress(address, 'torrentry mirror https://torrents.example/');
  const token = remoteToken(url, surroundings, flags.tokenFile);
  const everySeconds = parseSeconds(flags.every ?? String(EVERY_SECONDS));
  const { out, error: say } = surroundings;
  const signal = stopSignal(surroundings);
  mkdirSync(config.data, { recursive: true });
  const files = mirrorFiles(config.data, url);
  const store = await openLocalStore(config, say);
  const checker = createChecker();
  const counts = new Counts(say);
  let isInStep = false;
  try {
    const now = () => new Date();
    const room = roomOf(config.diskFreeMin, store.inspector);
    const folders = servedPaths(config);
    const parts = { store: store.catalogue, blobs: store.blobs, now, folders, checker };
    const catalogue = createCatalogue(parts);
    const access = createAccess({ tokens: store.tokens, sessions: store.sessions, now });
    let state = await openState(files.state, url, access, surroundings);
    counts.setRefused(state.refused);
    const actor = actorOf(state, url, config, surroundings);
    const isOnce = flags.once === true;
    const run = async (): Promise<void> => {
      const source = await createSource({ url, token, room, signal, triesMax: TRIES_MAX, say });
      const copy = createCopy({
        source,
        catalogue,
        store: store.catalogue,
        actor,
        bytesMax: config.uploadBytesMax,
        now,
        onOutcome: (outcome, infohash) => counts.add(outcome, infohash),
        say,
      });
      const following = { source, copy, dumpFile: files.dump, isOnce, pollMs: everySeconds * 1000, signal };
      const save = (next: MirrorState): void => {
        state = { ...next, refused: counts.refusedNow };
        writeState(files.state, state);
      };
      const onInStep = (): void => {
        if (!isInStep) say(`In step with ${url}: ${counts.toText()}`);
        isInStep = true;
      };
      const onWhole = () => counts.setRefused([]);
      await follow({ ...following, save, onWhole, onInStep }, state);
    };
    await untilDone(() => refusing(run()), { isOnce, signal, say });
  } finally {
    await checker.close();
    await store.close();
  }
  if (flags.json === true) out(JSON.stringify({ source: url, inStep: isInStep, ...counts.toJson() }));
  else out(`${url}: ${counts.toText()}`);
  return counts.refused === 0 ? EXIT.ok : EXIT.failed;
}

function parseSeconds(text: string): number {
  if (/^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= EVERY_SECONDS_MAX) return Number(text);
  throw new AppError('malformed', `Cannot use --every ${text.slice(0, 40)}`, {
    hint: `Give a whole number of seconds from 1 to ${EVERY_SECONDS_MAX}.`,
  });
}

interface Running {
  readonly isOnce: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Runs until it is done or stopped. Without `isOnce` a source that cannot be reached is waited for. */
async function untilDone(run: () => Promise<void>, { isOnce, signal, say }: Running): Promise<void> {
  while (!signal.aborted) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted) return;
      if (isOnce || !(error instanceof AppError && error.code === 'unavailable')) throw error;
      say(`error: ${error.message}; trying again in ${AGAIN_MS / 1000} s`);
      await delay(AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  }
}

/** The state of this mirror, and for a new one a token that owns what it will publish. */
async function openState(
  path: string,
  source: string,
  access: Access,
  surroundings: Surroundings,
): Promise<MirrorState> {
  const state = readState(path, source);
  if (state !== undefined) {
    const owner = await access.find(state.tokenId);
    if (owner !== undefined && isLive(owner, new Date())) return state;
    throw new AppError(
      'forbidden',
      `Cannot go on: token ${state.tokenId}, which owns this mirror, is revoked`,
      {
        hint: `To begin again with another one, remove ${path}. What is here then belongs to no mirror.`,
      },
    );
  }
  const { token, isNew } = await findOrCreateOwner(access, ownerName(source), auditActorOf(surroundings));
  const created = { source, tokenId: token.id, isAgain: !isNew, refused: [] };
  writeState(path, created);
  return created;
}

function actorOf(
  { tokenId }: MirrorState,
  source: string,
  { review }: Config,
  surroundings: Surroundings,
): Actor {
  return {
    ...STRANGER,
    ...auditActorOf(surroundings),
    tokenId,
    name: ownerName(source),
    needsReview: review === 'on',
  };
}

function ownerName(source: string): string {
  return `mirror of ${source}`.slice(0, NAME_LENGTH_MAX);
}

/** What was done, and what is still refused, also since an earlier start. */
class Counts {
  readonly #counts = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]));
  #refused = new Set<string>();
  readonly #say: (text: string) => void;
  #saidMs = performance.now();

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  add(outcome: Outcome, infohash: Infohash): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    // A path that is still in use is free when the next events have come.
    if (outcome !== 'refused') this.#refused.delete(infohash);
    else if (this.#refused.size < REFUSED_MAX) this.#refused.add(infohash);
    if (performance.now() - this.#saidMs < PROGRESS_MS) return;
    this.#saidMs = performance.now();
    this.#say(this.toText());
  }

  get refused(): number {
    return this.#refused.size;
  }

  get refusedNow(): string[] {
    return [...this.#refused];
  }

  setRefused(infohashes: readonly string[]): void {
    this.#refused = new Set(infohashes);
  }

  toJson(): Readonly<Record<Outcome, number>> {
    const counts = Object.fromEntries(this.#counts) as Record<Outcome, number>;
    return { ...counts, refused: this.refused };
  }

  toText(): string {
    const counts = Object.entries(this.toJson()).filter(([, count]) => count > 0);
    return counts.length === 0
      ? 'nothing to do'
      : counts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  }
}
