import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedCodings } from '../../../src/http/accept-encoding.ts';
import { digestCheckOf } from '../../../src/http/digest.ts';
import { parseFolderMount } from '../../../src/http/folder-mount.ts';
import { html } from '../../../src/http/html.ts';
import { parseRange } from '../../../src/http/range.ts';
import { readLines } from '../../../src/irc-logs/lines.ts';

const options = { seed: 20_061_123, numRuns: 2000 };
const headerLike = (parts: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 4 })), { maxLength: 30 })
    .map((it) => it.join(''));

describe('parsers of what strangers send', () => {
  it('find only ranges that are there, never more bytes than there are', () => {
    const header = headerLike([
      'bytes=',
      'bytes',
      '=',
      '-',
      ',',
      '0',
      '1',
      '99',
      ' ',
      '-5',
      '1-2',
      '999999999999999999',
    ]);
    fc.assert(
      fc.property(header, fc.nat({ max: 300 }), (value, length) => {
        const ranges = parseRange(value, length);
        if (ranges === undefined || ranges === 'unsatisfiable') return;
        expect(ranges.length).toBeGreaterThan(0);
        let sum = 0;
        for (const { start, end } of ranges) {
          expect(start >= 0 && start < end && end <= length).toBe(true);
          sum += end - start;
        }
        expect(sum).toBeLessThanOrEqual(length);
      }),
      options,
    );
  });

  it('read every Accept-Encoding as some of the codings', () => {
    const header = headerLike(['gzip', 'br', 'zstd', '*', ';q=', '0', '1', '.5', ',', ' ', 'identity', ';']);
    fc.assert(
      fc.property(header, (value) => {
        const codings = acceptedCodings(value);
        expect(new Set(codings).size).toBe(codings.length);
      }),
      options,
    );
  });

  it('refuse a digest header or read it, and say nothing else', () => {
    const header = headerLike(['sha-256', 'sha-512', '=', ':', 'AAAA', ',', ';', '"', ' ', '__proto__=:AA:']);
    fc.assert(
      fc.property(header, (value) => {
        const visible = value.replaceAll(/[^\x20-\x7e]/g, '');
        const request = new Request('http://host/', { headers: { 'repr-digest': visible } });
        try {
          digestCheckOf(request)?.verify();
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed' });
        }
      }),
      options,
    );
  });

  it('let no text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.toString()).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
      options,
    );
  });

  it('let no text become a link to a script', () => {
    const address = headerLike([
      'java',
      'script',
      ':',
      'https:',
      'magnet:?',
      '/',
      '\\',
      '?',
      '#',
      '\t',
      '\n',
    ]);
    fc.assert(
      fc.property(address, (text) => {
        const page = html`<a href="${text}">x</a>`.toString();
        if (page === '<a href="">x</a>' || !URL.canParse(text, 'ftp://own.example/')) return;
        const { protocol, host } = new URL(text, 'ftp://own.example/');
        expect(['https:', 'http:', 'magnet:', 'ftp:']).toContain(protocol);
        if (protocol === 'ftp:') expect(host).toBe('own.example');
      }),
      options,
    );
  });

  it('show no line of a log that is marked, wherever it is cut', () => {
    const text = headerLike([
      '[off]',
      '[OFF]',
      '\n',
      '\r\n',
      '12:00 ',
      '<al> ',
      '\u0003',
      '\u0002',
      'x',
      '[',
      'off]',
    ]);
    fc.assert(
      fc.property(text, fc.boolean(), (log, takesUnended) => {
        const bytes = Buffer.from(log);
        const { lines, endBytes } = readLines(bytes, { takesUnended });
        for (const { whole } of lines) expect(whole).not.toMatch(/\[off\]/i);
        expect(endBytes).toBeLessThanOrEqual(bytes.length);
      }),
      options,
    );
  });

  it('take only a path of plain names for a mount', () => {
    const text = headerLike(['/', 'files', '..', '.', '=', '{x}', '[', '//', '%2e', ' ']);
    fc.assert(
      fc.property(text, (entry) => {
        const mount = parseFolderMount(entry);
        if (typeof mount === 'string') return;
        expect(mount.prefix).toMatch(/^(?:\/[\w~-][\w.~-]*)+$/);
        expect(mount.folder).not.toBe('');
      }),
      options,
    );
  });
});
