import { Worker } from 'node:worker_threads';
import type { StoreObserver, StoreProblem, ThreadState } from '../../../catalogue/inspection.ts';
import { AppError } from '../../../errors.ts';
import { fromWire, type WireError } from '../../../lib/wire-error.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import { problemOf } from '../database/translate-error.ts';
import type { OperationName, Operations } from './operations.ts';
import type { LogState } from './checkpoint.ts';
import type { WriterAnswer, WriterReport, WriterRequest } from './wire.ts';
import type { WriterThreadData } from './writer-thread.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface WriterOptions {
  /** How much memory the writer may use for pages of the database; undefined for what SQLite has by default. */
  readonly cacheBytes?: number | undefined;
  readonly file: string;
  /** The identity of the file that it may write to. */
  readonly identity: string;
  readonly log: StoreLog | undefined;
  readonly around?: StoreObserver['around'];
  /** Called after each transaction that was committed, with the number of its changes and the seconds of its COMMIT. */
  readonly onCommit: (changes: number, seconds: number) => void;
  /** Called after each transaction with the size of the write-ahead log. */
  readonly onLog: (state: LogState) => void;
  /** Called when a failure begins or is over. */
  readonly onFailure?: (() => void) | undefined;
  /** A clock in milliseconds that is never set. */
  readonly clock?: () => number;
}

/** How many changes may wait at once: each has its bytes in memory. */
const WAITING_MAX = 1_024;

/** A writer that has not answered for so long hangs: the longest change takes 20 s. */
const STALL_MS = 60_000;

/**
 * The main thread's side of the single writer. It starts the thread at the first change, and again after the thread has
 * died.
 */
export class Writer {
  readonly #options: WriterOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #checkpoints: PromiseWithResolvers<LogState>[] = [];
  readonly #clock: () => number;
  #sequence = 0;
  #thread: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  /** How the writer failed, when it has not worked since. */
  #failure: StoreProblem | undefined;
  /** Since when changes wait without an answer to any. */
  #silentSince = 0;
  #isProbing = false;
  #closing = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Why the thread died or a transaction failed, until a change succeeds. */
  get failure(): StoreProblem | undefined {
    return this.#failure;
  }

  /** Why changes are refused: the thread hangs, as on a disk that does not answer. Undefined as soon as it answers. */
  get stall(): string | undefined {
    const silentMs = this.#waiting.size === 0 ? 0 : this.#clock() - this.#silentSince;
    if (silentMs < STALL_MS) return undefined;
    return `the writer has not answered for ${Math.floor(silentMs / 1000)} seconds`;
  }

  get state(): ThreadState {
    if (this.#failure !== undefined || this.stall !== undefined) return 'failed';
    return this.#thread === undefined ? 'asleep' : 'running';
  }

  /** How many changes have not been answered yet. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /**
   * Runs an operation. Resolves when it is durable. Buffers in `transfer` are detached from the caller. Rejects with
   * the error of the operation, or with unavailable.
   */
  run<Name extends OperationName>(
    operation: Name,
    args: Parameters<Operations[Name]>,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<ReturnType<Operations[Name]>> {
    const { around } = this.#options;
    if (around === undefined) return this.#send(operation, args, transfer);
    return around('change', operation, () => this.#send(operation, args, transfer));
  }

  /** Tries a small change, unless one is being tried, after which `failure` is as it is then. */
  probe(): void {
    if (this.#isProbing) return;
    this.#isProbing = true;
    void this.run('probe', [])
      .catch(() => undefined)
      .finally(() => {
        this.#isProbing = false;
      });
  }

  #send<Name extends OperationName>(
    operation: Name,
    args: Parameters<Operations[Name]>,
    transfer: readonly ArrayBuffer[],
  ): Promise<ReturnType<Operations[Name]>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#waiting.size >= WAITING_MAX) {
        const message = `Cannot accept the change: ${WAITING_MAX} other changes are waiting`;
        throw new AppError('unavailable', message, { hint: 'Try again in a few seconds.' });
      }
      const { stall } = this;
      if (stall !== undefined) {
        throw new AppError('unavailable', `Cannot accept the change: ${stall}`, {
          hint: 'Try again later. If it stays, tell the operator of this server.',
        });
      }
      if (this.#waiting.size === 0) this.#silentSince = this.#clock();
      const sequence = this.#sequence++;
      const request: WriterRequest = { kind: 'operation', sequence, operation, args, buffers: transfer };
      (this.#thread ??= this.#start()).postMessage(request, transfer);
      this.#waiting.set(sequence, { resolve, reject });
    }) as Promise<ReturnType<Operations[Name]>>;
  }

  /** Checkpoints what is left of the write-ahead log. Rejects with unavailable. */
  checkpoint(): Promise<LogState> {
    const checkpoint = Promise.withResolvers<LogState>();
    const request: WriterRequest = { kind: 'checkpoint' };
    (this.#thread ??= this.#start()).postMessage(request);
    this.#checkpoints.push(checkpoint);
    return checkpoint.promise;
  }

  /** Ends the thread after all waiting work. */
  async close(): Promise<void> {
    this.#closing = true;
    const request: WriterRequest = { kind: 'close' };
    this.#thread?.postMessage(request);
    await this.#ended;
  }

  #start(): Worker {
    const { file, identity, cacheBytes } = this.#options;
    const workerData: WriterThreadData = { file, identity, cacheBytes };
    const thread = new Worker(threadUrl('writer-thread', import.meta.url), { name: 'writer', workerData });
    thread.on('message', (report: WriterReport) => this.#receive(report));
    thread.on('error', (error) => this.#options.log?.error({ err: error }, 'The writer thread failed'));
    this.#ended = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#thread = undefined;
        if (!this.#closing) this.#rejectAll();
        resolve();
      });
    });
    return thread;
  }

  #receive({ answers, commitMs, log, checkpointed }: WriterReport): void {
    this.#silentSince = this.#clock();
    this.#settle(answers);
    if (commitMs !== undefined) this.#options.onCommit(answers.length, commitMs / 1000);
    if (log !== undefined) this.#options.onLog(log);
    if (checkpointed === undefined) return;
    for (const checkpoint of this.#checkpoints.splice(0)) {
      if ('error' in checkpointed) checkpoint.reject(fromWire(checkpointed.error));
      else checkpoint.resolve(checkpointed);
    }
  }

  #settle(answers: readonly WriterAnswer[]): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.sequence);
      this.#waiting.delete(answer.sequence);
      if ('error' in answer) {
        const code = answer.error.app?.code;
        const isOfMachine = code === 'unavailable' || code === 'insufficient_storage';
        this.#setFailure(isOfMachine ? failureOf(answer.error) : undefined);
        waiting?.reject(fromWire(answer.error));
      } else {
        this.#setFailure(undefined);
        waiting?.resolve(answer.value);
      }
    }
  }

  #setFailure(failure: StoreProblem | undefined): void {
    const isNews = failure?.code !== this.#failure?.code;
    this.#failure = failure;
    if (isNews) this.#options.onFailure?.();
  }

  #rejectAll(): void {
    this.#setFailure({ code: 'writer_failed', detail: 'The writer ended unexpectedly' });
    this.#options.log?.error({ waitingCount: this.#waiting.size }, 'The writer thread ended unexpectedly');
    const error = new AppError('unavailable', 'Cannot tell whether the change was made: the writer ended', {
      hint: 'Send the request again. A change that was already made stays as it is.',
    });
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    for (const checkpoint of this.#checkpoints.splice(0)) checkpoint.reject(error);
  }
}

function failureOf({ message, cause }: WireError): StoreProblem {
  const detail = cause === undefined ? message : `${message} (${cause.code ?? cause.name}: ${cause.message})`;
  return { code: problemOf(cause?.code) ?? 'writer_failed', detail };
}
