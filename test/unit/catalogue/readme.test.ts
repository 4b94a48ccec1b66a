import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReadmeText, README_BYTES_MAX, toReadmeText } from '../../../src/catalogue/readme.ts';

const refusalOf = (bytes: Uint8Array): unknown => {
  try {
    return toReadmeText(bytes);
  } catch (error) {
    return error;
  }
};

describe('toReadmeText', () => {
  it('gives back any text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && text.isWellFormed());
        expect(toReadmeText(Buffer.from(text))).toBe(text);
      }),
    );
  });

  it.each([
    [[0x61, 0xff, 0x62], 1],
    [[0x61, 0xe4, 0x62], 1],
    [[...Buffer.from('ä\ufffdö'), 0xc0], 7],
    [[0x61, 0xe2, 0x82], 1],
    [[0x61, 0xed, 0xa0, 0x80], 1],
  ])('refuses %j, and says where it is not UTF-8', (bytes, offset) => {
    expect(refusalOf(Uint8Array.from(bytes))).toMatchObject({
      code: 'invalid',
      message: `Cannot use this README: it is not UTF-8 at byte ${offset}`,
    });
  });

  it('refuses what is empty or too large', () => {
    expect(refusalOf(Buffer.from(' \n\t'))).toMatchObject({ code: 'invalid' });
    expect(refusalOf(new Uint8Array(README_BYTES_MAX + 1).fill(0x61))).toMatchObject({
      code: 'too_large',
      message: 'Cannot accept a README of more than 256 KiB',
    });
    expect(refusalOf(new Uint8Array(README_BYTES_MAX).fill(0x61))).toHaveLength(README_BYTES_MAX);
  });
});

describe('checkReadmeText', () => {
  const refusalOfText = (text: string): unknown => {
    try {
      return checkReadmeText(text);
    } catch (error) {
      return error;
    }
  };

  it('accepts what UTF-8 can write, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        const isWritten = Buffer.from(text).toString() === text;
        expect(refusalOfText(text) === undefined).toBe(isWritten);
      }),
    );
  });

  it('says where half of a character is', () => {
    expect(refusalOfText('\u{1f600}a\ud83dx')).toMatchObject({
      code: 'invalid',
      message: 'Cannot use this README: it has half of a character at position 3',
    });
  });

  it('counts bytes, not characters', () => {
    expect(refusalOfText('ä'.repeat(README_BYTES_MAX / 2))).toBeUndefined();
    expect(refusalOfText(`${'ä'.repeat(README_BYTES_MAX / 2)}a`)).toMatchObject({ code: 'too_large' });
  });
});
