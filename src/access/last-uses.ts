import { BatchWriter } from '../lib/batch-writer.ts';
import type { TokenStore } from './token.ts';

/** The part of a logger that access control speaks to. */
export interface AccessLog {
  warn(fields: object, message: string): void;
}

/** When tokens were used last. It is worth a warning, but no more, when that can't be written down. */
export class LastUses {
  readonly #uses: BatchWriter<number, Date>;

  constructor(store: Pick<TokenStore, 'touchTokens'>, log: AccessLog | undefined) {
    this.#uses = new BatchWriter(async (uses) => {
      await store.touchTokens(uses).catch((error: unknown) => {
        log?.warn({ err: error }, 'It could not be noted when tokens were used');
      });
    });
  }

  note(tokenId: number, at: Date): void {
    this.#uses.note(tokenId, () => at);
  }

  /** Writes down what was noted, now. */
  flush(): Promise<void> {
    return this.#uses.flush();
  }
}
