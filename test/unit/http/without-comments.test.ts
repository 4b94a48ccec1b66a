import { describe, expect, it } from 'vitest';
import { withoutComments } from '../../../src/http/without-comments.ts';

function shown(name: string, text: string): string {
  return new TextDecoder().decode(withoutComments(name, new TextEncoder().encode(text)));
}

describe('withoutComments', () => {
  it('empties the lines of comments, and keeps the numbers of all others', () => {
    expect(shown('a.js', '// one\na(); // two\n  /** three\n   * four */\nb();\n')).toBe(
      '\na(); // two\n\n\nb();\n',
    );
    expect(shown('a.css', '/* one */\na {\n  /* two */\n  b: c;\n}\n')).toBe('\na {\n\n  b: c;\n}\n');
  });

  it('leaves what begins a line and is no comment, and every other kind of file', () => {
    for (const code of [
      "a = 'https://b/*c*/';\n",
      'a = b\n  / c / d;\n',
      '/* a */ b();\n',
      '/[*]/.test(a)\n',
    ])
      expect(shown('a.js', code)).toBe(code);
    expect(shown('a.css', '// a\n')).toBe('// a\n');
    expect(shown('a.txt', '// a\n/* b */\n')).toBe('// a\n/* b */\n');
  });

  it('keeps comments that never end, however long they are', () => {
    for (const code of ['/*'.repeat(100_000), `/*${'*'.repeat(200_000)}`])
      expect(shown('a.js', code)).toBe(code);
  });
});
