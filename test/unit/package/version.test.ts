import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the version', () => {
  it('is the same in package.json and on the label of the image', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(/^ARG VERSION=(.*)$/m.exec(read('Dockerfile'))?.[1]).toBe(version);
  });
});
