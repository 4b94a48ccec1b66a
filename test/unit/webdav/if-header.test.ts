import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { parseIf } from '../../../src/webdav/if-header.ts';

describe('an If header', () => {
  it('is read as lists of tokens and entity tags, each about an address or that of the request', () => {
    expect(parseIf('(<urn:uuid:1> ["a b"]) (Not <urn:uuid:2>)')).toEqual([
      {
        about: undefined,
        conditions: [
          { kind: 'token', text: 'urn:uuid:1', isNot: false },
          { kind: 'etag', text: '"a b"', isNot: false },
        ],
      },
      { about: undefined, conditions: [{ kind: 'token', text: 'urn:uuid:2', isNot: true }] },
    ]);
    expect(parseIf('<http://host/a> (<x:1>) <http://host/b> ([W/"w"])').map(({ about }) => about)).toEqual([
      'http://host/a',
      'http://host/b',
    ]);
  });

  it.each(['', '()', '(', ')', '<x:1>', '(<x:1>', '(Not)', '(Not Not <x:1>)', '["a"]', '(a)', '(<x:1>) x'])(
    'that is wrong is refused: %j',
    (header) => {
      expect(() => parseIf(header)).toThrow('Cannot read the If header');
    },
  );

  it('has a bounded number of conditions', () => {
    expect(parseIf('(<x:1>)'.repeat(32))).toHaveLength(32);
    expect(() => parseIf('(<x:1>)'.repeat(33))).toThrow('Cannot read the If header');
  });

  it('is read or refused, whatever it is', () => {
    const pieces = fc.constantFrom('(', ')', '<x:1>', '["a"]', 'Not ', ' ', '<', '[', '"', 'W/"a"');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          expect(parseIf(parts.join('')).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
