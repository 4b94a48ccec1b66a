import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import { checkPreconditions } from '../../catalogue/preconditions.ts';
import { README_BYTES_MAX, SHORTER_README } from '../../catalogue/readme.ts';
import { readBody } from '../../http/body.ts';
import type { Context } from '../../http/context.ts';
import { readBytes, respondContent, respondUnchanged } from '../../http/partial.ts';
import { respond, respondText } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { createAddresses } from '../../service/addresses.ts';
import { preconditionsOf } from '../../service/conditions.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { GET_README, PUT_README, REMOVE_README } from './endpoints.ts';

export interface ReadmeParts {
  readonly catalogue: Pick<
    Catalogue,
    'findReadme' | 'getReadme' | 'putReadme' | 'removeReadme' | 'checkMayDescribe'
  >;
}

type InCollection = Context<{ readonly collection: string }>;

/** The text about a collection, which is shown above its list. */
export function readme({ catalogue }: ReadmeParts) {
  const collectionOf = ({ params }: InCollection): string => toCollection(params.collection);
  return {
    get: async (
      request: Request,
      context: InCollection,
      call: Call<typeof GET_README>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      const { text, sha256, updatedAt } = await catalogue.getReadme(collectionOf(context), actor);
      const validators = { etag: sha256, lastModified: updatedAt };
      // A compressed answer would have a weak tag, with which no client could change this version.
      const headers = { ...UNTRUSTED_CONTENT_HEADERS, 'cache-control': 'no-cache, no-transform' };
      const unchanged = respondUnchanged(request, validators, headers);
      if (unchanged !== undefined) return unchanged;
      const bytes = Buffer.from(text);
      return respondContent(request, {
        lengthBytes: bytes.byteLength,
        validators,
        headers: { ...headers, 'content-type': 'text/markdown; charset=utf-8' },
        read: readBytes(bytes),
      });
    },

    /** What can be refused without the body is refused before it is read. */
    put: async (
      request: Request,
      context: InCollection,
      call: Call<typeof PUT_README>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      const collection = collectionOf(context);
      const conditions = preconditionsOf(request);
      catalogue.checkMayDescribe(collection, actor);
      const current = await catalogue.findReadme(collection, actor);
      checkPreconditions(conditions, current === undefined ? [] : [current.sha256]);
      const bytes = await readBody(request, README_BYTES_MAX, SHORTER_README);
      const { outcome, readme } = await catalogue.putReadme(collection, bytes, actor, conditions);
      const address = createAddresses(context.base).readme(collection);
      const isNew = outcome === 'created';
      return respondText(isNew ? 201 : 200, address, {
        etag: `"${readme.sha256}"`,
        'cache-control': 'no-store',
        ...(isNew && { location: address }),
      });
    },

    remove: async (
      request: Request,
      context: InCollection,
      call: Call<typeof REMOVE_README>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      await catalogue.removeReadme(collectionOf(context), actor, preconditionsOf(request));
      return respond(204, {});
    },
  };
}
