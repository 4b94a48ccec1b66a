import type { Viewer } from '../../catalogue/areas.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { editable, type Html } from '../../http/html.ts';
import { createAddresses } from '../../service/addresses.ts';
import { xml, XML_DECLARATION } from '../../service/xml.ts';
import { urnOf } from '../atom.ts';
import { TORRENT_NAMESPACE, TORRENT_TYPE } from '../feed.ts';
import { toFeedItem } from '../feed-item.ts';
import { torrentElements } from '../torrent-elements.ts';
import { atompubAddresses, type AtompubAddresses } from './addresses.ts';

export const SERVICE_TYPE = 'application/atomsvc+xml; charset=utf-8';
export const CATEGORIES_TYPE = 'application/atomcat+xml; charset=utf-8';
export const FEED_TYPE = 'application/atom+xml;type=feed;charset=utf-8';
export const ENTRY_TYPE = 'application/atom+xml;type=entry;charset=utf-8';

export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
export const APP_NAMESPACE = 'http://www.w3.org/2007/app';

export interface ServiceInput {
  readonly catalogue: Pick<Catalogue, 'listCollections'>;
  readonly viewer: Viewer;
  readonly siteName: string;
  readonly addresses: AtompubAddresses;
}

/** The service document (RFC 5023 section 8): one workspace with all collections, written while they are read. */
export async function* writeService(input: ServiceInput): AsyncGenerator<string> {
  const { siteName } = input;
  yield XML_DECLARATION;
  yield `<service xmlns="${APP_NAMESPACE}" xmlns:atom="${ATOM_NAMESPACE}">\n<workspace>\n`;
  yield xml`<atom:title>${siteName}</atom:title>
`.toString();
  yield collectionElement('', siteName, input.addresses);
  yield* collectionsBelow('', input);
  yield '</workspace>\n</service>\n';
}

async function* collectionsBelow(parent: string, input: ServiceInput): AsyncGenerator<string> {
  for (const { path } of await input.catalogue.listCollections(parent, input.viewer)) {
    yield collectionElement(path, path, input.addresses);
    yield* collectionsBelow(path, input);
  }
}

function collectionElement(path: string, title: string, addresses: AtompubAddresses): string {
  return xml`<collection href="${addresses.collection(path)}">
<atom:title>${title}</atom:title>
<accept>${TORRENT_TYPE}</accept>
<categories href="${addresses.categories}"/>
</collection>
`.toString();
}

/** The category document (RFC 5023 section 7): those that are in use. Any other may be given too. */
export function writeCategories(categories: readonly string[], scheme: string): string {
  const list = xml`<categories xmlns="${APP_NAMESPACE}" xmlns:atom="${ATOM_NAMESPACE}" fixed="no" scheme="${scheme}">
${categories.map((term) => xml`<atom:category term="${term}"/>`)}
</categories>
`;
  return `${XML_DECLARATION}${list.toString()}`;
}

export interface MembersInput {
  readonly title: string;
  readonly siteName: string;
  readonly self: string;
  readonly first: string;
  readonly next: string | undefined;
  readonly updatedAt: Date;
  readonly items: readonly Torrent[];
}

/** A collection as a feed of its members (RFC 5023 section 10), in pages. */
export function writeMembers(feed: MembersInput, base: Base): string {
  const { title, siteName, self, first, next, updatedAt, items } = feed;
  const document = xml`<feed xmlns="${ATOM_NAMESPACE}" xmlns:app="${APP_NAMESPACE}" xmlns:torrent="${TORRENT_NAMESPACE}">
<id>${first}</id>
<title>${title}</title>
<updated>${updatedAt.toISOString()}</updated>
<author><name>${siteName}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="first" type="application/atom+xml" href="${first}"/>
${next !== undefined && xml`<link rel="next" type="application/atom+xml" href="${next}"/>`}
${items.map(
  (torrent) => xml`<entry>${contentOf(torrent, base)}</entry>
`,
)}
</feed>
`;
  return `${XML_DECLARATION}${document.toString()}`;
}

/** One member as a document. */
export function writeEntry(torrent: Torrent, siteName: string, base: Base): string {
  const document = xml`<entry xmlns="${ATOM_NAMESPACE}" xmlns:app="${APP_NAMESPACE}" xmlns:torrent="${TORRENT_NAMESPACE}">
<author><name>${siteName}</name></author>${contentOf(torrent, base)}</entry>
`;
  return `${XML_DECLARATION}${document.toString()}`;
}

/** The title that a member has; that of its name when it has no own one. */
export function titleOf({ title, name }: Torrent): string {
  return title ?? name;
}

/**
 * What is in an entry: a media link entry (RFC 5023 section 9.6), whose content is the .torrent file. A client sends the
 * texts back after it has changed some, so they have all their characters.
 */
function contentOf(torrent: Torrent, base: Base): Html {
  const { publishedAt, updatedAt, category, tags, licence, description = '', state } = torrent;
  const addresses = createAddresses(base);
  const own = atompubAddresses(base);
  const item = toFeedItem(torrent, { addresses });
  return xml`
<id>${urnOf(item)}</id>
<title>${editable(titleOf(torrent))}</title>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
<app:edited>${updatedAt.toISOString()}</app:edited>
${category !== undefined && xml`<category scheme="${own.categories}" term="${category}"/>`}
${tags.map((term) => xml`<category term="${term}"/>`)}
${licence !== undefined && xml`<rights>${licence}</rights>`}
<summary type="text">${editable(description)}</summary>
<content type="${TORRENT_TYPE}" src="${item.download}"/>
<link rel="edit" type="application/atom+xml;type=entry" href="${own.member(torrent)}"/>
<link rel="edit-media" type="${TORRENT_TYPE}" href="${addresses.permalink(torrent)}"/>
<link rel="alternate" type="text/html" href="${item.page}"/>
${torrentElements(item)}
${state !== 'public' && state !== 'superseded' && xml`<app:control><app:draft>yes</app:draft></app:control>`}
`;
}
