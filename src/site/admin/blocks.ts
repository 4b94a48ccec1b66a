import { checkModeratesAll } from '../../catalogue/actor.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import { parseInfohash, type Infohash } from '../../metainfo/infohash.ts';
import { parseMagnet } from '../../metainfo/magnet.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { ADD_BLOCK_FORM, REMOVE_BLOCK_FORM, SHOW_BLOCKS } from './endpoints.ts';
import { blocksPage } from './blocks-view.ts';
import type { Frame } from '../layout/frame.ts';
import { redirectTo, problemOf, type AdminPages } from './admin-pages.ts';
import { tokenNames, type TokenFinder } from './token-names.ts';

const PAGE_SIZE = 100;
const NOTHING_TYPED = { infohash: '', reason: '' };

export interface BlocksParts {
  readonly pages: AdminPages;
  readonly moderation: Pick<Moderation, 'listBlocks' | 'block' | 'unblock'>;
  readonly access: TokenFinder;
}

/** What may not be published; for moderators of all collections. */
export function blocks({ pages, moderation, access }: BlocksParts) {
  const show = async (
    frame: Frame,
    typed: { readonly infohash: string; readonly reason: string },
    { before, problem }: { readonly before?: Infohash | undefined; readonly problem?: Problem },
  ): Promise<Response> => {
    checkModeratesAll(frame.visitor.actor);
    const found = await moderation.listBlocks(PAGE_SIZE + 1, before);
    const shown = found.slice(0, PAGE_SIZE);
    const next = found.length > PAGE_SIZE ? `?before=${shown.at(-1)?.infohash}` : undefined;
    const byIds = shown.map(({ byId }) => byId);
    const input = { blocks: shown, names: await tokenNames(access, byIds), next, problem, typed };
    return pages.respond((it) => blocksPage(input, it), frame, problem);
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_BLOCKS>): Promise<Response> =>
      show(await pages.frame(request, context, call), NOTHING_TYPED, call.query()),

    add: async (request: Request, context: Context, call: Call<typeof ADD_BLOCK_FORM>): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const typed = { infohash: fields.get('infohash'), reason: fields.get('reason') };
      try {
        await moderation.block(infohashesIn(typed.infohash.trim()), typed.reason, frame.visitor.actor);
        return redirectTo(context, 'blocks', '#blocked');
      } catch (error) {
        return show(frame, typed, { problem: problemOf(error, context) });
      }
    },

    remove: async (
      request: Request,
      context: Context,
      call: Call<typeof REMOVE_BLOCK_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      for (const infohash of infohashesIn(fields.get('infohash'))) {
        await moderation.unblock(infohash, frame.visitor.actor);
      }
      return redirectTo(context, 'blocks', '#blocked');
    },
  };
}

/** What an infohash or a magnet link names. Throws malformed for anything else. */
function infohashesIn(text: string): readonly Infohash[] {
  const magnet = parseMagnet(text);
  const named = [parseInfohash(text)?.infohash, magnet?.infohashV1, magnet?.infohashV2];
  const infohashes = named.filter((infohash) => infohash !== undefined);
  if (infohashes.length > 0) return infohashes;
  throw new AppError('malformed', `Cannot find an infohash in "${text.slice(0, 80)}"`, {
    hint: 'Write 40 or 64 hex digits, 32 characters of base32, or a magnet link.',
  });
}
