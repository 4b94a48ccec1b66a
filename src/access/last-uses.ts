import { BatchWriter } from '../lib/batch-writer.ts';
import type { TokenStore } from './token.ts';

/** The part of a logger that access control uses. */
export interface AccessLog {
  warn(fields: object, message: string): void;
}

/** Notes when tokens were last used. A failure to write that is only logged as a warning. */
export class LastUses {
  readonly #uses: BatchWriter<number, Date>;

  constructor(store: Pick<TokenStore, 'touchTokens'>, log: AccessLog | undefined) {
    this.#uses = new BatchWriter(async (uses) => {
      await store.touchTokens(uses).catch((error: unknown) => {
        log?.warn({ err: error }, 'The last use of tokens could not be written');
      });
    });
  }

  note(tokenId: number, at: Date): void {
    this.#uses.note(tokenId, () => at);
  }

  /** Writes all notes now. */
  flush(): Promise<void> {
    return this.#uses.flush();
  }
}
