#!/usr/bin/env node
// The command of the npm package, and of a checkout (`npx torrentry`). A checkout has src/, which Node.js runs as it is;
// the package has dist/ in its place. Node 12 can parse this file, as it can the one that it loads.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/torrentry.js', import.meta.url);
void import(existsSync(source) ? source.href : '../dist/cli/torrentry.js');
