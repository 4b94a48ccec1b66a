import { LRUCache } from 'lru-cache';
import type { ServerRequest } from 'srvx';
import { RecentlySeen } from '../lib/recently-seen.ts';
import type { State } from '../lib/state-memory.ts';
import { joinHeaders } from './joined-headers.ts';
import { partsOf, respondParts, type ResponseParts } from './respond.ts';

/** An answer that is sent again, and what is logged and counted of it. */
export interface KnownAnswer {
  readonly response: Response;
  readonly route: string | undefined;
  readonly isRoutine: boolean;
  readonly onRepeat: () => void;
}

/** A request whose answer others may get too. */
export interface SharedRequest {
  readonly key: string;
  /** The number of the state before the request was handled. */
  readonly state: number;
  readonly isConditional: boolean;
}

interface Kept extends KnownAnswer {
  readonly state: number;
}

/** How much memory all answers take at most, and one of them. */
const BYTES_MAX = 32 * 1024 * 1024;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;
// What an entry takes beside its texts and bytes.
const ENTRY_BYTES = 1024;

/**
 * The headers that say who asks, or which part or form of the content is asked for, and those of a body. A request with one
 * of them is handled anew each time.
 */
const SINGULAR = [
  'authorization',
  'cookie',
  'range',
  'if-match',
  'if-unmodified-since',
  'prefer',
  'content-length',
  'transfer-encoding',
] as const;

/**
 * The answers that handlers have marked as `repeatable`. Each is sent again as long as the number of the state is the one
 * from before it was made, and only to those who ask for the same address in the same way: at the same host, with the same
 * condition, and without telling who they are.
 */
export class KnownAnswers {
  readonly #state: State;
  readonly #answers = new LRUCache<string, Kept>({ maxSize: BYTES_MAX, maxEntrySize: ANSWER_BYTES_MAX });
  readonly #asked = new RecentlySeen();

  constructor(state: State) {
    this.#state = state;
  }

  /**
   * What is asked; undefined when the answer is for this request alone. `raw` is the target as it was sent, `outside` the
   * path that was removed before, and `origin` the address at which the application is.
   */
  ask(request: Request, raw: string, outside: string, origin: string): SharedRequest | undefined {
    const incoming = (request as ServerRequest).runtime?.node?.req;
    if (incoming?.method !== 'GET') return undefined;
    const { headers } = incoming;
    for (const name of SINGULAR) if (headers[name] !== undefined) return undefined;
    const state = this.#state.number();
    if (state === undefined) return undefined;
    const isConditional =
      headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;
    const condition = isConditional ? conditionOf(request) : '';
    return { key: `${raw}\n${outside}\n${origin}${condition}`, state, isConditional };
  }

  /** The answer that others got, if it is known and still right. */
  find({ key, state }: SharedRequest): KnownAnswer | undefined {
    const known = this.#answers.get(key);
    return known?.state === state ? known : undefined;
  }

  /**
   * Keeps an answer in the form in which it is sent, the second time that it is asked for. With a condition only a 304 is kept: else the content would be kept
   * once more for each condition that does not hold.
   */
  keep(
    { key, state, isConditional }: SharedRequest,
    sent: Response,
    about: Omit<KnownAnswer, 'response'>,
  ): void {
    const parts = partsOf(sent);
    if (parts === undefined || (isConditional && parts.status !== 304) || !this.#asked.see(key)) return;
    const joinedHeaders = joinHeaders(parts.headers);
    const response = respondParts({ ...parts, joinedHeaders });
    const size = ENTRY_BYTES + 2 * (key.length + joinedHeaders.length) + bodyBytes(parts);
    this.#answers.set(key, { ...about, response, state }, { size });
  }
}

/** Not as Node has the headers: it leaves out the second of two dates, which handlers see. */
function conditionOf({ headers }: Request): string {
  const tags = headers.get('if-none-match');
  return `\n${tags === null ? '' : `tags ${tags}`}\n${headers.get('if-modified-since')}`;
}

function bodyBytes({ body }: ResponseParts): number {
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0;
}
