import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { run } from './cli/run.ts';

// A reader such as head that has enough closes the pipe: there is nobody left to tell anything. The code is that of a
// program which SIGPIPE ends, so that nobody takes it for success.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(141);
});

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  readFile: (path) => readFileSync(path, 'utf8'),
  readBytes: (path) => readFileSync(path),
  readInput: () => buffer(process.stdin),
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    }),
  onHangup: (reload) => process.on('SIGHUP', reload),
  onExit: (end) => process.on('exit', end),
  pid: process.pid,
  userName: nameOfUser,
  exit: (code) => process.exit(code),
});

function nameOfUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // In a container the user often has a number only.
    return undefined;
  }
}
