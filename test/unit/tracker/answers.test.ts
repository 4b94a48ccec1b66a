import bencode from 'bencode';
import { describe, expect, it } from 'vitest';
import { readMetainfo } from '../../../src/metainfo/read.ts';
import { announceAnswer, failureAnswer, scrapeAnswer } from '../../../src/tracker/http/answers.ts';

const COUNTS = { seeders: 2, leechers: 3, paused: 1, completed: 7 };
const REPLY = {
  counts: COUNTS,
  intervalSeconds: 1801,
  peers4: Uint8Array.of(1, 2, 3, 4, 0x1a, 0xe1),
  peers6: Uint8Array.of(0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0x1a, 0xe1),
  externalAddress: Uint8Array.of(5, 6, 7, 8),
  isCompact: true,
  withPeerIds: false,
};

function keysOf(bytes: Uint8Array): string[] {
  return Object.keys(bencode.decode(bytes) as object);
}

describe('the answer to an announce', () => {
  it('has its keys in order, with the peers of each family in their own string', () => {
    const bytes = Buffer.from(announceAnswer(REPLY), 'latin1');
    expect(keysOf(bytes)).toEqual(keysOf(bytes).toSorted());
    expect(bencode.decode(bytes)).toMatchObject({
      complete: 2,
      downloaded: 7,
      incomplete: 3,
      interval: 1801,
      'min interval': 900,
    });
    expect(bytes.toString('latin1')).toContain('5:peers6:\u0001\u0002\u0003\u0004\u001aá6:peers618: ');
  });

  it('has peers also when there are none', () => {
    const none = { ...REPLY, peers4: new Uint8Array(0), peers6: new Uint8Array(0) };
    expect(announceAnswer(none)).toContain('5:peers0:e');
  });

  it('has a list of dictionaries for clients that ask for it', () => {
    const text = announceAnswer({ ...REPLY, isCompact: false });
    expect(text).toContain('5:peersld2:ip7:1.2.3.44:porti6881eed2:ip18:2001:0:0:0:0:0:0:94:porti6881eeee');
  });

  it('has the ids of peers there too, unless they are not known', () => {
    const ids = ['-XX0001-abcdefghijkl', '\0'.repeat(20)];
    const peers4 = Buffer.concat(ids.flatMap((id) => [REPLY.peers4, Buffer.from(id)]));
    const answer = announceAnswer({
      ...REPLY,
      peers4,
      peers6: new Uint8Array(0),
      isCompact: false,
      withPeerIds: true,
    });
    expect(answer).toContain(
      '5:peersld2:ip7:1.2.3.47:peer id20:-XX0001-abcdefghijkl4:porti6881eed2:ip7:1.2.3.44:porti6881eee',
    );
  });

  it('says in a refusal why, and when to come again', () => {
    expect(failureAnswer('Unregistered torrent')).toBe(
      'd14:failure reason20:Unregistered torrent8:intervali1800e12:min intervali1800e8:retry in2:30e',
    );
  });
});

describe('the answer to a scrape', () => {
  it('has each torrent once, in the order of the hashes, as strict bencode', () => {
    const hash = (byte: number): Uint8Array => new Uint8Array(20).fill(byte);
    const text = scrapeAnswer([9, 1, 9].map((byte) => ({ hash: hash(byte), counts: COUNTS })));
    const bytes = Buffer.from(text, 'latin1');
    // Metainfo it is not, but a dictionary whose keys are out of order or doubled would be named first.
    const rules = readMetainfo(bytes, { sha1: () => hash(0), sha256: () => hash(0) }).findings;
    expect(rules.map(({ rule }) => rule)).toEqual(['info.missing']);
    const { files } = bencode.decode(bytes) as { readonly files: object };
    expect(Object.values(files)).toEqual([
      { complete: 2, downloaded: 7, downloaders: 2, incomplete: 3 },
      { complete: 2, downloaded: 7, downloaders: 2, incomplete: 3 },
    ]);
  });
});
