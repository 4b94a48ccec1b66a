import { describe, expect, it } from 'vitest';
import { parseS3Address } from '../../../src/backups/s3-address.ts';

describe('parseS3Address', () => {
  it.each([
    [
      's3://b-1',
      { bucket: 'b-1', prefix: '', endpoint: 'https://s3.us-east-1.amazonaws.com', region: 'us-east-1' },
    ],
    [
      's3://bucket/a/b%20c/?region=eu-central-1',
      {
        bucket: 'bucket',
        prefix: 'a/b c/',
        endpoint: 'https://s3.eu-central-1.amazonaws.com',
        region: 'eu-central-1',
      },
    ],
    [
      's3://Bucket_1/a?endpoint=http://127.0.0.1:9000/&region=x',
      { bucket: 'Bucket_1', prefix: 'a/', endpoint: 'http://127.0.0.1:9000', region: 'x' },
    ],
  ])('reads %s', (text, address) => {
    expect(parseS3Address(text)).toEqual(address);
  });

  it.each([
    ['s3:bucket', 'an address such as'],
    ['s3://', 'an address such as'],
    ['s3://b', 'an address such as'],
    ['s3://bucket:99/a', 'an address such as'],
    ['s3://id:secret@bucket/a', 'no key in the address'],
    ['s3://bucket/a?endpiont=https://x', 'only endpoint and region'],
    ['s3://bucket/a?endpoint=s3.example', 'an endpoint such as'],
    ['s3://bucket/a?endpoint=https://s3.example/path', 'an endpoint such as'],
  ])('says what it expected in place of %s', (text, expected) => {
    expect(parseS3Address(text)).toContain(expected);
  });
});
