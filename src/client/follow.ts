import type { CallOptions } from './call-types.ts';
import type { AnsweredBy, AskedBy, Client } from './client.ts';
import { ProblemError } from './problem-error.ts';
import { queryText, type Send } from './send.ts';

/** Something that happened to a torrent. */
export type TorrentEvent = AnsweredBy<'listEvents'>['items'][number];

export interface Follow {
  /**
   * What happens to torrents, as it happens and without an end: after a position, or from now on. It comes back by itself
   * when the connection ends, and misses nothing. Rejects with ProblemError for a refusal that does not pass: with 410 where
   * the events after the position are no longer kept.
   */
  followEvents(
    asked?: Omit<AskedBy<'listEvents'>, 'limit'>,
    options?: Pick<CallOptions, 'signal'>,
  ): AsyncGenerator<TorrentEvent, void, void>;
}

/** Statuses that pass: too many requests, and what a proxy says while the service is being restarted. */
const PASSING: readonly number[] = [429, 502, 503, 504];
const RETRY_MS = 3000;
const RETRY_SECONDS_MAX = 600;
/** The service sends something every 15 seconds. */
const SILENCE_MS = 60_000;
/** An event with all that a torrent can have. */
const LINE_CHARACTERS_MAX = 4 * 1024 * 1024;

/** What the lines of a stream say. */
interface Message {
  readonly field: string;
  readonly value: string;
}

export function createFollow(send: Send, { listEvents }: Pick<Client, 'listEvents'>): Follow {
  return {
    async *followEvents(asked = {}, { signal } = {}) {
      let after = asked.after ?? (await listEvents({ after: 'now', limit: 1 }, { signal })).end;
      let retryMs = RETRY_MS;
      for (;;) {
        const silence = new Silence(signal);
        let id: string | undefined;
        try {
          const headers = { accept: 'text/event-stream' };
          const path = `/api/v1/events${queryText({ ...asked, after })}`;
          const response = await send({ method: 'GET', path, headers }, { signal: silence.signal });
          for await (const { field, value } of readMessages(response, silence)) {
            if (field === 'retry' && /^\d{1,6}$/.test(value)) retryMs = Number(value);
            if (field === 'id') id = value;
            // Also without an event: where few are meant, the position of the last one is not kept for ever.
            if (field === '') after = id ?? after;
            if (field !== 'data') continue;
            const event = JSON.parse(value) as TorrentEvent;
            yield event;
            after = event.id;
          }
        } catch (error) {
          if (signal?.aborted === true || (error instanceof ProblemError && !PASSING.includes(error.status)))
            throw error;
          if (error instanceof ProblemError)
            retryMs = Math.min(error.retryAfterSeconds ?? 10, RETRY_SECONDS_MAX) * 1000;
        } finally {
          silence.end();
        }
        await wait(retryMs, signal);
      }
    },
  };
}

/** The fields of a stream of server-sent events, with an empty one where a message ends; comments are left out. */
async function* readMessages({ body }: Response, silence: Silence): AsyncGenerator<Message> {
  if (body === null) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      silence.refresh();
      text += decoder.decode(value, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      if (text.length > LINE_CHARACTERS_MAX) throw new Error('Cannot follow the events: one is too long');
      for (const line of lines) {
        const at = line.indexOf(': ');
        if (line === '') yield { field: '', value: '' };
        else if (at > 0) yield { field: line.slice(0, at), value: line.slice(at + 2).trimEnd() };
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Ends a connection on which nothing came for a minute, or when the caller says so. */
class Silence {
  readonly #controller = new AbortController();
  readonly #given: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(given: AbortSignal | undefined) {
    this.#given = given;
    given?.addEventListener('abort', this.#abort);
    if (given?.aborted === true) this.#abort();
    this.refresh();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#abort, SILENCE_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#given?.removeEventListener('abort', this.#abort);
    this.#abort();
  }

  readonly #abort = (): void => this.#controller.abort(this.#given?.reason);
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort);
  });
}
