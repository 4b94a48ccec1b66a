import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** A fenced block of a page. */
export interface CodeBlock {
  /** What follows the fence: `sh`, `console`, `text`, the name of a program … */
  readonly info: string;
  readonly text: string;
}

/** The text of a page, such as `docs/uploads.md`. */
export function readPage(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The pages of the documentation, without the decisions. */
export function listPages(): readonly string[] {
  const names = ['', 'operate/'].flatMap((folder) =>
    readdirSync(fileURLToPath(new URL(`docs/${folder}`, root)))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`),
  );
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...names.map((name) => `docs/${name}`)];
}

/** The fenced blocks of a page, in their order. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  return Array.from(page.matchAll(/^```(\S*)\n(.*?)^```$/gms), ([, info = '', text = '']) => ({
    info,
    text,
  }));
}
