import { publishTorrent } from './published.ts';
import { makeTorrent } from './torrents.ts';
import type { Reader, Site, WholeSite } from './whole-site.ts';

/** A page in one of its states. */
export interface SitePage {
  /** Path and query. */
  readonly path: string;
  readonly reader: Reader;
  readonly status: number;
  /** What a browser sends there, when the page answers a form. */
  readonly form?: SentForm;
}

export interface SentForm {
  /** With the boundary. */
  readonly type: string;
  readonly body: Buffer;
}

type Fields = Readonly<Record<string, string>>;

/** Every page of the site, in all states that look different. Those that answer a form come last: some make something. */
export async function pagesOfSite(site: WholeSite): Promise<readonly SitePage[]> {
  return [
    ...listPages(),
    ...torrentPages(site),
    ...ownPages(),
    ...adminPages(),
    ...textPages(),
    ...(await formPages(site)),
  ];
}

/** What looks different where there are no torrents, and where anybody may publish. */
export async function pagesOfBareSite({ service }: Site): Promise<readonly SitePage[]> {
  const { page: published, deletion = '' } = await publishTorrent(service, '/a/anonymous.torrent', 'a', {});
  await service.request(`/api/v1${published}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'unlisted' }),
  });
  return [
    page('/'),
    page('/?q=nothing'),
    page('/upload'),
    page('/login'),
    page(deletion),
    page('/account/torrents', 'owner'),
    page('/account/figures', 'owner'),
    page('/admin', 'admin'),
    page('/admin/queue', 'admin'),
    page('/admin/torrents?q=nothing', 'admin'),
    page('/admin/blocks', 'admin'),
    page('/admin/bans', 'admin'),
    page('/irc/', 'stranger', 404),
  ];
}

function page(path: string, reader: Reader = 'stranger', status = 200): SitePage {
  return { path, reader, status };
}

function listPages(): readonly SitePage[] {
  return [
    page('/'),
    page('/?q=debian&version=v1&sizeMin=1&sort=size'),
    page('/?show=tags&limit=2'),
    page('/?q=nothing-of-this-name&tag=none'),
    page('/?sizeMin=much', 'stranger', 400),
    page('/real/'),
    page('/real/?below=false&tag=one&tag=two'),
    page('/named/'),
    page('/none/', 'stranger', 404),
    page('/real/', 'admin'),
    page('/real/README.md/edit', 'admin'),
    page('/admin/collections/real', 'admin'),
    page('/admin/move/real', 'admin'),
    page('/streams/live/'),
    page('/files/'),
    page('/irc/'),
    page('/irc/2026/'),
    page('/irc/2026/09/'),
    page('/irc/2026/09/30'),
    page('/irc/today'),
    page('/irc/log', 'stranger', 404),
    page('/irc/%23chan/'),
    page('/irc/%23chan/2026/'),
    page('/irc/%23chan/2026/09/'),
    page('/irc/%23chan/2026/09/30'),
    page('/irc/%23chan/today'),
    page('/irc/%23chan/log'),
  ];
}

function torrentPages({ shown }: WholeSite): readonly SitePage[] {
  const { described, hybrid, many, full, named, superseded, removed, replaced, hidden, pending } = shown;
  return [
    ...[hybrid, full, superseded, ...named].map((path) => page(path)),
    page(described),
    page(described, 'admin'),
    page(removed, 'stranger', 410),
    page(removed, 'admin', 410),
    page(replaced, 'admin', 410),
    page(hidden, 'stranger', 404),
    page(hidden, 'owner'),
    page(pending, 'owner'),
    page('/real/moved-elsewhere.torrent', 'stranger', 404),
    page(many),
    page(`${many}/files?page=2`),
    page(`${many}/files?q=nothing-of-this-name`),
    page(`${full}/files`),
    page(`${described}/edit`, 'admin'),
    page(`${described}/images`, 'admin'),
    page('/real/README.md/images', 'admin'),
    page('/torrents/by/example'),
    page(`${described}/replace`, 'admin'),
    page(`${described}/delete`, 'admin'),
    page(`${described}/report`),
    page(`${described}/report/thanks`),
  ];
}

function ownPages(): readonly SitePage[] {
  return [
    page('/upload'),
    page('/upload', 'admin'),
    page('/create'),
    page('/create', 'admin'),
    page('/upload/check'),
    page('/login'),
    page('/login?once=a-secret-of-a-link'),
    page('/login?once=a-secret-of-a-link', 'owner'),
    page('/account', 'stranger', 401),
    page('/account', 'owner'),
    page('/account/torrents', 'owner'),
    page('/account/figures', 'owner'),
  ];
}

function adminPages(): readonly SitePage[] {
  return [
    page('/admin', 'owner', 403),
    ...[
      '/admin',
      '/admin/queue',
      '/admin/torrents',
      '/admin/torrents?q=nothing-of-this-name',
      '/admin/blocks',
      '/admin/bans',
      '/admin/publishers',
      '/admin/tokens',
      '/admin/tokens/2',
      '/admin/webhooks',
      '/admin/webhooks/1',
      '/admin/audit',
      '/admin/settings',
      '/admin/health',
    ].map((path) => page(path, 'admin')),
  ];
}

function textPages(): readonly SitePage[] {
  return [
    page('/docs'),
    page('/docs/api'),
    page('/docs/rules'),
    page('/docs/rules/pieces.missing'),
    page('/docs/problems/conflict'),
    page('/%ff', 'stranger', 400),
  ];
}

async function formPages({ shown, browsers }: WholeSite): Promise<readonly SitePage[]> {
  const { described } = shown;
  const sound = makeTorrent({ name: 'checked' });
  const files = [sound, new Uint8Array(Buffer.from('d4:infodee'))];
  const typed = { title: 'x', category: 'two/words', tags: 'a, b', collection: 'a//b' };
  const tokens = { owner: await browsers.owner.formToken(), admin: await browsers.admin.formToken() };
  const sent = async (
    path: string,
    reader: Reader,
    status: number,
    fields: Fields,
    uploads?: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<SitePage> => {
    const all = reader === 'stranger' ? fields : { formToken: tokens[reader], ...fields };
    return { ...page(path, reader, status), form: await encoded(all, uploads) };
  };
  return Promise.all([
    sent('/upload/check', 'stranger', 200, { collection: 'a' }, files),
    sent('/upload', 'stranger', 401, { token: 'not the token' }, [sound]),
    sent('/upload', 'admin', 400, typed, [sound]),
    sent('/upload', 'owner', 422, { collection: 'refused' }, [...files.slice(1), ...files.slice(1)]),
    sent('/login', 'stranger', 401, { token: 'not the token' }),
    sent('/real/README.md/edit', 'admin', 200, { text: '# Some **text**', seen: '', preview: 'yes' }),
    sent('/real/README.md/edit', 'admin', 412, { text: 'x', seen: 'another' }),
    sent('/admin/move/real', 'admin', 409, { path: 'real/below' }),
    sent('/admin/collections/real', 'admin', 400, { read: 'open', order: '', seen: '' }),
    sent('/admin/collections/real', 'admin', 412, { read: 'open', order: 'version', seen: 'another' }),
    sent('/admin/collections/real', 'admin', 200, {
      read: 'open',
      order: 'published',
      retention: 'keep 1',
      check: 'yes',
      seen: '',
    }),
    sent('/real/README.md/edit', 'admin', 422, { text: ' ', seen: '' }),
    sent(`${described}/edit`, 'admin', 400, { ...typed, fileName: 'no-extension' }),
    sent(`${described}/edit`, 'admin', 412, { title: 'x', seen: 'another' }),
    sent(`${described}/edit`, 'admin', 200, { description: '# Some **text**', preview: 'yes' }),
    sent(`${described}/report`, 'stranger', 400, { kind: '', text: 'Something' }),
    sent(`${described}/delete`, 'admin', 400, { reason: 'Something', status: '999' }),
    sent(`${described}/replace`, 'admin', 400, {}, files),
    sent('/account/feed-keys', 'owner', 201, { name: 'a reader' }),
    sent('/account/passkeys', 'owner', 201, { name: 'a client' }),
    sent('/account/publisher', 'owner', 400, { publisherName: 'x', slug: 'admin', about: 'y' }),
    sent(`${described}/images`, 'admin', 415, {}, files),
    sent('/admin/queue/reports/1', 'admin', 400, { outcome: '', entry: 'report-1', reason: 'Something' }),
    sent('/admin/torrents', 'admin', 400, { action: 'addTag', value: '', scope: 'all', confirmed: 'yes' }),
    sent('/admin/torrents', 'admin', 200, { action: 'addTag', value: 'tag', scope: 'all' }),
    sent('/admin/torrents', 'admin', 200, {
      action: 'restore',
      select: described.split('/').at(-1) ?? '',
      scope: 'selected',
    }),
    sent('/admin/blocks', 'admin', 400, { infohash: 'none', reason: 'Something' }),
    sent('/admin/bans', 'admin', 400, { range: '0.0.0.0/0', reason: 'Something', expires: '2999-01-31' }),
    sent('/admin/tokens', 'admin', 400, { name: '', role: 'none', expires: '2000-01-01' }),
    sent('/admin/tokens', 'admin', 200, { name: 'new', role: 'reader' }),
    sent('/admin/tokens/2/login-link', 'admin', 200, {}),
    sent('/admin/tokens/2/revoke', 'admin', 400, {}),
  ]);
}

/** A form as browsers encode it: with files in parts, else as one line. */
async function encoded(fields: Fields, uploads?: readonly Uint8Array<ArrayBuffer>[]): Promise<SentForm> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [index, bytes] of (uploads ?? []).entries())
    form.append('file', new Blob([bytes]), `${index}.torrent`);
  const answer = new Response(uploads === undefined ? new URLSearchParams(fields) : form);
  return { type: answer.headers.get('content-type') ?? '', body: Buffer.from(await answer.arrayBuffer()) };
}
