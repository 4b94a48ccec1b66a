import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** One change of what has the path, or may get it. */
export type ChangeRequest = { readonly fileName: string } & (
  | { readonly kind: 'publish'; readonly info: string; readonly around: string }
  | { readonly kind: 'edit'; readonly title: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'restore'; readonly info: string }
);

/** `ready` once, then the number of each change that is durable, or why it was refused. */
export interface ChangeAnswer {
  readonly number: number | 'ready';
  readonly error?: string;
}

/** A catalogue in a process that can be killed. */
export interface Killable {
  /** Resolves to true when the change is durable, and to false when the process was killed before it said so. Rejects when it was refused. */
  change(change: ChangeRequest): Promise<boolean>;
  /** Kills it with SIGKILL. Resolves when it is gone and all that it had said is heard. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('catalogue-process.ts', import.meta.url));

/** Starts a catalogue over the store in that folder; it ends with the test. Resolves when it can be used. */
export async function startKillable(folder: string): Promise<Killable> {
  const child: ChildProcess = fork(program, [folder], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'close');
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const waiting = new Map<number, PromiseWithResolvers<boolean>>();
  const ready = Promise.withResolvers<void>();
  child.on('message', ({ number, error }: ChangeAnswer) => {
    if (number === 'ready') return ready.resolve();
    const change = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) change?.resolve(true);
    else change?.reject(new Error(error));
  });
  child.once('close', () => {
    ready.reject(new Error(`The catalogue ended before it was ready: ${errors}`));
    for (const { resolve } of waiting.values()) resolve(false);
    waiting.clear();
  });
  await ready.promise;
  let count = 0;
  return {
    change(change) {
      const answer = Promise.withResolvers<boolean>();
      if (!child.connected) return Promise.resolve(false);
      const number = count++;
      waiting.set(number, answer);
      child.send({ number, change }, () => undefined);
      return answer.promise;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
