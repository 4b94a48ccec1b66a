#!/usr/bin/env node
// The command of the npm package, of the image, and of a checkout (`npx torrentry`). All run dist/, which a checkout makes
// from src/ whenever that has changed: see build.js. Node 12 can parse this file, as it can the one that it loads.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST_MAJOR = 24;

async function find() {
  if (!existsSync(new URL('../src/', import.meta.url))) return '../dist/cli/torrentry.js';
  if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) return '../src/cli/torrentry.js';
  const { isCurrent } = await import('./build.js');
  if (isCurrent()) return '../dist/cli/torrentry.js';
  // In a process of its own, because the compiler's memory is not given back.
  const builder = fileURLToPath(new URL('./build.js', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', builder], {
    stdio: 'ignore',
  });
  // Node.js also runs src/, for example where the checkout cannot be written to.
  return status === 0 ? '../dist/cli/torrentry.js' : '../src/cli/torrentry.js';
}

void find().then((program) => import(program));
