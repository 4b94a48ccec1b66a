import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createMetainfoReader } from '../../../src/catalogue/metainfo-reader.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { v1 } from '../../support/metainfo/make.ts';
import { certificate, signature } from '../../support/metainfo/signed.ts';
import { torrentOf } from '../../support/site/fixtures.ts';

const MIB = 1024 * 1024;

/** A reader of torrents whose bytes are all the same, and how often it asked for them: once for each parse. */
function startReader(bytes: Uint8Array = v1()) {
  let parses = 0;
  const reader = createMetainfoReader(async () => {
    parses++;
    return bytes;
  });
  return { ...reader, parses: () => parses };
}

function torrentNamed(sha256: string, metainfoBytes = 100): Torrent {
  return torrentOf({ sha256, metainfoBytes });
}

describe('createMetainfoReader', () => {
  it('reads a torrent once for all who ask at the same time, be it too large to be kept', async () => {
    const { getMetainfo, parses } = startReader();
    const large = torrentNamed('a', 17 * MIB);
    const [first, ...others] = await Promise.all(Array.from({ length: 40 }, () => getMetainfo(large)));
    expect(parses()).toBe(1);
    for (const other of others) expect(other).toBe(first);
    await getMetainfo(large);
    expect(parses()).toBe(2);
  });

  it('keeps the torrents that were read last, up to 16 MiB of bytes', async () => {
    const { getMetainfo, parses } = startReader();
    const [a, b, c] = ['a', 'b', 'c'].map((sha256) => torrentNamed(sha256, 7 * MIB)) as [
      Torrent,
      Torrent,
      Torrent,
    ];
    for (const torrent of [a, b, a, b]) await getMetainfo(torrent);
    expect(parses()).toBe(2);
    for (const torrent of [c, b, a]) await getMetainfo(torrent);
    expect(parses()).toBe(4);
  });

  it('knows the addresses of a magnet link when the torrent itself is no longer kept', async () => {
    const { getAddresses, parses } = startReader(
      v1({}, { announce: 'udp://t.example', 'url-list': 'http://w.example/' }),
    );
    const large = torrentNamed('a', 17 * MIB);
    for (let times = 0; times < 3; times++) {
      expect(await getAddresses(large)).toEqual({
        trackers: ['udp://t.example'],
        webSeeds: ['http://w.example/'],
        leftOut: 0,
      });
    }
    expect(parses()).toBe(1);
  });

  it('takes at most 50 addresses of each kind, each once, and none that is too long or cannot work', async () => {
    const trackers = Array.from({ length: 60 }, (_, index) => [
      `udp://t.example/${index}`,
      `udp://t.example/0`,
      `udp://t\u200b.example/${index}`,
    ]);
    const long = `http://w.example/${'a'.repeat(500)}`;
    const { getAddresses } = startReader(
      v1({}, { 'announce-list': trackers, 'url-list': [long, 'http://w.example/'] }),
    );
    const addresses = await getAddresses(torrentNamed('a'));
    expect(addresses.trackers).toEqual(trackers.slice(0, 50).map(([first]) => first));
    expect(addresses.webSeeds).toEqual(['http://w.example/']);
    expect(addresses.leftOut).toBe(10 + 60 + 1);
  });

  it('verifies each signature once, however often and by how many the page is asked for', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => String(index).padStart(4, '0'));
    const claim = { certificate: 'c', signature: 's' };
    const bytes = v1({}, { signatures: Object.fromEntries(names.map((name) => [name, claim])) });
    let verifications = 0;
    let atOnce = 0;
    const { getSigners } = createMetainfoReader(
      async () => bytes,
      undefined,
      async () => {
        verifications++;
        expect(++atOnce).toBe(1);
        await setImmediate();
        atOnce--;
        return true;
      },
    );
    const views = await Promise.all(Array.from({ length: 20 }, () => getSigners(torrentNamed('a'))));
    for (const signers of [...views, await getSigners(torrentNamed('a'))]) {
      expect(signers).toEqual(names.slice(0, 10).map((name) => ({ name, verdict: 'valid' })));
    }
    expect(verifications).toBe(10);
  });

  it('keeps the verdict about a signer with a long name as well, of which it keeps the start', async () => {
    const name = 'é'.repeat(2_000_000);
    const bytes = v1({}, { signatures: { [name]: { certificate: 'c', signature: 's' } } });
    let verifications = 0;
    const { getSigners } = createMetainfoReader(
      async () => bytes,
      undefined,
      async () => ++verifications === 0,
    );
    for (let times = 0; times < 2; times++) {
      const [signer] = await getSigners(torrentNamed('a'));
      expect(signer?.name).toMatch(/^é{127}\ufffd?$/);
    }
    expect(verifications).toBe(1);
  });

  it('verifies the signature of a torrent that is so large that another thread reads it', async () => {
    const claim = { certificate, info: { note: 'added' }, signature };
    const { getSigners } = startReader(
      v1({}, { comment: 'a'.repeat(2 * MIB), signatures: { 'com.example': claim } }),
    );
    expect(await getSigners(torrentNamed('a'))).toEqual([{ name: 'com.example', verdict: 'valid' }]);
  });

  it('tries again after bytes could not be had', async () => {
    let isThere = false;
    const { getMetainfo } = createMetainfoReader(async () => {
      if (!isThere) throw new Error('the store is away');
      return v1();
    });
    const torrent = torrentNamed('a');
    const failed = await Promise.allSettled([getMetainfo(torrent), getMetainfo(torrent)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isThere = true;
    expect(await getMetainfo(torrent)).toMatchObject({ name: 'file' });
  });
});
