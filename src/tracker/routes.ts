import ipaddr from 'ipaddr.js';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from '../service/endpoint-routes.ts';
import { identityOf } from '../swarm/identity.ts';
import type { SwarmStore } from '../swarm/store.ts';
import { ANNOUNCE, ANNOUNCE_WITH_PASSKEY, SCRAPE, SCRAPE_WITH_PASSKEY } from './endpoints.ts';
import { parseAnnounceQuery, parseScrapeQuery } from './http/announce-query.ts';
import { announceAnswer, failureAnswer, scrapeAnswer } from './http/answers.ts';
import { passkeyIn } from './passkey-in.ts';
import { REFUSALS } from './refusals.ts';

export interface TrackerRouteParts extends EndpointParts {
  readonly swarms: Pick<SwarmStore, 'announce' | 'countsOf'>;
  /** 32 random bits for identities: those of the tracker's key. */
  readonly seed: number;
}

/** The tracker over HTTP (BEP 3, 48). */
export function trackerRoutes({ swarms, seed, ...parts }: TrackerRouteParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const announced = (_request: Request, context: Context) => answer(() => announce(swarms, seed, context));
  const scraped = (_request: Request, context: Context) => answer(() => scrape(swarms, context));
  return [
    page(ANNOUNCE, announced),
    page(ANNOUNCE_WITH_PASSKEY, announced),
    page(SCRAPE, scraped),
    page(SCRAPE_WITH_PASSKEY, scraped),
  ].map(routine);
}

async function scrape(swarms: TrackerRouteParts['swarms'], { target }: Pick<Context, 'target'>) {
  const hashes = parseScrapeQuery(target.search);
  if (typeof hashes === 'string') return failureAnswer(hashes);
  const passkey = passkeyIn(target.path + target.search);
  const counts = await swarms.countsOf(hashes.map((hash) => ({ hash, passkey })));
  return scrapeAnswer(
    hashes.flatMap((hash, index) => {
      const found = counts[index];
      return found === undefined ? [] : [{ hash, counts: found }];
    }),
  );
}

async function announce(
  swarms: TrackerRouteParts['swarms'],
  seed: number,
  { target, ip }: Pick<Context, 'target' | 'ip'>,
): Promise<Uint8Array> {
  const query = parseAnnounceQuery(target.search);
  if (typeof query === 'string') return failureAnswer(query);
  const address = addressOf(ip);
  if (address === undefined) return failureAnswer('Your address is not known: a proxy hides it');
  const identity = identityOf({ peerId: query.peerId, key: query.key, address, seed });
  const { hash, port, isSeeder, event, wanted, isCompact } = query;
  const passkey = passkeyIn(target.path + target.search);
  const [reply] = await swarms.announce([
    { hash, port, isSeeder, event, wanted, address, identity, passkey },
  ]);
  if (reply === undefined) throw new Error('The swarms did not answer an announce');
  if (typeof reply === 'string') return failureAnswer(REFUSALS[reply]);
  return announceAnswer({ ...reply, externalAddress: address, isCompact });
}

function addressOf(ip: string | undefined): Uint8Array | undefined {
  if (ip === undefined || !ipaddr.isValid(ip)) return undefined;
  return Uint8Array.from(ipaddr.process(ip).toByteArray());
}

/** Every answer has status 200: clients do not read the body of another one. */
async function answer(make: () => Promise<Uint8Array>): Promise<Response> {
  const headers = { 'content-type': 'text/plain', 'cache-control': 'no-store' };
  try {
    return respond(200, headers, await make());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return respond(200, headers, failureAnswer(error.message));
  }
}
