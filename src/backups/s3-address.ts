/** A place in an S3-compatible store. */
export interface S3Address {
  readonly bucket: string;
  /** What the keys begin with: `''`, or a path that ends in a slash. */
  readonly prefix: string;
  /** The address of the store, without a path. */
  readonly endpoint: string;
  readonly region: string;
}

const REGION = 'us-east-1';

/** Whether a text is meant to be the address of a bucket. */
export function isS3(text: string): boolean {
  return /^s3:/i.test(text);
}

/**
 * Reads `s3://bucket/prefix?endpoint=https://s3.example&region=eu-1`; without an endpoint it is one of AWS. Gives a phrase that
 * says what was expected for anything else.
 */
export function parseS3Address(text: string): S3Address | string {
  const url = URL.parse(text);
  if (url?.protocol !== 's3:' || !/^[A-Za-z0-9][\w.-]{1,254}$/.test(url.hostname) || url.port !== '')
    return 'expected an address such as s3://bucket/prefix?endpoint=https://s3.example';
  if (url.username !== '' || url.password !== '')
    return 'expected no key in the address: set TORRENTRY_S3_KEY_ID and TORRENTRY_S3_SECRET';
  const unknown = [...url.searchParams.keys()].find((key) => key !== 'endpoint' && key !== 'region');
  if (unknown !== undefined) return `expected only endpoint and region after the "?" of an s3:// address`;
  const region = url.searchParams.get('region') ?? REGION;
  const endpoint = URL.parse(url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`);
  if (endpoint === null || !/^https?:$/.test(endpoint.protocol) || endpoint.pathname !== '/')
    return 'expected an endpoint such as https://s3.example, without a path';
  const prefix = decode(url.pathname)
    .split('/')
    .filter((part) => part !== '')
    .join('/');
  return {
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint: endpoint.origin,
    region,
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
