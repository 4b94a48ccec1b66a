import { setTimeout as wait } from 'node:timers/promises';
import aws4 from 'aws4';
import { AppError } from '../errors.ts';
import type { S3Address } from './s3-address.ts';
import { valuesIn } from './s3-xml.ts';
import type { S3Credentials } from './target.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 500;
/** For a part of an upload on a slow line, and for the head of any answer. */
const ANSWER_MS = 300_000;

/** A request to a bucket. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The key of an object; without it the request is about the bucket. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

/** Sends a signed request, and again when the store is busy. Rejects with not_found for 404 of an object, and with unavailable. */
export type S3Client = (request: S3Request) => Promise<Response>;

/** Makes a client of one bucket. Messages name `place`. */
export function createS3Client(
  address: S3Address,
  credentials: S3Credentials,
  { place, firstWaitMs = FIRST_WAIT_MS }: { readonly place: string; readonly firstWaitMs?: number },
): S3Client {
  const send = ({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Response> => {
    const search = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
    const keyPath = key === undefined ? '' : `/${key.split('/').map(encode).join('/')}`;
    const path = `/${address.bucket}${keyPath}${search.length === 0 ? '' : `?${search.join('&')}`}`;
    const { host } = new URL(address.endpoint);
    // The key of an object that has characters beyond those of URLs is signed as it is sent.
    const signed = aws4.sign(
      {
        service: 's3',
        region: address.region,
        host,
        method,
        path,
        headers: { ...headers },
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        }),
      },
      {
        accessKeyId: credentials.keyId,
        secretAccessKey: credentials.secret,
        ...(credentials.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
      },
    );
    const sent = Object.entries(signed.headers ?? {}).filter(
      ([name]) => !/^(?:host|content-length)$/i.test(name),
    );
    return fetch(`${address.endpoint}${path}`, {
      method,
      headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body !== undefined && { body }),
    });
  };

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === TRIES;
      try {
        const response = await send(request);
        if (response.ok) return response;
        if (isLast || !isBusy(response.status)) throw await refused(response, request, place);
        await response.body?.cancel();
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (isLast) throw unreachable(error, address, place);
      }
      await wait(firstWaitMs * 2 ** (attempt - 1));
    }
  };
}

function isBusy(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/** RFC 3986, as the signature has it: `encodeURIComponent` leaves some characters that must be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const HINTS: Readonly<Record<string, string>> = {
  NoSuchBucket: 'Create the bucket, or correct its name.',
  InvalidAccessKeyId: 'Check TORRENTRY_S3_KEY_ID.',
  SignatureDoesNotMatch: 'Check TORRENTRY_S3_SECRET, and the region in the address.',
  AuthorizationHeaderMalformed: 'Add the region of the bucket to the address, as in &region=eu-central-1.',
  AccessDenied: 'Allow this key to list the bucket, and to read, write and delete objects in it.',
  RequestTimeTooSkewed: 'Set the clock of this machine.',
  ExpiredToken: 'Renew TORRENTRY_S3_SESSION_TOKEN.',
};

async function refused(response: Response, { method, key }: S3Request, place: string): Promise<AppError> {
  const text = await response.text().catch(() => '');
  const code = valuesIn(text, 'Code')[0] ?? `status ${response.status}`;
  const reason = valuesIn(text, 'Message')[0];
  if (response.status === 404 && key !== undefined && code !== 'NoSuchBucket')
    return new AppError('not_found', `Cannot find "${key}" at ${place}`);
  return s3Error(code, reason, `${method} was refused`, place);
}

/** The error of a store that refuses something by a code such as AccessDenied. */
export function s3Error(code: string, reason: string | undefined, what: string, place: string): AppError {
  const hint = HINTS[code] ?? 'The documentation of the store explains this code.';
  const why = reason === undefined || reason === '' ? code : `${code}, ${reason}`;
  return new AppError('unavailable', `Cannot use ${place}: ${what} (${why})`, { hint });
}

function unreachable(error: unknown, { endpoint }: S3Address, place: string): AppError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new AppError('unavailable', `Cannot use ${place}: ${endpoint} does not answer (${code})`, {
    hint: 'Check the endpoint in the address, and that this machine reaches it.',
    cause: error,
  });
}
