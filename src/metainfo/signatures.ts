import { decodeUtf8Lossy } from '../bencode/bytes.ts';
import type { BencodeValue } from '../bencode/value.ts';
import { sourceOf } from './files.ts';
import { findKeyPath } from './key-path.ts';
import type { Metainfo, TorrentSignature } from './metainfo.ts';
import type { Reading } from './reading.ts';

/**
 * Reads `signatures` (BEP 35): a dictionary of signers, each with a signature and perhaps a certificate. When a torrent
 * has more of them than the limits allow, only the first ones are read.
 */
export function readSignatures(reading: Reading, root: number): TorrentSignature[] {
  const { document, limits } = reading;
  const entry = document.find(root, 'signatures');
  if (entry < 0) return [];
  const signatures: TorrentSignature[] = [];
  let count = 0;
  const value = document.valueAt(entry);
  for (const [signer, claim] of value.entries()) {
    count++;
    if (signatures.length === limits.signaturesMax) continue;
    if (claim.get('signature')?.bytes() === undefined) reportSigner(reading, claim.entry);
    else signatures.push({ signer: readSigner(signer), entry: claim.entry });
  }
  if (count === 0) reportEmpty(reading, entry);
  if (count > limits.signaturesMax) reportMany(reading, entry, count);
  return signatures;
}

/** Signers have names like domains. Longer names are cut off, because they are stored and shown. */
const SIGNER_BYTES_MAX = 255;

function readSigner(signer: BencodeValue): string {
  return decodeUtf8Lossy((signer.bytes() as Uint8Array).subarray(0, SIGNER_BYTES_MAX));
}

function reportSigner({ document, findings }: Reading, claim: number): void {
  findings.add('signatures.malformed', () => {
    const path = findKeyPath(document, claim);
    const message = `${path} is malformed, expected a dictionary with a signature`;
    return { path, offset: document.startOf(claim), message };
  });
}

function reportEmpty({ document, findings }: Reading, entry: number): void {
  findings.add('signatures.malformed', () => ({
    path: 'signatures',
    offset: document.startOf(entry),
    message: 'signatures is empty or not a dictionary, expected an entry for each signer',
  }));
}

function reportMany({ document, findings, limits }: Reading, entry: number, count: number): void {
  findings.add('signatures.too-many', () => ({
    path: 'signatures',
    offset: document.startOf(entry),
    message: `signatures has ${count} entries, of which ${limits.signaturesMax} are read`,
  }));
}

/** What a signer has signed, and with what. */
export interface SignedMessage {
  /** The X.509 certificate in DER; undefined when the torrent does not have it. */
  readonly certificate: Uint8Array | undefined;
  readonly signature: Uint8Array;
  /** The signed bytes: those of `info`, followed by what the signer added. */
  message(): Uint8Array;
}

/** Reads a signature from the bytes of its torrent. */
export function readSigned(metainfo: Pick<Metainfo, 'files'>, { entry }: TorrentSignature): SignedMessage {
  const { document, info } = sourceOf(metainfo);
  const claim = document.valueAt(entry);
  return {
    certificate: claim.get('certificate')?.bytes(),
    signature: claim.get('signature')?.bytes() ?? new Uint8Array(),
    message: () => concat(document.valueAt(info).span, claim.get('info')?.span),
  };
}

function concat(one: Uint8Array, other: Uint8Array | undefined): Uint8Array {
  if (other === undefined) return one;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/**
 * Whether the owner of `certificate` (X.509 in DER) made `signature` over `message`: RSA with PKCS #1 padding over
 * SHA-1, as signers of BEP 35 have it, or over a newer digest. The caller passes it in, as this code has no
 * cryptography of its own. Resolves to false for a certificate that cannot be read.
 */
export type VerifySignature = (
  certificate: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/**
 * The verdict on a signature by itself. `valid` means that the owner of the torrent's own certificate has signed this
 * content; it does not say whether to trust that certificate. `unknown` means that there is no certificate.
 */
export type SignatureVerdict = 'valid' | 'invalid' | 'unknown';

/** Verifies a signature of the torrent with the certificate that it comes with. */
export async function judgeSignature(
  metainfo: Pick<Metainfo, 'files'>,
  claimed: TorrentSignature,
  verify: VerifySignature,
): Promise<SignatureVerdict> {
  const { certificate, signature, message } = readSigned(metainfo, claimed);
  if (certificate === undefined) return 'unknown';
  return (await verify(certificate, message(), signature)) ? 'valid' : 'invalid';
}
