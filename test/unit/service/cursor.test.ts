import { describe, expect, it } from 'vitest';
import { formatCursor, parseCursor } from '../../../src/service/cursor.ts';

const BY_NAME = { sort: 'name', order: 'asc' } as const;

/** A cursor that is `length` characters long as text. */
function cursorOf(length: number): string {
  const around = formatCursor(BY_NAME, { value: '', id: 1 });
  const missing = Math.floor((length * 3) / 4) - Buffer.from(around, 'base64url').length;
  return formatCursor(BY_NAME, { value: 'a'.repeat(missing), id: 1 });
}

describe('parseCursor', () => {
  it('reads what was formatted', () => {
    const cursor = { value: 'ä', id: 7 };
    expect(parseCursor(BY_NAME, formatCursor(BY_NAME, cursor))).toEqual(cursor);
  });

  it('reads 2,000 characters, and not one more', () => {
    expect(cursorOf(2000)).toHaveLength(2000);
    expect(parseCursor(BY_NAME, cursorOf(2000))).toBeDefined();
    // Of the same content: base64url ignores what is no letter of it.
    expect(parseCursor(BY_NAME, `${cursorOf(2000)}=`)).toBeUndefined();
  });
});
