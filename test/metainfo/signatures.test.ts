import { verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeSignature, type VerifySignature } from '../../src/metainfo/signatures.ts';
import { check, type Dictionary, v1, type Value } from './make.ts';
import { certificate, signature } from './signed.ts';

const verifySha1: VerifySignature = (der, message, claimed) => {
  try {
    return verify('sha1', message, new X509Certificate(der).publicKey, claimed);
  } catch {
    return false;
  }
};

function signaturesOf(signatures: Value, info: Dictionary = {}) {
  return check(v1(info, { signatures })).metainfo?.signatures ?? [];
}

function verdictsOf(claim: Dictionary, info: Dictionary = {}) {
  return signaturesOf({ 'com.example': claim }, info).map((found) => judgeSignature(found, verifySha1));
}

describe('readMetainfo', () => {
  it('names who signed, with what, and what was signed', () => {
    const [first, second] = signaturesOf({
      'com.example': { certificate, info: { note: 'added' }, signature },
      'org.example': { signature: 's' },
    });
    expect(first).toMatchObject({ signer: 'com.example', certificate: new Uint8Array(certificate) });
    expect(Buffer.from(first?.message() ?? []).toString('latin1')).toMatch(
      /^d6:lengthi5e.*ed4:note5:addede$/s,
    );
    expect(second).toMatchObject({ signer: 'org.example', certificate: undefined });
  });

  it('passes over signers without a signature, and warns of each', () => {
    const bytes = v1({}, { signatures: { 'com.example': 'text', 'org.example': { signature: 's' } } });
    const { metainfo, findings } = check(bytes);
    expect(metainfo?.signatures.map(({ signer }) => signer)).toEqual(['org.example']);
    expect(findings).toMatchObject([{ rule: 'signatures.malformed', path: 'signatures["com.example"]' }]);
    expect(check(v1({}, { signatures: [] })).findings).toMatchObject([{ path: 'signatures' }]);
  });
});

describe('judgeSignature', () => {
  it('finds a signature valid that the certificate in the file has made over info', () => {
    expect(verdictsOf({ certificate, info: { note: 'added' }, signature })).toEqual(['valid']);
  });

  it('finds it invalid over another info, other additions, or with a certificate that cannot be read', () => {
    const info = { note: 'added' };
    expect(verdictsOf({ certificate, info, signature }, { name: 'other' })).toEqual(['invalid']);
    expect(verdictsOf({ certificate, signature })).toEqual(['invalid']);
    expect(verdictsOf({ certificate: 'none', info, signature })).toEqual(['invalid']);
  });

  it('cannot tell without a certificate', () => {
    expect(verdictsOf({ signature })).toEqual(['unknown']);
  });
});
