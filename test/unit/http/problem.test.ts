import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { problemText, toProblem } from '../../../src/http/problem.ts';

describe('problemText', () => {
  it('names of several mistakes the place of each, with the byte of those that have one', () => {
    const errors = [
      { rule: 'pieces.missing', path: 'info.pieces', offset: 7, message: 'info.pieces is missing' },
      { rule: 'file.empty', path: '', offset: 0, message: 'there is nothing in it' },
      { rule: 'parameter', path: 'sizeMin', message: 'sizeMin cannot be "much"' },
    ];
    const error = new AppError('malformed', 'Cannot take it', { hint: 'Fix it.', errors });
    expect(problemText(toProblem(error, { origin: '', prefix: '' }))).toBe(
      [
        'error: Cannot take it',
        '  info.pieces is missing [pieces.missing at info.pieces, byte 7]',
        '  there is nothing in it [file.empty at the file, byte 0]',
        '  sizeMin cannot be "much" [parameter at sizeMin]',
        'hint: Fix it.',
      ].join('\n'),
    );
  });
});
