/** A comment that begins a line, up to the end of that line. Code has lines of its own in style sheets and scripts. */
const BLOCK = /^[ \t]*\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/[ \t]*$/gm;
const LINE = /^[ \t]*\/\/.*$/gm;

/**
 * A style sheet or script without the comments that have lines of their own, which are for readers of the source: a
 * quarter of the compressed bytes of a page's first view. Lines keep their numbers, which errors name. Other files are
 * left as they are.
 */
export function withoutComments(name: string, bytes: Uint8Array): Uint8Array {
  const isScript = name.endsWith('.js');
  if (!isScript && !name.endsWith('.css')) return bytes;
  const source = new TextDecoder().decode(bytes);
  const code = source.replaceAll(BLOCK, toEmptyLines);
  return new TextEncoder().encode(isScript ? code.replaceAll(LINE, '') : code);
}

function toEmptyLines(comment: string): string {
  return comment.replaceAll(/[^\n]+/g, '');
}
