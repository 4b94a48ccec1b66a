import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BencodeError } from '../../../src/bencode/errors.ts';
import { readBencode } from '../../../src/bencode/read.ts';
import { AppError } from '../../../src/errors.ts';
import { type MetainfoChanges, rewriteMetainfo } from '../../../src/metainfo/rewrite.ts';
import { samples } from '../../support/corpus.ts';
import { check, Pairs, PIECE, Raw, v1, v2, v2File, type Value, write } from '../../support/metainfo/make.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const infoOf = (bytes: Uint8Array) => text(readBencode(bytes).root.get('info')?.span ?? new Uint8Array());

describe('rewriteMetainfo', () => {
  it('sets trackers, web seeds, comment and maker', () => {
    const bytes = v1(
      {},
      { announce: 'udp://old.example', comment: 'old', 'url-list': 'http://old.example/' },
    );
    const changed = rewriteMetainfo(bytes, {
      trackers: [['udp://a.example', 'udp://b.example'], ['udp://c.example']],
      webSeeds: ['http://d.example/'],
      comment: 'new',
      createdBy: 'maker',
    });
    expect(check(changed)).toMatchObject({
      findings: [],
      metainfo: {
        trackers: [['udp://a.example', 'udp://b.example'], ['udp://c.example']],
        webSeeds: ['http://d.example/'],
        comment: 'new',
        createdBy: 'maker',
      },
    });
    expect(text(changed)).toContain('8:announce15:udp://a.example13:announce-list');
  });

  it('writes one tracker as announce alone', () => {
    const bytes = v1({}, { 'announce-list': [['udp://a.example'], ['udp://b.example']] });
    const changed = rewriteMetainfo(bytes, { trackers: [[], ['udp://c.example']] });
    expect(text(changed)).toBe(`d8:announce15:udp://c.example4:info${infoOf(bytes)}e`);
  });

  it('leaves out tiers without a tracker and keeps the others apart', () => {
    const changed = rewriteMetainfo(v1(), { trackers: [[], ['udp://a.example'], [], ['udp://b.example']] });
    expect(text(changed)).toContain(
      '8:announce15:udp://a.example13:announce-listll15:udp://a.exampleel15:udp://b.exampleee',
    );
  });

  it('removes what is set to nothing, with its twin in another encoding', () => {
    const bytes = v1(
      {},
      {
        announce: 'udp://a.example',
        'announce-list': [['udp://a.example']],
        comment: 'a',
        'comment.utf-8': 'b',
        'created by': 'c',
        'url-list': ['http://d.example/'],
      },
    );
    const changed = rewriteMetainfo(bytes, { trackers: [], webSeeds: [], comment: '', createdBy: '' });
    expect(text(changed)).toBe(`d4:info${infoOf(bytes)}e`);
  });

  it('gives a real torrent back byte for byte when nothing is to change, unless it is not canonical', () => {
    for (const { bytes, fileName, verdict } of samples('real')) {
      const original = new Uint8Array(bytes);
      if (verdict === 'refuse') continue;
      const changed = rewriteMetainfo(original, {});
      expect(check(changed).metainfo?.infohashV1).toBe(check(original).metainfo?.infohashV1);
      const isCanonical = readBencode(original).irregularities.length === 0;
      expect(Buffer.compare(changed, original) === 0, fileName).toBe(isCanonical);
    }
  });

  it('keeps info as it stands, be its keys unsorted, and sorts everything else', () => {
    const info = new Pairs(['name', 'a'], ['length', 5]);
    const bytes = write(
      new Pairs(['z', [new Pairs(['b', 1], ['a', 2], ['b', 3])]], ['info', info], ['a', 0], ['z', 4]),
    );
    expect(text(rewriteMetainfo(Buffer.concat([bytes, Buffer.from('\n')]), {}))).toBe(
      'd1:ai0e4:infod4:name1:a6:lengthi5ee1:zld1:ai2e1:bi1eeee',
    );
  });

  it('keeps piece layers and keys of raw bytes', () => {
    const { leaf, root, layer } = v2File(3 * PIECE);
    const layers = { 'piece layers': new Pairs([root, layer]) };
    const bytes = v2({ 'file tree': { file: { '': leaf } } }, layers);
    const changed = rewriteMetainfo(bytes, { comment: 'new' });
    expect(check(changed)).toMatchObject({ findings: [], metainfo: { comment: 'new' } });
  });

  it('refuses what is no torrent', () => {
    expect(() => rewriteMetainfo(Buffer.from('d1:a'), {})).toThrow(BencodeError);
    for (const bytes of [write(['info']), write({ a: 1 })]) {
      expect(() => rewriteMetainfo(bytes, {})).toThrow(AppError);
    }
  });

  it('leaves infohashes alone and nothing irregular outside info, whatever stood there', () => {
    fc.assert(
      fc.property(outside, changes, fc.boolean(), (entries, change, isHybrid) => {
        const original = readBencode(isHybrid ? v2() : v1()).root;
        const kept = [...original.entries()].map(([key, value]): [Uint8Array, Value] => [
          key.bytes() as Uint8Array,
          new Raw(value.span),
        ]);
        const bytes = write(new Pairs(...entries.slice(0, 3), ...kept, ...entries.slice(3)));
        const changed = rewriteMetainfo(bytes, change);
        const { metainfo, findings } = check(changed);
        const before = check(isHybrid ? v2() : v1()).metainfo;
        expect(metainfo?.infohashV1).toBe(before?.infohashV1);
        expect(metainfo?.infohashV2).toBe(before?.infohashV2);
        const irregular = findings.filter(({ rule }) => /^(?:root|info|bencode)\./.test(rule));
        expect(irregular).toEqual([]);
        if (change.comment !== undefined) expect(metainfo?.comment ?? '').toBe(change.comment);
        if (change.trackers !== undefined) {
          expect(metainfo?.trackers.flat()).toEqual(change.trackers.flat());
        }
        expect(rewriteMetainfo(changed, change)).toEqual(changed);
      }),
      { numRuns: 300, seed: 20_070 },
    );
  });
});

/** Bencode of any kind, with dictionaries in no order and keys there twice. */
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.uint8Array({ maxLength: 2 }), tie('value')), { maxLength: 4 })
      .map((entries) => new Pairs(...entries)),
  ),
}));

const key = fc.oneof(
  fc.constantFrom('announce', 'announce-list', 'comment', 'comment.utf-8', 'created by', 'url-list', 'zz'),
  fc.uint8Array({ maxLength: 3 }),
);

const outside = fc.array(fc.tuple(key, value), { maxLength: 6 });

const address = fc.constantFrom('udp://a.example', 'http://b.example/x', 'wss://c.example');

const changes: fc.Arbitrary<MetainfoChanges> = fc.record(
  {
    trackers: fc.array(fc.array(address, { maxLength: 3 }), { maxLength: 3 }),
    webSeeds: fc.array(address, { maxLength: 3 }),
    comment: fc.string({ maxLength: 10 }),
    createdBy: fc.string({ maxLength: 10 }),
  },
  { requiredKeys: [] },
);
