import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../fuzz/target.ts';

const folder = new URL('../../fuzz/inputs/', import.meta.url);

describe('checkInput', () => {
  for (const name of readdirSync(folder)) {
    it(`holds for ${name}, which the fuzzer found`, () => {
      expect(() => checkInput(new Uint8Array(readFileSync(new URL(name, folder))))).not.toThrow();
    });
  }
});
