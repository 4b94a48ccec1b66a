import { ADDRESSES_KEPT_MAX, isSeedAddress } from './addresses.ts';
import { quoteText } from './key-path.ts';
import type { DhtNode } from './metainfo.ts';
import { decodeText, describeKind, readDisplayText, type Reading } from './reading.ts';

/**
 * The first 10,000 addresses under `url-list` (BEP 19) or `httpseeds` (BEP 17), a string or a list of strings, without
 * duplicates and as they are written. Everything else is reported and left out.
 */
export function readSeeds(reading: Reading, root: number, key: 'url-list' | 'httpseeds'): string[] {
  const { document } = reading;
  const value = document.find(root, key);
  if (value < 0) return [];
  const seeds = new Set<string>();
  if (document.isString(value)) {
    addSeed(reading, value, key, seeds);
  } else if (document.kindOf(value) === 'list') {
    const close = document.closeOf(value);
    let index = 0;
    for (let entry = value + 1; entry < close; entry = document.nextOf(entry)) {
      const path = `${key}[${index++}]`;
      if (document.isString(entry)) addSeed(reading, entry, path, seeds);
      else reportMalformed(reading, entry, path, 'a string');
    }
  } else {
    reportMalformed(reading, value, key, 'a string or a list');
  }
  return [...seeds].slice(0, ADDRESSES_KEPT_MAX);
}

function addSeed(reading: Reading, entry: number, path: string, seeds: Set<string>): void {
  const { document, findings } = reading;
  const offset = document.startOf(entry);
  const seed = readDisplayText(reading, entry, path).trim();
  if (seed === '') {
    findings.add('web-seeds.empty', () => ({ path, offset, message: `${path} is empty` }));
    return;
  }
  if (seeds.has(seed)) {
    const message = `${path} is ${quoteText(seed)}, which is listed already`;
    findings.add('web-seeds.duplicate', () => ({ path, offset, message }));
    return;
  }
  if (!isSeedAddress(seed)) {
    const message = `${path} is ${quoteText(seed)}, expected an http, https or ftp address without spaces`;
    findings.add('web-seeds.not-url', () => ({ path, offset, message }));
  }
  seeds.add(seed);
}

function reportMalformed(
  { document, findings }: Reading,
  entry: number,
  path: string,
  expected: string,
): void {
  findings.add('web-seeds.malformed', () => ({
    path,
    offset: document.startOf(entry),
    message: `${path} is ${describeKind(document, entry)}, expected ${expected}`,
  }));
}

/** Warns of web seeds of several files that do not end in a slash (BEP 19). Those of a single file name the file. */
export function checkSeedSlashes(
  { document, findings }: Reading,
  root: number,
  seeds: readonly string[],
): void {
  for (const seed of seeds) {
    if (seed.endsWith('/')) continue;
    findings.add('web-seeds.no-trailing-slash', () => ({
      path: 'url-list',
      offset: document.startOf(document.find(root, 'url-list')),
      message: `url-list contains ${quoteText(seed)}, which does not end in a slash`,
    }));
  }
}

/** The first 10,000 DHT nodes that the torrent lists (BEP 5): a list of lists of a host and a port. */
export function readNodes(reading: Reading, root: number): DhtNode[] {
  const { document } = reading;
  const list = document.find(root, 'nodes');
  if (list < 0) return [];
  if (document.kindOf(list) !== 'list') {
    reportNode(reading, list, 'nodes', 'expected a list');
    return [];
  }
  const nodes: DhtNode[] = [];
  const close = document.closeOf(list);
  let index = 0;
  for (let entry = list + 1; entry < close; entry = document.nextOf(entry)) {
    const node = readNode(reading, entry);
    if (node === undefined)
      reportNode(reading, entry, `nodes[${index}]`, 'expected a list of a host and a port');
    else if (nodes.length < ADDRESSES_KEPT_MAX) nodes.push(node);
    index++;
  }
  return nodes;
}

function readNode({ document }: Reading, entry: number): DhtNode | undefined {
  if (document.kindOf(entry) !== 'list') return undefined;
  const host = entry + 1;
  const port = entry + 2;
  const isPair = document.nextOf(host) === port && document.closeOf(entry) === entry + 3;
  if (!isPair || !document.isString(host) || document.kindOf(port) !== 'integer') return undefined;
  const number = document.integerOf(port);
  return number >= 1 && number <= 65_535 ? { host: decodeText(document, host), port: number } : undefined;
}

function reportNode({ document, findings }: Reading, entry: number, path: string, expected: string): void {
  findings.add('nodes.malformed', () => ({
    path,
    offset: document.startOf(entry),
    message: `${path} is malformed, ${expected}`,
  }));
}
