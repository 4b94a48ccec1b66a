#!/usr/bin/env node
// The entry point. It is JavaScript that Node 12 can parse, so that an old Node prints one line of advice instead of a
// syntax error. Everything else starts in main.ts.
import { setFlagsFromString } from 'node:v8';

const oldestMajor = 24;

if (Number.parseInt(process.versions.node, 10) >= oldestMajor) {
  // While a server reads its modules, the young generation would grow to 50 MB, which V8 keeps: see serve.ts.
  if (process.argv.includes('serve')) setFlagsFromString('--semi-space-growth-factor=1');
  void import('../main.ts');
} else {
  console.error(
    `Cannot start Torrentry: it needs Node.js ${oldestMajor} or newer, and this is ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org, or use the Docker image.',
  );
  process.exitCode = 1;
}
