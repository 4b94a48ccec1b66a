import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { fromWire, toWire } from '../../../src/lib/wire-error.ts';

const overTheWire = (error: unknown) => fromWire(structuredClone(toWire(error)));

describe('fromWire', () => {
  it('rebuilds an AppError with all its details', () => {
    const details = {
      hint: 'Do this.',
      errors: [{ rule: 'r', path: 'p', offset: 1, message: 'm' }],
      allow: ['GET'],
      standing: '/there',
      limit: {
        name: 'uploads',
        capacity: 3,
        perSeconds: 60,
        remaining: 0,
        resetSeconds: 5,
        retryAfterSeconds: 5,
      },
      cause: new Error('why'),
    };
    const error = overTheWire(new AppError('conflict', 'No', details));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ name: 'AppError', code: 'conflict', message: 'No', ...details });
  });

  it('keeps what is internal internal, with its name, code and stack', () => {
    const original = Object.assign(new RangeError('bad'), { code: 'ERR_X' });
    const error = overTheWire(original);
    expect(error).not.toBeInstanceOf(AppError);
    expect(error).toMatchObject({ name: 'RangeError', message: 'bad', code: 'ERR_X', stack: original.stack });
    expect(overTheWire('text')).toMatchObject({ name: 'Error', message: 'text' });
  });
});
