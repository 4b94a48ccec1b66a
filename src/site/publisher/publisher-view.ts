import type { Publisher } from '../../catalogue/publisher.ts';
import { html } from '../../http/html.ts';
import { plainText, renderMarkdown } from '../../service/markdown.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { feedHead, feedLink } from '../list/feed-links.ts';
import { listHead } from '../list/list-head.ts';
import type { ListView } from '../list/list-view.ts';
import { pager } from '../list/pager.ts';
import { torrentTable } from '../list/torrent-table.ts';
import { verifiedMark } from './publisher-name.ts';

/** A publisher, what it tells of itself, and its public torrents. */
export function publisherPage(publisher: Publisher, view: ListView, frame: Frame): string {
  const { name, slug, about } = publisher;
  const { publisher: messages } = frame.messages;
  // A list ends in a slash, and what is beside it has its names from there on.
  const beside = { ...view, path: `${view.path}/` };
  const heading = html`${frame.format.name(name)} ${verifiedMark(publisher, frame)}`;
  const caption = messages.caption({ name });
  const content = html`${listHead(heading, view, [feedLink(beside, frame)], frame)}
  ${about !== undefined && html`<div class="written readme" dir="auto">${renderMarkdown(about, 1)}</div>`}
  ${
    view.page.items.length === 0
      ? html`<p>${messages.nothing}</p>`
      : torrentTable(view, { caption, within: '' }, frame)
  }
  ${pager(view.pages, frame, view.count)}`;
  return layout(
    {
      title: name,
      description: about === undefined ? caption : plainText(about),
      content,
      canonical: frame.publicAddresses.publisher(slug),
      hidden: view.query.size > 0,
      head: feedHead(beside),
    },
    frame,
  );
}
