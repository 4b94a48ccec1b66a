import type { Catalogue } from '../catalogue/catalogue.ts';
import { AppError } from '../errors.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Asked } from '../service/endpoint-routes.ts';
import { readXml } from '../service/input/xml-body.ts';
import type { Prepared } from '../service/prepared.ts';
import { xml } from '../service/xml.ts';
import { respondMultistatus } from './answers.ts';
import type { CHANGE_PROPERTIES } from './endpoints.ts';
import { DAV, emptyProperty, propstat, type PropertyName } from './properties.ts';
import { addressOf, getResource } from './resource.ts';

const BODY_BYTES_MAX = 64 * 1024;

/**
 * What clients write about a file beside its content, and take for a failed upload when it is refused: times and attributes
 * of Windows and macOS, and whether a file can be run. It is accepted and not kept.
 */
const FORGOTTEN: ReadonlySet<string> = new Set([
  'urn:schemas-microsoft-com:',
  'http://apache.org/dav/props/',
  'http://www.apple.com/webdav_fs/props/',
]);
/** The times that rclone, Nextcloud and others set in this namespace. */
const FORGOTTEN_IN_DAV: ReadonlySet<string> = new Set(['lastmodified', 'creationtime', 'lastaccessed']);

export interface ProppatchParts {
  readonly catalogue: Pick<Catalogue, 'find' | 'findCollection' | 'findRevision' | 'findReadme'>;
  readonly prepared: Pick<Prepared, 'find'>;
}

/** Answers changes of properties: all of them are accepted or none (RFC 4918 section 9.2). No property can be changed. */
export function proppatch(parts: ProppatchParts) {
  return async ({ request, context, visitor }: Asked<typeof CHANGE_PROPERTIES>): Promise<Response> => {
    const names = await readNames(request);
    const resource = await getResource(parts, context.params.path, visitor.actor);
    const href = addressOf(resource, createAddresses(within(context.base))) ?? context.target.path;
    const refused = names.filter((name) => !isForgotten(name));
    const others = names.filter(isForgotten);
    const reason = xml`<D:responsedescription>${'These properties follow from what is published.'}</D:responsedescription>`;
    const response = [
      xml`<D:response><D:href>${href}</D:href>`.toString(),
      propstat(refused.map(emptyProperty), '403 Forbidden'),
      propstat(others.map(emptyProperty), refused.length === 0 ? '200 OK' : '424 Failed Dependency'),
      ...(refused.length === 0 ? [] : [reason.toString()]),
      '</D:response>\n',
    ];
    return respondMultistatus([response.join('')]);
  };
}

function isForgotten({ namespace, name }: PropertyName): boolean {
  return namespace === DAV ? FORGOTTEN_IN_DAV.has(name.toLowerCase()) : FORGOTTEN.has(namespace);
}

/** The names of the properties that the body sets or removes. */
async function readNames(request: Request): Promise<readonly PropertyName[]> {
  const root = await readXml(request, BODY_BYTES_MAX);
  const isUpdate = root?.namespace === DAV && root.name === 'propertyupdate';
  const changes = isUpdate ? root.children.filter(({ namespace }) => namespace === DAV) : [];
  const names = changes
    .filter(({ name }) => name === 'set' || name === 'remove')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'prop'))
    .flatMap(({ children }) => children.map(({ namespace, name }) => ({ namespace, name })));
  if (names.length > 0) return names;
  throw new AppError('malformed', 'Cannot read the body: it is not a propertyupdate of WebDAV', {
    hint: 'Send <propertyupdate xmlns="DAV:"> with set or remove in it, and a prop in that.',
  });
}
