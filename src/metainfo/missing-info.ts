import { findMagnet } from './magnet-stub.ts';
import type { Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

/** Reports that there is no info. The keys that are present show what the file is instead. */
export function reportMissingInfo(reading: Reading, root: number): void {
  const { document, findings } = reading;
  const link = findMagnet(reading, root);
  if (link !== undefined) {
    const message = `there is no info, only a magnet link: ${link.magnet}`;
    findings.add('info.magnet-stub', () => ({ path: link.path, offset: link.offset, message }));
    return;
  }
  const has = (key: string) => document.find(root, key) >= 0;
  const report = (rule: RuleId, path: string, message: string) =>
    findings.add(rule, () => ({ path, offset: document.startOf(root), message }));
  if (has('piece length') && (has('pieces') || has('file tree'))) {
    report('info.bare', '', 'the file is an info dictionary by itself, without the torrent around it');
  } else if (RESUME_KEYS.some((keys) => keys.every(has))) {
    report('file.resume-data', '', 'the file is the resume data of a client, not a torrent');
  } else {
    report('info.missing', 'info', 'info is missing');
  }
}

/** Keys of resume data: of libtorrent and qBittorrent, Transmission, and µTorrent's `resume.dat`. */
const RESUME_KEYS: readonly (readonly string[])[] = [
  ['file-format'],
  ['added-date', 'destination'],
  ['.fileguard'],
];
