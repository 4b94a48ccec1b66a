import { readFileSync } from 'node:fs';
import { totalmem, userInfo } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { isatty } from 'node:tty';
import { setFlagsFromString } from 'node:v8';
import { run } from './cli/run.ts';
import { createStatusLine } from './cli/status-line.ts';
import { EXIT } from './cli/surroundings.ts';

// A reader such as head that has enough closes the pipe. The code is that of a program which SIGPIPE ends, so that it is
// not taken for success.
let onOutputError = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') process.stderr.write(`error: Cannot write the output: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 141 : EXIT.failed);
};
process.stdout.on('error', (error) => onOutputError(error));
// There is no other place to say it.
process.stderr.on('error', () => {});

const STANDARD_INPUT = 0;

const status = createStatusLine({
  isTerminal: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
  columns: () => process.stderr.columns,
  write: (text) => process.stderr.write(text),
});

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  out: (text) => status.around(() => process.stdout.write(`${text}\n`)),
  outBytes: (chunks) => pipeline(chunks, process.stdout, { end: false }),
  error: (text) => status.around(() => process.stderr.write(`${text}\n`)),
  status: (text) => status.show(text),
  readFile: (path) => readFileSync(path, 'utf8'),
  readBytes: (path) => readFileSync(path),
  input: () => process.stdin,
  // Opening the stream of standard input takes memory, which a server never needs.
  askSecret: isatty(STANDARD_INPUT)
    ? async (question) =>
        (await import('./cli/ask-secret.ts')).askSecret(question, process.stdin, process.stderr)
    : undefined,
  readInput: () => buffer(process.stdin),
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    }),
  onOutputError: (handle) => {
    onOutputError = handle;
  },
  onHangup: (reload) => process.on('SIGHUP', reload),
  onExit: (end) => process.on('exit', end),
  pid: process.pid,
  memoryBytes: memoryOfProcess(),
  userName: nameOfUser,
  exit: (code) => process.exit(code),
  letMemoryGrow: () => setFlagsFromString('--semi-space-growth-factor=2'),
});
status.show('');

function memoryOfProcess(): number {
  // 0 where there is no limit or none is known, and more than any machine has for a cgroup without one.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function nameOfUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // In a container the user often has a number only.
    return undefined;
  }
}
