import { parse } from 'content-disposition';
import { describe, expect, it } from 'vitest';
import { attachment } from '../../../src/http/disposition.ts';

describe('attachment', () => {
  it.each([
    'plain.torrent',
    'with "quotes".torrent',
    'naïve.torrent',
    '€.torrent',
    'موقع.torrent',
    '🎬.torrent',
    '50%.torrent',
  ])('carries the name %s to the client', (name) => {
    expect(parse(attachment(name)).parameters['filename']).toBe(name);
  });

  it.each([
    'a\r\nSet-Cookie: b.torrent',
    '../../etc/passwd',
    'a\\b',
    '\ud800.torrent',
    `${'x'.repeat(10_000)}.torrent`,
  ])('makes a header of %j that any server can send', (name) => {
    const header = attachment(name);
    expect(header).toMatch(/^[\x20-\x7e]*$/);
    expect(parse(header).parameters['filename']).not.toMatch(/[\r\n/\\]/);
  });
});
