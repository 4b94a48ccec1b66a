import { readFileSync } from 'node:fs';
import { run } from '../../src/cli/run.ts';

export interface CommandResult {
  readonly code: number;
  readonly out: string[];
  readonly error: string[];
}

/** Runs a command line in this process, with what it would read from standard input. */
export async function runCommandLine(
  args: readonly string[],
  input = new Uint8Array(),
): Promise<CommandResult> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await run({
    args,
    env: {},
    out: (text) => out.push(text),
    async outBytes(chunks) {
      for await (const chunk of chunks) out.push(Buffer.from(chunk).toString('latin1'));
    },
    error: (text) => error.push(text),
    status: () => {},
    readFile: (path) => readFileSync(path, 'utf8'),
    readBytes: (path) => readFileSync(path),
    async *input() {
      yield await Promise.resolve(input);
    },
    askSecret: undefined,
    readInput: () => Promise.resolve(input),
    untilStopped: () => Promise.resolve(),
    onOutputError: () => {},
    onHangup: () => {},
    letMemoryGrow: () => {},
    onExit: () => {},
    pid: 0,
    memoryBytes: 0,
    userName: () => undefined,
    exit: () => {},
  });
  return { code, out, error };
}
