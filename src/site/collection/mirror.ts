import type { Viewer } from '../../catalogue/areas.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import { validatorHeaders } from '../../http/conditions.ts';
import type { Context } from '../../http/context.ts';
import { html } from '../../http/html.ts';
import { respondUnchanged } from '../../http/partial.ts';
import { redirect, respondPieces } from '../../http/respond.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { getRevision, revisionValidators } from '../../service/revision.ts';
import { takeForWholeList } from '../../service/whole-lists.ts';
import type { LIST_MIRRORED } from './endpoints.ts';

const README = 'README.md';
const SUMS = 'SHA256SUMS';
const NAME_WIDTH = 50;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface MirrorParts {
  readonly catalogue: Pick<Catalogue, 'count' | 'findRevision' | 'listCollections' | 'findReadme' | 'walk'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/**
 * Collections as folders of a plain file server, for programs that follow the links of such pages, whatever they accept:
 * `wget -r`, rclone's http and `lftp mirror`. A page has everything that is directly in a collection, however much it is.
 */
export function mirror({ catalogue, rateLimits }: MirrorParts) {
  return {
    list: async (
      request: Request,
      { params, target }: Context<{ readonly collection?: string }>,
      call: Call<typeof LIST_MIRRORED>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const collection = toCollection(params.collection ?? '');
      const validators = revisionValidators(await getRevision(catalogue, collection, visitor.actor));
      // For search engines; robots.txt would keep wget from all of it.
      const headers = { 'cache-control': 'no-cache', 'x-robots-tag': 'noindex, nofollow' };
      const unchanged = respondUnchanged(request, validators, headers);
      if (unchanged !== undefined) return unchanged;
      await takeForWholeList({ catalogue, rateLimits }, collection, request, visitor);
      const described = { ...validatorHeaders(validators), 'content-type': 'text/html; charset=utf-8' };
      return respondPieces(
        200,
        { ...headers, ...described },
        page(catalogue, visitor.actor, collection, target.path),
      );
    },

    /** The links of a page are relative, so that its address needs the slash at its end. */
    addSlash: (_request: Request, { target, base }: Context<object>): Response =>
      redirect(301, `${base.origin}${base.prefix}${target.path}/`),
  };
}

async function* page(
  catalogue: MirrorParts['catalogue'],
  viewer: Viewer,
  collection: string,
  path: string,
): AsyncGenerator<string> {
  const { head, tail } = frameOf(`Index of ${decodeURIComponent(path)}`);
  yield head;
  if (collection !== '') yield '<a href="../">../</a>\n';
  for (const below of await catalogue.listCollections(collection, viewer)) {
    const name = below.path.slice(below.path.lastIndexOf('/') + 1);
    yield line(`${name}/`, `${encodeURIComponent(name)}/`, below.newestAt, '-');
  }
  const readme = collection === '' ? undefined : await catalogue.findReadme(collection, viewer);
  if (readme !== undefined)
    yield line(README, README, readme.updatedAt, String(Buffer.byteLength(readme.text)));
  yield line(SUMS, SUMS, undefined, '-');
  for await (const { fileName, updatedAt, metainfoBytes } of catalogue.walk({ collection }, viewer))
    yield line(fileName, encodeURIComponent(fileName), updatedAt, String(metainfoBytes));
  yield tail;
}

/** What comes before and after the lines of a page. */
function frameOf(title: string): { readonly head: string; readonly tail: string } {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <h1>${title}</h1>
        <pre></pre>
      </body>
    </html> `.toString();
  const end = page.indexOf('</pre>');
  return { head: page.slice(0, end), tail: page.slice(end) };
}

/** As nginx writes it, from which programs read times and sizes. `./` lets no name be taken for a scheme. */
function line(name: string, address: string, at: Date | undefined, size: string): string {
  const time = at === undefined ? '-'.padEnd(17) : timeText(at);
  const gap = ' '.repeat(Math.max(1, NAME_WIDTH - name.length + 1));
  return `${html`<a href="./${address}">${name}</a>`.toString()}${gap}${time}${size.padStart(20)}\n`;
}

/** `30-Nov-2026 18:57`, in UTC. */
function timeText(at: Date): string {
  const iso = at.toISOString();
  return `${iso.slice(8, 10)}-${MONTHS[at.getUTCMonth()]}-${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}
