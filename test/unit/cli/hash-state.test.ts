import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HashState } from '../../../src/cli/create/hash-state.ts';
import { planCreation } from '../../../src/metainfo/creation-plan.ts';
import { PieceHashes } from '../../../src/metainfo/piece-hashes.ts';
import { temporaryFolder } from '../../support/temp.ts';

const LENGTH = 100_000;
const FILES = [{ location: '/x', lengthBytes: LENGTH, modifiedNs: '5' }];
const plan = planCreation({ version: 'hybrid', name: 'x', files: [{ path: [], lengthBytes: LENGTH }] });

function open(path: string, files = FILES) {
  const hashes = new PieceHashes(plan);
  return { hashes, state: new HashState(path, plan, files, hashes) };
}

function saved(): string {
  const path = join(temporaryFolder(), 'state');
  const { hashes, state } = open(path);
  hashes.set(2, { sha1: new Uint8Array(20).fill(1), root: new Uint8Array(32).fill(2) });
  state.add([2]);
  state.save();
  return path;
}

describe('HashState', () => {
  it('has after a restart what was hashed, and removes its file at the end', () => {
    const path = saved();
    const { hashes, state } = open(path);
    expect([state.count, state.isHashed(2), state.isHashed(1)]).toEqual([1, true, false]);
    expect(hashes.get(2)).toEqual({ sha1: new Uint8Array(20).fill(1), root: new Uint8Array(32).fill(2) });
    state.remove();
    expect(existsSync(path)).toBe(false);
  });

  it('ignores the file of content that has changed, and one that is not whole', () => {
    const path = saved();
    const changed = FILES.map((file) => ({ ...file, modifiedNs: '6' }));
    expect(open(path, changed).state.count).toBe(0);
    writeFileSync(path, readFileSync(path).subarray(0, 60));
    expect(open(path).state.count).toBe(0);
  });

  it('says where it cannot keep anything, and leaves nothing half-written', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'state');
    mkdirSync(path);
    const { state } = open(path);
    state.save();
    expect(state.problem).toMatch(/Cannot keep in .*state what is hashed \(EISDIR\)/);
    expect(readdirSync(folder)).toEqual(['state']);
    rmdirSync(path);
    state.save();
    expect(state.problem).toBeUndefined();
  });

  it('does not touch a file of that name when it has nothing to write', () => {
    const path = join(temporaryFolder(), 'state');
    open(path).state.remove();
    expect(existsSync(path)).toBe(false);
  });
});
