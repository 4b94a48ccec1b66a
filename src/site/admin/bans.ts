import type { Bans } from '../../access/bans.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { typedBanTerms } from '../../service/input/ban-terms.ts';
import type { Frame } from '../layout/frame.ts';
import { problemOf, redirectTo, type AdminPages } from './admin-pages.ts';
import { bansPage, type TypedBan } from './bans-view.ts';
import type { ADD_BAN_FORM, REMOVE_BAN_FORM, SHOW_BANS } from './endpoints.ts';

const PAGE_SIZE = 100;
const NOTHING_TYPED: TypedBan = { range: '', reason: '', expires: '' };

export type BansPages = ReturnType<typeof bansPages>;

/** The addresses from which nothing may be published, for admins. */
export function bansPages(pages: AdminPages, list: Pick<Bans, 'list' | 'add' | 'remove'>) {
  const show = async (
    frame: Frame,
    typed: TypedBan,
    { before, problem }: { readonly before?: number | undefined; readonly problem?: Problem },
  ): Promise<Response> => {
    const found = await list.list({ limit: PAGE_SIZE + 1, before });
    const shown = found.slice(0, PAGE_SIZE);
    const next = found.length > PAGE_SIZE ? `?before=${shown.at(-1)?.id}` : undefined;
    return pages.respond((it) => bansPage({ bans: shown, next, problem, typed }, it), frame, problem);
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_BANS>): Promise<Response> =>
      show(await pages.frame(request, context, call), NOTHING_TYPED, call.query()),

    add: async (request: Request, context: Context, call: Call<typeof ADD_BAN_FORM>): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const typed = {
        range: fields.get('range').trim(),
        reason: fields.get('reason').trim(),
        expires: fields.get('expires').trim(),
      };
      try {
        await list.add(typedBanTerms(call.form(fields)), frame.visitor.actor);
        return redirectTo(context, 'bans', '#banned');
      } catch (error) {
        return show(frame, typed, { problem: problemOf(error, context) });
      }
    },

    remove: async (
      request: Request,
      context: Context<{ readonly id: number }>,
      call: Call<typeof REMOVE_BAN_FORM>,
    ): Promise<Response> => {
      const { frame } = await pages.takeForm(request, context, call);
      await list.remove(context.params.id, frame.visitor.actor);
      return redirectTo(context, 'bans', '#banned');
    },
  };
}
