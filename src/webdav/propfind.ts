import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ListedCollection } from '../catalogue/listed-collection.ts';
import { AppError } from '../errors.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Asked } from '../service/endpoint-routes.ts';
import { readXml, type XmlElement } from '../service/input/xml-body.ts';
import type { Prepared } from '../service/prepared.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { respondCondition, respondMultistatus } from './answers.ts';
import { parseDepth } from './depth.ts';
import type { FIND_PROPERTIES } from './endpoints.ts';
import type { Locks } from './locks.ts';
import { DAV, describeResource, type PropertiesAsked } from './properties.ts';
import { findResource, getResource, type Resource } from './resource.ts';

const BODY_BYTES_MAX = 16 * 1024;
/** An answer names each property once more for each file, so their number multiplies. */
const PROPERTIES_MAX = 64;

/** A list counts as one more search for each so many files. */
const FILES_FOR_ONE = 1000;
const COUNT_MAX = 100_000;
/** So many characters of names make the answer about a file twice as long. */
const CHARACTERS_FOR_ONE = 1000;

export interface PropfindParts {
  readonly catalogue: Pick<
    Catalogue,
    'find' | 'findCollection' | 'findRevision' | 'findReadme' | 'listCollections' | 'walk' | 'count'
  >;
  readonly prepared: Pick<Prepared, 'find' | 'list'>;
  readonly locks: Locks;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** Lists what is at an address, and with Depth 1 what is directly in it. */
export function propfind(parts: PropfindParts) {
  const { catalogue, locks, rateLimits } = parts;

  /** A folder of 30,000 files is a long answer: it counts as 30 searches, and as more where long names are asked for. */
  const charge = async (
    { collection, folderCount }: { readonly collection: string; readonly folderCount: number },
    asked: PropertiesAsked,
    { request, visitor }: Pick<Asked<typeof FIND_PROPERTIES>, 'request' | 'visitor'>,
  ): Promise<void> => {
    const { count } = await catalogue.count({ collection }, COUNT_MAX, visitor.actor);
    const cost = Math.floor(
      ((count + folderCount) * (1 + namedCharacters(asked) / CHARACTERS_FOR_ONE)) / FILES_FOR_ONE,
    );
    if (cost > 0) await rateLimits.take('searches', request, visitor, cost);
  };

  return async ({ request, context, visitor }: Asked<typeof FIND_PROPERTIES>): Promise<Response> => {
    const depth = parseDepth(request) ?? 'infinity';
    const asked = await readAsked(request);
    const resource = await getResource(parts, context.params.path, visitor.actor);
    const isFolder = resource.kind === 'collection' || resource.kind === 'folder';
    if (depth === 'infinity' && isFolder) {
      const reason =
        'Cannot list everything below it at once. Ask for one folder after the other, with Depth: 1.';
      return respondCondition(403, 'propfind-finite-depth', reason);
    }
    const lists = depth === 1 && isFolder;
    const { actor } = visitor;
    const folders = lists ? await catalogue.listCollections(resource.collection, actor) : [];
    if (lists)
      await charge({ collection: resource.collection, folderCount: folders.length }, asked, {
        request,
        visitor,
      });
    const { tokenId } = actor;
    const described = { addresses: createAddresses(within(context.base)), locks, tokenId };
    const write = async function* (): AsyncGenerator<string> {
      yield describeResource(resource, asked, described) ?? '';
      if (!lists) return;
      for await (const member of membersOf(parts, { folder: resource.collection, folders }, actor))
        yield describeResource(member, asked, described) ?? '';
    };
    return respondMultistatus(write());
  };
}

/** What is directly in a folder: other folders first. Only one page of its files is in memory. */
async function* membersOf(
  parts: PropfindParts,
  { folder, folders }: { readonly folder: string; readonly folders: readonly ListedCollection[] },
  actor: Actor,
): AsyncGenerator<Resource> {
  const { catalogue, prepared } = parts;
  const pathTo = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const own = prepared.list(actor.tokenId, folder);
  const known = new Set(folders.map(({ path }) => path));
  for (const { path, newestAt } of folders) yield { kind: 'collection', collection: path, at: newestAt };
  for (const { name, kind } of own)
    if (kind === 'folder' && !known.has(pathTo(name))) yield { kind, collection: pathTo(name) };
  const readme = folder === '' ? undefined : await catalogue.findReadme(folder, actor);
  if (readme !== undefined) yield { kind: 'readme', readme };
  for await (const torrent of catalogue.walk({ collection: folder }, actor))
    yield { kind: 'torrent', torrent };
  for (const { name, kind } of own) {
    const path = { collection: folder, fileName: name };
    if (kind !== 'file') continue;
    const found = await findResource(parts, { kind: 'torrent', path }, actor);
    if (found?.kind === 'empty file') yield found;
  }
}

/** How long the names are that the answer repeats for each file. */
function namedCharacters(asked: PropertiesAsked): number {
  if (asked.kind !== 'some') return 0;
  return asked.names.reduce((sum, { namespace, name }) => sum + namespace.length + name.length, 0);
}

/** Which properties the body asks for; all of them without a body. */
async function readAsked(request: Request): Promise<PropertiesAsked> {
  const root = await readXml(request, BODY_BYTES_MAX);
  if (root === undefined) return { kind: 'all' };
  const find = (name: string): XmlElement | undefined =>
    root.children.find((child) => child.namespace === DAV && child.name === name);
  const prop = find('prop');
  if (
    root.namespace !== DAV ||
    root.name !== 'propfind' ||
    (prop ?? find('allprop') ?? find('propname')) === undefined
  )
    throw new AppError('malformed', 'Cannot read the body: it is not a propfind of WebDAV', {
      hint: 'Send <propfind xmlns="DAV:"> with prop, allprop or propname in it, or no body for all properties.',
    });
  if (prop === undefined) return { kind: find('propname') === undefined ? 'all' : 'names' };
  if (prop.children.length > PROPERTIES_MAX)
    throw new AppError('malformed', `Cannot list ${prop.children.length} properties of each file`, {
      hint: `Ask for ${PROPERTIES_MAX} at most.`,
    });
  return { kind: 'some', names: prop.children.map(({ namespace, name }) => ({ namespace, name })) };
}
