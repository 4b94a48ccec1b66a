import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { run } from './cli/run.ts';

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
  pid: process.pid,
  exit: (code) => process.exit(code),
});
