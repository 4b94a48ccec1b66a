import { createHash, type Hash } from 'node:crypto';
import { AppError } from '../errors.ts';

/** The fields in which a sender may put a digest (RFC 9530). Without a content coding both cover the same bytes. */
const FIELDS = ['content-digest', 'repr-digest'] as const;

// Others are ignored (RFC 9530 section 2): md5 and similar ones prove nothing.
const ALGORITHMS: Readonly<Record<string, { readonly name: string; readonly lengthBytes: number }>> = {
  'sha-256': { name: 'sha256', lengthBytes: 32 },
  'sha-512': { name: 'sha512', lengthBytes: 64 },
};

interface Claim {
  readonly field: string;
  readonly algorithm: string;
  readonly digest: Buffer;
}

/** Compares a body with the digests that came with it. */
export interface DigestCheck {
  update(chunk: Uint8Array): void;
  /** Call it at the end of the body. Throws malformed when the body does not match the digests. */
  verify(): void;
}

/**
 * Makes the check for a request's Content-Digest and Repr-Digest; undefined without them. Throws malformed when they
 * are not valid.
 */
export function digestCheckOf(request: Request): DigestCheck | undefined {
  const claims = FIELDS.flatMap((field) => parseDigests(field, request.headers.get(field)));
  if (claims.length === 0) return undefined;
  const hashes = new Map<string, Hash>();
  for (const { algorithm } of claims)
    hashes.set(algorithm, createHash(ALGORITHMS[algorithm]?.name ?? algorithm));
  return {
    update(chunk) {
      for (const hash of hashes.values()) hash.update(chunk);
    },
    verify() {
      const found = new Map([...hashes].map(([algorithm, hash]) => [algorithm, hash.digest()]));
      for (const { field, algorithm, digest } of claims) {
        const actual = found.get(algorithm);
        if (actual === undefined || !actual.equals(digest)) throw mismatch(field, algorithm, actual);
      }
    },
  };
}

/** Formats a SHA-256 in hex as a value of Repr-Digest: `sha-256=:…:`. */
export function formatSha256Digest(hex: string): string {
  return `sha-256=:${Buffer.from(hex, 'hex').toString('base64')}:`;
}

/**
 * Reads a dictionary of byte sequences (RFC 9651): only the algorithms that can be checked, and the last of each name.
 */
function parseDigests(field: string, value: string | null): Claim[] {
  if (value === null) return [];
  const claims = new Map<string, Claim>();
  for (const member of value.split(',')) {
    const [, algorithm = '', rest = ''] = /^[ \t]*([a-z*][a-z0-9_.*-]*)[ \t]*(?:=(.*))?$/.exec(member) ?? [];
    if (!Object.hasOwn(ALGORITHMS, algorithm)) continue;
    const [, base64] = /^:([A-Za-z0-9+/]*={0,2}):[ \t]*(?:;.*)?$/.exec(rest) ?? [];
    const digest = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
    if (digest?.byteLength !== ALGORITHMS[algorithm]?.lengthBytes) throw unreadable(field, algorithm);
    if (digest !== undefined) claims.set(algorithm, { field, algorithm, digest });
  }
  return [...claims.values()];
}

function headerName(field: string): string {
  return field === 'repr-digest' ? 'Repr-Digest' : 'Content-Digest';
}

function unreadable(field: string, algorithm: string): AppError {
  return new AppError('malformed', `Cannot read the ${headerName(field)}: its ${algorithm} is not a digest`, {
    hint: `Send ${algorithm}=:BASE64:, with the digest in base64 between colons.`,
  });
}

function mismatch(field: string, algorithm: string, actual: Buffer | undefined): AppError {
  return new AppError(
    'malformed',
    `Cannot accept the body: its ${algorithm} does not match ${headerName(field)}`,
    {
      hint: `The body was damaged on its way, or is another file. The received bytes have ${algorithm}=:${actual?.toString('base64')}:`,
    },
  );
}
