import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src/errors.ts';
import { EDIT_TORRENT } from '../../../src/service/endpoints/torrents.ts';
import { LIST_AUDIT } from '../../../src/service/endpoints/moderation.ts';
import { TORRENT_EDIT_TYPED } from '../../../src/service/input/edits.ts';
import { REMOVAL_QUERY } from '../../../src/service/input/removals.ts';
import { tokenTermsTyped, typedIssueInput } from '../../../src/service/input/token-terms.ts';
import { readQuery, readTexts, wrongTexts } from '../../../src/service/input/texts.ts';

const now = new Date('2026-01-01T00:00:00Z');

function refusalOf(read: () => unknown): AppError {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('readQuery', () => {
  const strict = LIST_AUDIT.query;
  const audit = (query: string, schema: z.ZodObject = strict) =>
    readQuery(schema, new URLSearchParams(query), 'list the audit log');

  it('lists unknown parameters, those that come twice and wrong values in one refusal', () => {
    const { message, hint, errors } = refusalOf(() => audit('tokn=1&token=x&before=1&before=2'));
    expect(message).toBe(
      'Cannot list the audit log: there is no "tokn"; "before" is given twice; token cannot be "x"',
    );
    expect(hint).toBe(
      'tokn: Did you mean token? token: Write a whole number, in digits alone. Use only action, object, token, before, after, each once.',
    );
    expect(errors?.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'parameter tokn',
      'parameter before',
      'parameter token',
    ]);
  });

  it('takes the last that is filled in, and any other, where the schema is not strict', () => {
    const lenient = z.object(strict.shape);
    expect(audit('utm=1&token=1&token=2&token=', lenient)).toEqual({ token: 2 });
  });

  it('gives all values of a parameter that may come several times', () => {
    const schema = z.object({ tag: z.array(z.string()).optional() });
    expect(readQuery(schema, new URLSearchParams('tag=a&tag='), 'list')).toEqual({ tag: ['a', ''] });
  });

  it('does not take a parameter for what every object has', () => {
    expect(refusalOf(() => audit('__proto__=1&constructor=2')).errors).toHaveLength(2);
  });
});

describe('the terms of a token as texts', () => {
  const read = (texts: Record<string, string>) =>
    typedIssueInput(readTexts(tokenTermsTyped(now), texts, 'create the token'));

  it.each([
    ['2030-01-31', '2030-01-31T00:00:00.000Z'],
    ['2030-01-31T12:00:00+02:00', '2030-01-31T10:00:00.000Z'],
    ['36h', '2026-01-02T12:00:00.000Z'],
    ['4w', '2026-01-29T00:00:00.000Z'],
  ])('expire at %s', (expires, at) => {
    expect(read({ name: 'x', role: 'reader', expires }).expiresAt?.toISOString()).toBe(at);
  });

  it('are the same as nothing where they are blank', () => {
    const blank = { name: ' ci ', role: 'uploader', collection: '', expires: '', torrentsMax: ' ' };
    expect(read({ ...blank, metainfoBytesMax: '4GiB' })).toEqual({
      name: 'ci',
      role: 'uploader',
      metainfoBytesMax: 4 * 2 ** 30,
    });
  });

  it('are refused with all that is wrong', () => {
    const { errors } = refusalOf(() =>
      read({ name: '', role: 'king', expires: '2001-01-01', torrentsMax: '-1', metainfoBytesMax: 'much' }),
    );
    expect(errors?.map(({ path }) => path).toSorted()).toEqual([
      'expires',
      'metainfoBytesMax',
      'name',
      'role',
      'torrentsMax',
    ]);
    expect(errors?.every(({ hint }) => hint !== undefined && hint !== '')).toBe(true);
  });
});

describe('the query of a removal', () => {
  const read = (query: string) => readQuery(REMOVAL_QUERY, new URLSearchParams(query), 'remove the torrent');

  it('may have a reason and a status', () => {
    expect(read('')).toEqual({});
    expect(read('reason=law&status=451')).toEqual({ reason: 'law', status: 451 });
  });

  it.each(['status=', 'status=404', 'status=constructor', 'status=__proto__', `reason=${'x'.repeat(501)}`])(
    'is refused with %s',
    (query) => {
      expect(refusalOf(() => read(query)).code).toBe('malformed');
    },
  );
});

describe('wrongTexts', () => {
  it('says of each field of an edit what JSON is told as well', () => {
    const texts = {
      title: 'x'.repeat(201),
      category: '!',
      collection: 'api',
      tags: 'a, \u202e',
      state: 'gone',
    };
    const wrong = wrongTexts(TORRENT_EDIT_TYPED, texts);
    const json = EDIT_TORRENT.body
      .schemaAt(now)
      .safeParse({ ...texts, tags: ['a', '\u202e'], state: 'public' });
    const messages = new Map(json.error?.issues.map(({ path, message }) => [path[0], message]));
    expect([...wrong.keys()].toSorted()).toEqual(['category', 'collection', 'tags', 'title']);
    for (const [name, { message }] of wrong) expect(message).toBe(messages.get(name));
  });
});
