import type { Addresses } from '../service/addresses.ts';
import { xml } from '../service/xml.ts';
import { writeLocks, type Lock, type Locks } from './locks.ts';
import { addressOf, pathOf, toPlace, type Resource } from './resource.ts';

export const DAV = 'DAV:';

/** The name of a property. */
export interface PropertyName {
  readonly namespace: string;
  readonly name: string;
}

/** Which properties a client asks for. */
export type PropertiesAsked =
  | { readonly kind: 'all' }
  | { readonly kind: 'names' }
  | { readonly kind: 'some'; readonly names: readonly PropertyName[] };

const SUPPORTED_LOCK =
  '<D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>';

/** Where the address of a lock is. */
export function lockRoot(addresses: Addresses): (lock: Lock) => string {
  return ({ path }) => addressOf(toPlace(path), addresses) ?? addresses.start;
}

/** What descriptions of resources need. */
export interface Describing {
  readonly addresses: Addresses;
  readonly locks: Locks;
  /** The token of the viewer. */
  readonly tokenId: number | undefined;
}

/** The properties of a resource (RFC 4918 section 15), by their names in DAV:, as XML. */
function propertiesOf(
  resource: Resource,
  { addresses, locks, tokenId }: Describing,
): ReadonlyMap<string, string> {
  const path = pathOf(resource);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return new Map([
    ...(name === '' ? [] : [['displayname', text(name)] as const]),
    ...kindOf(resource),
    ['supportedlock', SUPPORTED_LOCK],
    ['lockdiscovery', writeLocks(locks.covering(path), { rootOf: lockRoot(addresses), tokenId })],
  ]);
}

function kindOf(resource: Resource): (readonly [string, string])[] {
  switch (resource.kind) {
    case 'collection':
      return [
        ['resourcetype', '<D:collection/>'],
        ...(resource.at === undefined ? [] : [['getlastmodified', resource.at.toUTCString()] as const]),
      ];
    case 'folder':
      return [['resourcetype', '<D:collection/>']];
    case 'torrent': {
      const { metainfoBytes, sha256, publishedAt, updatedAt } = resource.torrent;
      return [
        ...file(metainfoBytes, 'application/x-bittorrent', sha256),
        ['creationdate', publishedAt.toISOString()],
        ['getlastmodified', updatedAt.toUTCString()],
      ];
    }
    case 'readme': {
      const { text: content, sha256, updatedAt } = resource.readme;
      return [
        ...file(Buffer.byteLength(content), 'text/markdown; charset=utf-8', sha256),
        ['getlastmodified', updatedAt.toUTCString()],
      ];
    }
    case 'empty file':
      return file(0, 'application/x-bittorrent', 'empty');
  }
}

function file(bytes: number, type: string, etag: string): (readonly [string, string])[] {
  return [
    ['resourcetype', ''],
    ['getcontentlength', String(bytes)],
    ['getcontenttype', type],
    ['getetag', text(`"${etag}"`)],
  ];
}

/** The `response` element for a resource; undefined when it has no address of its own. */
export function describeResource(
  resource: Resource,
  asked: PropertiesAsked,
  describing: Describing,
): string | undefined {
  const href = addressOf(resource, describing.addresses);
  if (href === undefined) return undefined;
  const has = propertiesOf(resource, describing);
  return `<D:response><D:href>${text(href)}</D:href>${propstats(has, asked)}</D:response>\n`;
}

function propstats(has: ReadonlyMap<string, string>, asked: PropertiesAsked): string {
  if (asked.kind === 'names')
    return propstat(
      [...has.keys()].map((name) => `<D:${name}/>`),
      '200 OK',
    );
  if (asked.kind === 'all')
    return propstat(
      [...has].map(([name, value]) => `<D:${name}>${value}</D:${name}>`),
      '200 OK',
    );
  const found: string[] = [];
  const missing: string[] = [];
  for (const property of asked.names) {
    const { namespace, name } = property;
    const value = namespace === DAV ? has.get(name) : undefined;
    if (value === undefined) missing.push(emptyProperty(property));
    else found.push(`<D:${name}>${value}</D:${name}>`);
  }
  return propstat(found, '200 OK') + propstat(missing, '404 Not Found');
}

/** Some properties that share a status; nothing when there are none. */
export function propstat(properties: readonly string[], status: string): string {
  if (properties.length === 0) return '';
  return `<D:propstat><D:prop>${properties.join('')}</D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat>`;
}

/** The element of a property without a value. The reader of XML has checked that its name is one. */
export function emptyProperty({ namespace, name }: PropertyName): string {
  return namespace === DAV ? `<D:${name}/>` : xml`<${name} xmlns="${namespace}"/>`.toString();
}

function text(value: string): string {
  return xml`${value}`.toString();
}
