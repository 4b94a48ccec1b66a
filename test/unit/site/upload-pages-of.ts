import { AppError } from '../../../src/errors.ts';
import { toProblem } from '../../../src/http/problem.ts';
import type { Finding } from '../../../src/metainfo/findings.ts';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { readStructure } from '../../../src/metainfo/structure.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { TYPED_NAMES } from '../../../src/site/torrent/edit-form.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { checkPage } from '../../../src/site/check/check-view.ts';
import { uploadPage } from '../../../src/site/upload/upload-view.ts';
import { blankFor } from '../../../src/site/upload/upload-fields.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };

/** The pages that files are sent to, as they are when strangers wrote `text` wherever they may. */
export function uploadPagesOf(
  frame: Frame,
  torrent: Torrent,
  metainfo: Metainfo,
  findings: readonly Finding[],
  text: string,
): Record<string, () => string> {
  const refusal = new AppError('invalid', text, { hint: `${text} `, errors: findings });
  const conflict = new AppError('conflict', text, { hint: text, standing: 'https://torrents.example/x' });
  const results = [
    { fileName: text, status: 201, torrent, deleteKey: 'key' },
    { fileName: undefined, status: 200, torrent },
    { fileName: text, status: 422, error: refusal },
  ];
  const written = { title: text, description: text, category: text, tags: text, licence: text };
  const form = { typed: blankFor(text), collections: [text], uploadBytesMax: 1000 };
  const again = { ...form, typed: { ...form.typed, ...written } };
  const wrong = new Map(TYPED_NAMES.map((name) => [name, conflict]));
  const kept = [
    { fileName: text, content: new Uint8Array(3) },
    { fileName: undefined, content: new Uint8Array(3) },
    { fileName: text, content: new Uint8Array(800_000) },
  ];
  const rules = { trackers: [text], versions: ['v2'], contentBytesMax: 1, fileCountMax: 1 } as const;
  const structure = readStructure(Buffer.from('d1:ai1e1:ble1:c0:1:dd1:xi1eee'));
  const accepted = { verdict: 'accept', findings: [], facts: torrent, metainfo } as const;
  const checked = [
    { fileName: text, result: { verdict: 'refuse', findings: findings.slice(0, 1) }, structure },
    { fileName: undefined, result: accepted, structure },
    { fileName: text, result: refusal, structure: undefined },
  ] as const;
  return {
    upload: () => uploadPage(form, frame),
    'upload with rules': () => uploadPage({ ...form, rules }, frame),
    'upload results': () => uploadPage({ ...form, results, problem: toProblem(conflict, base) }, frame),
    'refused upload': () => uploadPage({ ...again, wrong, kept }, frame),
    check: () => checkPage([], frame),
    'check results': () => checkPage(checked, frame, { ...again, kept }),
  };
}
