import { describe, expect, it } from 'vitest';
import {
  checkUpload,
  findUploadFlaws,
  isOfCollection,
  toUploadRules,
  type RuledUpload,
  type UploadRules,
} from '../../../src/catalogue/upload-rules.ts';
import { formatUploadRules, parseUploadRules } from '../../../src/catalogue/upload-rule-lines.ts';
import { AppError } from '../../../src/errors.ts';

const TORRENT: RuledUpload = { version: 'v1', contentBytes: 4097, fileCount: 3, trackers: [] };

function flaws(rules: UploadRules, torrent: Partial<RuledUpload> = {}): readonly string[] {
  return findUploadFlaws(toUploadRules(rules), { ...TORRENT, ...torrent }).map(({ rule }) => rule);
}

describe('findUploadFlaws', () => {
  it.each<[UploadRules, readonly string[]]>([
    [{ versions: ['v1', 'v2', 'hybrid'] }, []],
    [{ versions: ['v2', 'hybrid'] }, ['collection.version']],
    [{ contentBytesMax: 4097 }, []],
    [{ contentBytesMax: 4096 }, ['collection.size']],
    [{ fileCountMax: 3 }, []],
    [{ fileCountMax: 2 }, ['collection.files']],
    [{ trackers: ['tracker.example'] }, ['collection.tracker']],
    [
      { trackers: ['tracker.example'], versions: ['v2'], contentBytesMax: 1, fileCountMax: 1 },
      ['collection.tracker', 'collection.version', 'collection.size', 'collection.files'],
    ],
  ])('by %j finds %j', (rules, found) => {
    expect(flaws(rules)).toEqual(found);
  });

  it.each([
    ['udp://tracker.example:6969/announce', 'udp://tracker.example:6969/announce', true],
    ['udp://tracker.example:6969/announce', 'UDP://Tracker.Example:6969/announce', true],
    ['https://tracker.example/announce', 'https://tracker.example:443/announce', true],
    ['https://tracker.example/announce', 'http://tracker.example/announce', false],
    ['https://tracker.example/announce', 'https://tracker.example/other', false],
    ['udp://tracker.example:6969', 'udp://tracker.example:6970', false],
    ['tracker.example', 'udp://tracker.example:6969/announce', true],
    ['Tracker.Example', 'wss://tracker.example', true],
    ['tracker.example', 'https://tracker.example/0123456789abcdef0123456789abcdef/announce', true],
    ['tracker.example', 'https://not-tracker.example/announce', false],
    ['tracker.example', 'https://other.example/tracker.example', false],
    ['tracker.example', 'https://tracker.example@other.example/', false],
    ['bücher.example', 'https://xn--bcher-kva.example/announce', true],
    ['[2001:db8::1]', 'udp://[2001:DB8:0::1]:6969', true],
    ['tracker.example', 'no address', false],
  ])('takes %s for %s: %s', (wanted, tracker, isSame) => {
    const trackers = ['udp://another.example:1/', tracker];
    expect(flaws({ trackers: [wanted] }, { trackers }).length === 0).toBe(isSame);
  });

  it('looks through the most trackers that are kept in a short time', () => {
    const trackers = Array.from({ length: 10_000 }, (_, index) => `udp://t${index}.example:6969/announce`);
    const start = performance.now();
    expect(flaws({ trackers: ['tracker.example'] }, { trackers })).toEqual(['collection.tracker']);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('checkUpload', () => {
  const refused = (rules: UploadRules): AppError => {
    try {
      checkUpload(rules, TORRENT, 'debian/13');
    } catch (error) {
      if (error instanceof AppError) return error;
    }
    throw new Error('It was not refused');
  };

  it('says where, which rule, how many more, and what to do', () => {
    const error = refused({ versions: ['v2', 'hybrid'], fileCountMax: 2 });
    expect(error).toMatchObject({
      code: 'invalid',
      message:
        'Cannot publish this torrent in "/debian/13": its version is v1, and its collection has only v2 and hybrid [collection.version], and 1 more',
      hint: 'Create it as v2 or hybrid.',
    });
    expect(isOfCollection(error)).toBe(true);
    const other = { errors: [{ rule: 'file.path', path: '', message: '' }] };
    expect(isOfCollection(new AppError('invalid', 'Cannot accept it', other))).toBe(false);
    expect(isOfCollection(new AppError('invalid', 'Cannot accept it'))).toBe(false);
  });

  it('asks for nothing where there are no rules', () => {
    expect(() => checkUpload(undefined, TORRENT, 'debian')).not.toThrow();
  });
});

describe('toUploadRules', () => {
  it('has each tracker and version once, the versions in their order', () => {
    const rules: UploadRules = { trackers: [' a.example ', 'a.example'], versions: ['hybrid', 'v1', 'v1'] };
    expect(toUploadRules(rules)).toEqual({ trackers: ['a.example'], versions: ['v1', 'hybrid'] });
  });

  it.each<[UploadRules, string]>([
    [{}, 'there is no rule'],
    [{ versions: undefined }, 'there is no rule'],
    [{ trackers: [] }, 'there is no tracker'],
    [{ versions: [] }, 'there is no version'],
    [{ trackers: Array.from({ length: 11 }, (_, index) => `t${index}.example`) }, 'there are 11 trackers'],
    [{ trackers: ['ftp://tracker.example/'] }, 'is not a tracker'],
    [{ trackers: ['tracker.example:6969'] }, 'is not a tracker'],
    [{ trackers: ['tracker.example/announce'] }, 'is not a tracker'],
    [{ trackers: [''] }, 'is not a tracker'],
    [{ trackers: [`${'t'.repeat(200)}.example`] }, 'is too long'],
    [{ trackers: ['https://t.example/0123456789abcdef0123456789abcdef/announce'] }, 'a passkey'],
    [{ contentBytesMax: 0 }, 'it cannot allow 0 bytes'],
    [{ fileCountMax: 1.5 }, 'it cannot allow 1.5 files'],
    [{ fileCountMax: -1 }, 'it cannot allow -1 files'],
  ])('refuses %j', (rules, message) => {
    expect(() => toUploadRules(rules)).toThrow(
      expect.objectContaining({
        code: 'malformed',
        message: expect.stringContaining(message),
        hint: expect.any(String),
      }),
    );
  });
});

describe('upload rules as lines', () => {
  it.each<[UploadRules, readonly string[]]>([
    [{ trackers: ['a.example', 'udp://b.example:1/x'] }, ['tracker a.example udp://b.example:1/x']],
    [{ versions: ['v2', 'hybrid'], fileCountMax: 1 }, ['version v2 hybrid', 'files 1']],
    [{ contentBytesMax: 3 * 2 ** 40 }, ['size 3 TiB']],
    [{ contentBytesMax: 5_000_000_001 }, ['size 5000000001 B']],
  ])('%j is written and read as %j', (rules, lines) => {
    expect(formatUploadRules(rules)).toEqual(lines);
    expect(parseUploadRules(lines, 'line')).toEqual(rules);
  });

  it('are read with commas, other units and blank lines', () => {
    const rules = { versions: ['v2', 'hybrid'], contentBytesMax: 700_000_000 };
    expect(parseUploadRules(['', ' version v2, hybrid', ' ', 'size 700M'], 'line')).toEqual(rules);
  });

  it.each([
    [['version v2', 'vesion v1'], 'rule 2: "vesion" is none of', 'Did you mean version?'],
    [['keep 7'], 'rule 1: "keep" is none of', 'Write a rule as in'],
    [['version v3'], 'rule 1: "v3" is not a version', 'Write v1'],
    [['version'], 'rule 1: there is no version', 'Name v1'],
    [['size much'], 'rule 1: "much" is not a size', 'Write bytes'],
    [['size 0'], 'rule 1: it cannot allow 0 bytes', 'whole number'],
    [['files many'], 'rule 1: "many" is not a number of files', 'digits'],
    [['files 1', 'files 2'], 'rule 2: there are two rules for files', 'once'],
    [['tracker'], 'rule 1: there is no tracker', 'Name a tracker'],
    [[' '], 'there is no rule', 'Add a rule'],
  ])('%j are refused', (lines, message, hint) => {
    expect(() => parseUploadRules(lines, 'rule')).toThrow(
      expect.objectContaining({
        code: 'malformed',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});
