import type { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { ThreadReports } from './thread-pool.ts';

export interface FirstMessageOptions {
  /** What the thread is for. */
  readonly name: string;
  /** After so many milliseconds the thread is terminated. */
  readonly limitMs: number;
  readonly reports?: ThreadReports | undefined;
}

/**
 * What a thread posts that does one thing. Rejects with its error, and with unavailable when it ends without an answer or
 * does not answer in time: nothing waits for a thread that hangs.
 */
export function firstMessage(
  thread: Worker,
  { name, limitMs, reports }: FirstMessageOptions,
): Promise<unknown> {
  const answered = Promise.withResolvers<unknown>();
  let isSettled = false;
  const settle = (act: () => void): void => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(late);
    act();
  };
  const fail = (why: string): void =>
    settle(() => {
      reports?.failed(name, why);
      answered.reject(
        new AppError('unavailable', `Cannot go on: the thread “${name}” failed: ${why}`, {
          hint: 'Try again. If it happens again, look in the log.',
        }),
      );
    });
  const late = setTimeout(() => {
    fail(`it did not answer within ${limitMs / 1000} seconds`);
    void thread.terminate();
  }, limitMs).unref();
  thread.once('message', (message) =>
    settle(() => {
      reports?.works(name);
      answered.resolve(message);
    }),
  );
  thread.once('error', (error) => settle(() => answered.reject(error)));
  thread.once('exit', () => fail('it ended without an answer'));
  return answered.promise;
}
