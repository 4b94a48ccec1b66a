import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { fromWire } from '../lib/wire-error.ts';
import { Turns } from '../lib/turns.ts';
import { freeOfCharge, type Payer } from './checker.ts';
import { checkPicture, type NewPicture } from './picture.ts';
import type { PictureAnswer, PictureRequest } from './picture-process.ts';

/** A picture as it is stored, before it has a name. */
export type EncodedPicture = Omit<NewPicture, 'name'>;

/** Makes pictures fit to be shown: decoded, small enough for a page, encoded again, and without metadata. */
export interface PictureEncoder {
  /**
   * Rejects with unsupported for anything but a picture of the five formats, too_large for too many bytes, pixels or
   * frames, invalid for a damaged one or one that takes too long, rate_limited when the payer has used up its time, and
   * unavailable when too many wait.
   */
  encode(bytes: Uint8Array, payer?: Payer): Promise<EncodedPicture>;
  /** Ends the process. Call it when nothing is being encoded. */
  close(): Promise<void>;
}

export interface EncoderOptions {
  readonly log?: { warn(fields: object, message: string): void } | undefined;
  /** How long one picture may take, in milliseconds. */
  readonly limitMs?: number;
  /** How long the process is kept when it has nothing to do, in milliseconds. */
  readonly idleMs?: number;
  /** The module that the process runs. */
  readonly module?: URL;
}

/** The largest AVIF takes 4 s on an idle core. */
const LIMIT_MS = 20_000;
const IDLE_MS = 10_000;
/** A process takes about 200 ms to start, and many times that on a busy machine. */
const START_LIMIT_MS = 20_000;
/** What waits is kept in memory: up to 10 MiB each. */
const WAITING_MAX = 8;
const WAITING_PER_PAYER_MAX = 3;
/** Reserved before a picture is looked at, because the real time is only known after it. */
const RESERVED_MS = 1000;
/** There may be secrets in the environment of the service. */
const NO_ENVIRONMENT = {};

/** One process, which is started when it is needed and decodes one picture at a time. */
export function createPictureEncoder({
  log,
  limitMs = LIMIT_MS,
  idleMs = IDLE_MS,
  module = new URL(`./picture-process${extname(import.meta.url)}`, import.meta.url),
}: EncoderOptions = {}): PictureEncoder {
  const turns = new Turns(WAITING_MAX, busy);
  const payers = new Turns(WAITING_PER_PAYER_MAX, busy);
  let running: Promise<ChildProcess> | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    const child = await running?.catch(() => undefined);
    running = undefined;
    child?.kill('SIGKILL');
  };

  const run = async (request: PictureRequest): Promise<EncodedPicture> => {
    clearTimeout(idle);
    let answer: PictureAnswer;
    try {
      const child = await (running ??= start(module));
      answer = await ask(child, request, limitMs);
    } catch (error) {
      await end();
      if (error instanceof AppError) throw error;
      log?.warn({ err: error }, 'A picture ended the process that decoded it');
      throw undecodable();
    }
    idle = setTimeout(() => void end(), idleMs).unref();
    if ('error' in answer) throw fromWire(answer.error);
    // A copy, because the answer is a part of a larger message.
    return { ...answer.value, content: new Uint8Array(answer.value.content) };
  };

  return {
    async encode(bytes, payer = freeOfCharge('service')) {
      const format = checkPicture(bytes);
      return payers.take(payer.key, async () => {
        const reservedMs = await payer.reserve(RESERVED_MS);
        let tookMs = 0;
        try {
          return await turns.take('', async () => {
            const start = performance.now();
            try {
              return await run({ bytes, format });
            } finally {
              tookMs = performance.now() - start;
            }
          });
        } finally {
          await payer.settle(tookMs - reservedMs);
        }
      });
    },
    close() {
      clearTimeout(idle);
      return end();
    },
  };
}

async function start(module: URL): Promise<ChildProcess> {
  const child = fork(fileURLToPath(module), [], {
    env: NO_ENVIRONMENT,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A server that stops does not wait for it.
  child.unref();
  child.channel?.unref();
  try {
    await heard(child, START_LIMIT_MS, busy);
    return child;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function ask(child: ChildProcess, request: PictureRequest, limitMs: number): Promise<PictureAnswer> {
  const answer = heard(child, limitMs, tooLong);
  child.send(request);
  return answer as Promise<PictureAnswer>;
}

/** The next message of the process. Rejects with `late` after that time, and with an internal error when the process ends. */
function heard(child: ChildProcess, limitMs: number, late: () => Error): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      act();
    };
    const onMessage = (message: unknown): void => settle(() => resolve(message));
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number | null, signal: string | null): void =>
      settle(() => reject(new Error(`The process for pictures ended: ${signal ?? code}`)));
    const timer = setTimeout(() => settle(() => reject(late())), limitMs);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  });
}

function busy(): AppError {
  return new AppError('unavailable', 'Cannot take the picture now: too many are being prepared', {
    hint: 'Try again in a few seconds.',
  });
}

function tooLong(): AppError {
  return new AppError('invalid', 'Cannot use this picture: preparing it takes too long', {
    hint: 'Make it smaller, or save it as PNG or JPEG.',
  });
}

function undecodable(): AppError {
  return new AppError('invalid', 'Cannot use this picture: it cannot be decoded', {
    hint: 'Open it in a program for pictures, and save it once more.',
  });
}
