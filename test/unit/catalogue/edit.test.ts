import { describe, expect, it, vi } from 'vitest';
import { toGivenFields, toTorrentEdit, type TorrentEdit } from '../../../src/catalogue/edit.ts';
import { AppError } from '../../../src/errors.ts';

function refusal(edit: TorrentEdit): AppError {
  try {
    toTorrentEdit(edit);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('Expected a refusal');
}

describe('toTorrentEdit', () => {
  it('brings texts into one form, and keeps what is missing missing', () => {
    expect(
      toTorrentEdit({
        title: '  Cafe\u0301 ',
        description: ' a\r\nb\rc\n\n',
        category: 'linux-iso',
        tags: [' a ', 'b', 'a', '', 'e\u0301', 'é'],
        licence: ' GPL-2.0+ ',
        collection: 'e\u0301/x',
        fileName: 'e\u0301.torrent',
      }),
    ).toEqual({
      title: 'Café',
      description: 'a\nb\nc',
      category: 'linux-iso',
      tags: ['a', 'b', 'é'],
      licence: 'GPL-2.0+',
      collection: 'é/x',
      fileName: 'é.torrent',
      state: undefined,
      stateReason: undefined,
    });
    expect(Object.values(toTorrentEdit({})).every((value) => value === undefined)).toBe(true);
  });

  it('takes null and what has nothing in it for empty', () => {
    const edit = toTorrentEdit({ title: null, description: ' \n ', category: '', licence: null, tags: [] });
    expect(edit).toMatchObject({ title: null, description: null, category: null, licence: null, tags: [] });
  });

  it('takes texts of any script up to the limit, counted in characters', () => {
    const edit = {
      title: '😀'.repeat(200),
      description: 'ж'.repeat(20_000),
      category: '電'.repeat(60),
      tags: Array.from({ length: 20 }, (_, index) => String.fromCodePoint(0x1f600 + index).repeat(40)),
      licence: 'x'.repeat(100),
    };
    expect(toTorrentEdit(edit)).toMatchObject(edit);
  });

  it.each<[string, TorrentEdit]>([
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'two\nlines' }],
    ['title', { title: 'nul\0' }],
    ['title', { title: 'lone \ud800' }],
    ['title', { title: 'turned \u202e round' }],
    ['description', { description: 'x'.repeat(20_001) }],
    ['description', { description: 'bell \u0007' }],
    ['description', { description: 'turned \u2066 round' }],
    ['category', { category: 'x'.repeat(61) }],
    ['category', { category: 'what?' }],
    ['category', { category: '-' }],
    ['category', { category: 'a/b' }],
    ['tag', { tags: ['x'.repeat(41)] }],
    ['tag', { tags: ['two\nlines'] }],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, index) => `${index}`) }],
    ['licence', { licence: 'x'.repeat(101) }],
    ['collection name', { collection: 'a//b' }],
    ['file name', { fileName: 'no-ending' }],
    ['reason', { state: 'hidden', stateReason: 'x'.repeat(501) }],
    ['reason', { state: 'public', stateReason: 'why' }],
    ['reason', { stateReason: 'why' }],
  ])('refuses a %s that is not fit, and says how to fix it: %o', (field, edit) => {
    const { code, message, hint } = refusal(edit);
    expect({ code, message, hint }).toEqual({
      code: 'malformed',
      message: expect.stringMatching(`^Cannot use .*${field}`),
      hint: expect.any(String),
    });
  });

  it('counts the characters of no text that is far too long, one by one', () => {
    const split = vi.spyOn(Array, 'from');
    expect(refusal({ title: '\u202e'.repeat(10_000_000) }).message).toContain('10000000 characters');
    expect(split).not.toHaveBeenCalled();
    expect(refusal({ title: 'x'.repeat(201) }).message).toContain('201 characters');
    expect(split).toHaveBeenCalledOnce();
    split.mockRestore();
  });
});

describe('toGivenFields', () => {
  it('normalises the fields of an upload, and leaves out blank ones', () => {
    expect(toGivenFields({ title: '  ', tags: [] })).toEqual({});
    expect(toGivenFields({ title: ' a ', description: '', tags: ['x', ' x'] })).toEqual({
      title: 'a',
      tags: ['x'],
    });
    expect(() => toGivenFields({ category: 'what?' })).toThrow(
      'it has characters that a category cannot have',
    );
  });
});
