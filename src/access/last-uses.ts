import type { TokenStore } from './token.ts';

/** The part of a logger that access control speaks to. */
export interface AccessLog {
  warn(fields: object, message: string): void;
}

const FLUSH_MS = 60_000;

/** When tokens were used last: kept in memory, and written down together once a minute, because each write is synced. */
export class LastUses {
  readonly #store: Pick<TokenStore, 'touchTokens'>;
  readonly #log: AccessLog | undefined;
  #uses = new Map<number, Date>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Pick<TokenStore, 'touchTokens'>, log: AccessLog | undefined) {
    this.#store = store;
    this.#log = log;
  }

  note(tokenId: number, at: Date): void {
    this.#uses.set(tokenId, at);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes down what was noted. It is worth a warning, but no more, when that fails. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = this.#uses;
    if (uses.size === 0) return;
    this.#uses = new Map();
    try {
      await this.#store.touchTokens(uses);
    } catch (error) {
      this.#log?.warn({ err: error }, 'It could not be noted when tokens were used');
    }
  }
}
