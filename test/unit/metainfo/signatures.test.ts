import { verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { judgeSignature, readSigned, type VerifySignature } from '../../../src/metainfo/signatures.ts';
import { check, type Dictionary, v1, type Value } from '../../support/metainfo/make.ts';
import { certificate, signature } from '../../support/metainfo/signed.ts';

const verifySha1: VerifySignature = async (der, message, claimed) => {
  try {
    return verify('sha1', message, new X509Certificate(der).publicKey, claimed);
  } catch {
    return false;
  }
};

function signed(signatures: Value, info: Dictionary = {}): Metainfo {
  const { metainfo } = check(v1(info, { signatures }));
  if (metainfo === undefined) throw new Error('The signed torrent of this test is not valid');
  return metainfo;
}

async function verdictsOf(claim: Dictionary, info: Dictionary = {}) {
  const metainfo = signed({ 'com.example': claim }, info);
  return Promise.all(metainfo.signatures.map((found) => judgeSignature(metainfo, found, verifySha1)));
}

describe('readMetainfo', () => {
  it('names who signed, with what, and what was signed', () => {
    const metainfo = signed({
      'com.example': { certificate, info: { note: 'added' }, signature },
      'org.example': { signature: 's' },
    });
    expect(metainfo.signatures.map(({ signer }) => signer)).toEqual(['com.example', 'org.example']);
    const [first, second] = metainfo.signatures.map((found) => readSigned(metainfo, found));
    expect(first?.certificate).toEqual(new Uint8Array(certificate));
    expect(first?.signature).toEqual(new Uint8Array(signature));
    expect(Buffer.from(first?.message() ?? []).toString('latin1')).toMatch(
      /^d6:lengthi5e.*ed4:note5:addede$/s,
    );
    expect(second?.certificate).toBeUndefined();
    expect(Buffer.from(second?.message() ?? []).toString('latin1')).toMatch(/^d6:lengthi5e.*e$/s);
  });

  it('passes over signers without a signature, and warns of each', () => {
    const bytes = v1({}, { signatures: { 'com.example': 'text', 'org.example': { signature: 's' } } });
    const { metainfo, findings } = check(bytes);
    expect(metainfo?.signatures.map(({ signer }) => signer)).toEqual(['org.example']);
    expect(findings).toMatchObject([{ rule: 'signatures.malformed', path: 'signatures["com.example"]' }]);
    expect(check(v1({}, { signatures: [] })).findings).toMatchObject([{ path: 'signatures' }]);
  });

  it('reads the first 10 signatures of as many as there are, and notes the others', () => {
    const names = Array.from({ length: 1500 }, (_, index) => String(index).padStart(4, '0'));
    const bytes = v1({}, { signatures: Object.fromEntries(names.map((name) => [name, { signature: 's' }])) });
    const { metainfo, findings } = check(bytes);
    expect(metainfo?.signatures.map(({ signer }) => signer)).toEqual(names.slice(0, 10));
    expect(findings).toMatchObject([
      { rule: 'signatures.too-many', message: 'signatures has 1500 entries, of which 10 are read' },
    ]);
  });
});

describe('judgeSignature', () => {
  it('finds a signature valid that the certificate in the file has made over info', async () => {
    expect(await verdictsOf({ certificate, info: { note: 'added' }, signature })).toEqual(['valid']);
  });

  it('finds it invalid over another info, other additions, or with a certificate that cannot be read', async () => {
    const info = { note: 'added' };
    expect(await verdictsOf({ certificate, info, signature }, { name: 'other' })).toEqual(['invalid']);
    expect(await verdictsOf({ certificate, signature })).toEqual(['invalid']);
    expect(await verdictsOf({ certificate: 'none', info, signature })).toEqual(['invalid']);
  });

  it('cannot tell without a certificate', async () => {
    expect(await verdictsOf({ signature })).toEqual(['unknown']);
  });
});
