import { AppError } from '../../../src/errors.ts';
import { PROBLEMS, toProblem, type Problem } from '../../../src/http/problem.ts';
import { rules, type RuleId } from '../../../src/metainfo/rules.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { problemHelpPage } from '../../../src/site/docs/problem-help.ts';
import { problemPage } from '../../../src/site/problem/problem-view.ts';
import { rulePage, rulesPage } from '../../../src/site/docs/rules.ts';
import { accountPagesOf } from './account-pages-of.ts';
import { adminPagesOf } from './admin-pages-of.ts';
import { fileOf, metainfoOf, torrentOf } from '../../support/site/fixtures.ts';
import { listPagesOf } from './list-pages-of.ts';
import { torrentPagesOf } from './torrent-pages-of.ts';
import { uploadPagesOf } from './upload-pages-of.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };

export interface PagesOptions {
  /** What strangers wrote, wherever they may write. */
  readonly text?: string;
  /** How many there are of what a page lists; from 101 on, of which it tells that there are more. */
  readonly count?: number;
}

/** Every page of the site by name, in all its states, as the reader of that frame sees it. */
export function pagesOf(
  frame: Frame,
  { text = 'harmless', count = 2 }: PagesOptions = {},
): Record<string, () => string> {
  const several = <Item>(item: Item): Item[] => Array.from({ length: count }, () => item);
  // What becomes part of an address is well-formed: the catalogue takes no other names.
  const path = text.toWellFormed().replaceAll('/', '_');
  const finding = {
    rule: 'x',
    severity: 'warning',
    path: text,
    offset: 1,
    message: text,
    hint: text,
    bep: 3,
  } as never;
  const note = { ...(finding as object), severity: 'note' } as never;
  const torrent = torrentOf({
    name: text,
    title: text,
    // Marks of Markdown in it make elements: what they may make has a test of its own.
    description: 'harmless',
    category: text.toWellFormed(),
    tags: [text.toWellFormed(), text.toWellFormed()],
    licence: text,
    private: true,
    collection: `a/${path}`,
    fileName: `file ${path}.torrent`,
    warnings: [finding, note],
    updatedAt: new Date('2026-10-01T00:00:00Z'),
  });
  const files = [
    { ...fileOf([text, text]), attributes: { pad: false, executable: true, hidden: true, symlink: false } },
    { ...fileOf([text]), symlinkPath: [text] },
    ...several(several(fileOf([text])).slice(0, 20)).flat(),
  ];
  const metainfo = metainfoOf(files, {
    name: text,
    comment: text,
    createdBy: text,
    createdAt: new Date('2026-09-15T12:33:00Z'),
    source: text,
    publisher: text,
    publisherUrl: `ftp:${text}`,
    updateUrl: `ftp:${text}`,
    collections: [text],
    similar: ['b'.repeat(40)],
    encoding: text,
    ssl: true,
    unknownKeys: [text],
    trackers: several(several(text)),
    webSeeds: [`ftp:${text}`],
    httpSeeds: [`ftp:${text}`],
    nodes: [{ host: text, port: 1 }],
  });
  const refusal = new AppError('invalid', text, {
    hint: `${text} `,
    errors: several(finding),
  });
  const conflict = new AppError('conflict', text, { hint: text, standing: 'https://torrents.example/x' });
  return {
    ...listPagesOf(frame, text),
    ...torrentPagesOf(frame, torrent, metainfo, text),
    ...uploadPagesOf(frame, torrent, metainfo, several(finding), text),
    ...accountPagesOf(frame, text),
    ...adminPagesOf(frame, text),
    problem: () => problemPage(toProblem(refusal, base), frame),
    conflict: () => problemPage(toProblem(conflict, base), frame),
    rules: () => rulesPage(frame),
    ...Object.fromEntries(
      (Object.keys(rules) as RuleId[]).slice(0, 3).map((id) => [`rule ${id}`, () => rulePage(id, frame)]),
    ),
    ...Object.fromEntries(
      (Object.keys(PROBLEMS) as Problem['code'][]).map((code) => [
        `help for ${code}`,
        () => problemHelpPage(code, frame),
      ]),
    ),
  };
}
