import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReader, openWriter } from '../../../../../src/stores/sqlite/database/connection.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

const FULL = 2;

describe('openWriter', () => {
  it('waits for the disk at each commit, also with a write-ahead log, and checks references', () => {
    const connection = openWriter(join(temporaryFolder(), 'x.sqlite'));
    onTestFinished(() => void connection.close());
    connection.pragma('journal_mode = WAL');
    const read = (name: string) => connection.pragma(name, { simple: true });
    expect([read('synchronous'), read('foreign_keys'), read('trusted_schema')]).toEqual([FULL, 1, 0]);
  });
});

describe('openReader', () => {
  it('cannot write', () => {
    const file = join(temporaryFolder(), 'x.sqlite');
    const writer = openWriter(file);
    writer.exec('CREATE TABLE x (y)');
    const reader = openReader(file);
    onTestFinished(() => {
      reader.close();
      writer.close();
    });
    expect(() => reader.exec('INSERT INTO x VALUES (1)')).toThrow('readonly');
    expect(reader.pragma('query_only', { simple: true })).toBe(1);
  });
});
