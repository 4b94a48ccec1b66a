import type { TorrentEdit } from '../../catalogue/edit.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import { readXml, type XmlElement } from '../../service/input/xml-body.ts';
import { APP_NAMESPACE, ATOM_NAMESPACE, titleOf } from './documents.ts';

const BODY_BYTES_MAX = 256 * 1024;

/**
 * Reads an entry that replaces the fields of a torrent: what is not in it is emptied, except the state, which changes with
 * `app:draft` alone. Rejects with unsupported for another type, like `readXml`, with malformed for an entry whose texts
 * are not plain, and with conflict for that of another member; `id` is that of this one.
 */
export async function readEntry(
  request: Request,
  torrent: Torrent,
  { id, scheme }: { readonly id: string; readonly scheme: string },
): Promise<TorrentEdit> {
  checkType(request);
  const root = await readXml(request, BODY_BYTES_MAX);
  if (root?.namespace !== ATOM_NAMESPACE || root.name !== 'entry')
    throw new AppError('malformed', 'Cannot read the body: it is not an entry of Atom', {
      hint: `Send <entry xmlns="${ATOM_NAMESPACE}">, as a GET of this address answers it.`,
    });
  const all = (name: string): XmlElement[] =>
    root.children.filter((child) => child.namespace === ATOM_NAMESPACE && child.name === name);
  const ofOther = all('id').find(({ text }) => text.trim() !== id);
  if (ofOther !== undefined)
    throw new AppError('conflict', 'Cannot change this torrent: the entry has the id of another one', {
      hint: `Its id is ${id}`,
    });
  const title = textIn(all('title'), 'title');
  const terms = all('category').map(({ attributes }) => ({
    isCategory: attributes.get('scheme') === scheme,
    term: attributes.get('term') ?? '',
  }));
  const categories = terms.filter(({ isCategory }) => isCategory).map(({ term }) => term);
  if (categories.length > 1)
    throw new AppError('malformed', 'Cannot give a torrent several categories', {
      hint: 'Send one with the scheme of categories, and the others without a scheme, as tags.',
    });
  const isDraft = draftIn(root);
  return {
    // A torrent without a title of its own shows its name.
    title: title === titleOf(torrent) ? undefined : (title ?? null),
    description: textIn(all('summary'), 'summary') ?? null,
    category: categories[0] ?? null,
    tags: terms.filter(({ isCategory }) => !isCategory).map(({ term }) => term),
    licence: textIn(all('rights'), 'rights') ?? null,
    ...(isDraft !== undefined &&
      isDraft !== isDraftNow(torrent) && { state: isDraft ? 'unlisted' : 'public' }),
  };
}

function checkType(request: Request): void {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() === 'application/atom+xml') return;
  throw new AppError('unsupported', `Cannot accept a body of the type "${type.trim()}": it is not an entry`, {
    hint: 'Send it as application/atom+xml;type=entry',
  });
}

/** The text of the only element, when there is one. */
function textIn(elements: readonly XmlElement[], name: string): string | undefined {
  const [only, second] = elements;
  if (only === undefined) return undefined;
  const type = only.attributes.get('type') ?? 'text';
  if (second === undefined && type === 'text') return only.text;
  const reason = second === undefined ? `of the type "${type.slice(0, 40)}"` : 'twice';
  throw new AppError('malformed', `Cannot use the ${name}: it comes ${reason}`, {
    hint: 'Send it once, as plain text. A summary is read as Markdown.',
  });
}

function isDraftNow({ state }: Torrent): boolean {
  return state !== 'public' && state !== 'superseded';
}

/** Whether the entry is a draft (RFC 5023 section 13.1.1); undefined when it does not say. */
function draftIn(root: XmlElement): boolean | undefined {
  const controls = root.children.filter(
    ({ namespace, name }) => namespace === APP_NAMESPACE && name === 'control',
  );
  const draft = controls
    .flatMap(({ children }) => children)
    .find(({ namespace, name }) => namespace === APP_NAMESPACE && name === 'draft');
  return draft === undefined ? undefined : draft.text.trim() === 'yes';
}
