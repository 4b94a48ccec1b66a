import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from '../layout/frame.ts';
import { plainText, renderMarkdown } from '../../service/markdown.ts';
import { feedHead } from './feed-links.ts';
import { filtersIn } from './list-address.ts';
import { uploadCommand } from './commands.ts';
import { firstUpload } from './first-upload.ts';
import { layout } from '../layout/layout.ts';
import { listAside, type Beside } from './list-aside.ts';
import { listHead } from './list-head.ts';
import { listLinks } from './list-links.ts';
import { listSection, type ListView } from './list-view.ts';
import { nothingFound } from './nothing-found.ts';
import { mayUpload } from './may-upload.ts';
import { publishSection } from './publish-section.ts';
import { searchHelp } from './search-help.ts';
import { searchScope } from './search-scope.ts';

const QUERY_CHARACTERS_MAX = 200;

export interface StartPageInput extends Beside {
  readonly view: ListView;
  /** Whether an infohash or a magnet link was searched for. */
  readonly isByInfohash: boolean;
}

/** The newest torrents of the whole catalogue, or what a search found. */
export function startPage(input: StartPageInput, frame: Frame): string {
  const { query } = input.view;
  const { start, list } = frame.messages;
  if (query.size === 0) {
    const canonical = frame.publicAddresses.start;
    const page = {
      title: start.title,
      description: description(frame),
      canonical,
      current: 'newest',
      head: feedHead(input.view),
    } as const;
    return layout({ ...page, content: newest(input, frame) }, frame);
  }
  const words = query.get('q') ?? undefined;
  const { title, heading, caption } = headingOf(input.view, words, frame);
  const nothing = nothingFound({ ...input, words }, frame);
  const section = {
    view: input.view,
    caption,
    headingFilter: 'q',
    within: '',
    nothing,
    aside: listAside(input.view, { ...input, collections: [] }, list.collections, frame),
  } as const;
  const content = html`${listHead(heading, input.view, listLinks('', input.view, frame), frame)}
  ${words !== undefined && !input.isByInfohash && searchScope(input.view, frame)}
  ${listSection(section, frame)} ${words !== undefined && searchHelp(frame)}`;
  return layout({ title, content, query: words, hidden: true, head: feedHead(input.view) }, frame);
}

function newest(input: StartPageInput, frame: Frame): Html {
  const { view } = input;
  const { start: messages, list } = frame.messages;
  if (view.page.items.length === 0) return empty(frame);
  const section = {
    view,
    caption: messages.title,
    headingFilter: 'q',
    within: '',
    nothing: html``,
    aside: listAside(view, input, list.collections, frame),
  } as const;
  return html`${welcome(frame)} ${listHead(messages.title, view, listLinks('', view, frame), frame)}
  ${listSection(section, frame)} ${publishSection(messages.publishHere, '', frame)}`;
}

function empty(frame: Frame): Html {
  const { start: messages } = frame.messages;
  return html`${welcome(frame)}
    <h1>${messages.title}</h1>
    <div class="card">
      <p><strong>${messages.nothingYet}</strong></p>
      ${
        mayUpload('', frame) &&
        html`${firstUpload('', frame)}
          <p>${messages.folderMakesCollection}</p>
          ${uploadCommand(frame.publicAddresses.collection('my-project/releases'), frame)}`
      }
    </div>`;
}

/** What the operator has to say to visitors, in whatever language. */
function welcome({ branding: { siteWelcome: text } }: Frame): Html | false {
  return text !== undefined && html`<div class="card written" dir="auto">${renderMarkdown(text, 1)}</div>`;
}

function description({ branding: { siteName, siteWelcome }, messages }: Frame): Html | string {
  return siteWelcome === undefined
    ? messages.layout.about({ service: html`${siteName}` })
    : plainText(siteWelcome);
}

interface Heading {
  readonly title: string;
  readonly heading: Html | string;
  readonly caption: string;
}

function headingOf({ query, wanted }: ListView, words: string | undefined, { messages }: Frame): Heading {
  const { search, list, filter, common, start } = messages;
  if (words !== undefined) {
    const shown = shorten(words, QUERY_CHARACTERS_MAX);
    const heading = search.heading({ query: html`<q><bdi>${shown}</bdi></q>` });
    return {
      title: search.title({ query: shown }),
      heading,
      caption: list.torrentsFoundFor({ query: shown }),
    };
  }
  const isNewest = wanted.sort === 'published' && wanted.order === 'desc';
  const isAll = filtersIn(query).length === 0;
  const title = isAll ? (isNewest ? start.title : common.allTorrents) : filter.heading;
  return { title, heading: title, caption: title };
}
