import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../support/docs.ts';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** The files of the program without comments, each text in one piece. */
const files = globSync('**/*.{ts,js}', { cwd: source }).map((name) =>
  readFileSync(`${source}${name}`, 'utf8')
    .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
    .replaceAll(/['`] \+\s+['`]/g, ''),
);

/** The parts of a message that the program has as they are: not what differs, nor what is joined by a colon. */
function partsOf(message: string): readonly string[] {
  return message.split(/…|: /).flatMap((part) => (/\w/.test(part) ? [part.trim()] : []));
}

describe('docs/troubleshooting.md', () => {
  const messages = Array.from(
    readPage('docs/troubleshooting.md').matchAll(/^### `(.+)`$/gm),
    ([, text = '']) => text,
  );

  it('explains messages', () => {
    expect(messages.length).toBeGreaterThan(40);
  });

  it.each(messages)('quotes “%s” as the program says it', (message) => {
    const parts = partsOf(message);
    expect(
      files.some((file) => parts.every((part) => file.includes(part))),
      parts.join(' … '),
    ).toBe(true);
  });
});
