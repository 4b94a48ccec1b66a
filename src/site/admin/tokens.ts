import type { Access } from '../../access/access.ts';
import { isLive, type IssuedToken, type Token } from '../../access/token.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { typedIssueInput } from '../../service/input/token-terms.ts';
import type {
  CREATE_TOKEN_FORM,
  MAKE_LOGIN_LINK,
  REVOKE_TOKEN_FORM,
  SHOW_TOKEN,
  SHOW_TOKENS,
} from './endpoints.ts';
import { newLinkPage, newTokenPage, tokenPage } from './token-view.ts';
import { NOTHING_TYPED, TOKEN_FIELDS, type TypedToken } from './token-form.ts';
import { tokensPage, type HeldToken } from './tokens-view.ts';
import type { Frame } from '../layout/frame.ts';
import { redirectTo, problemOf, type AdminPages } from './admin-pages.ts';
import { tokenNames } from './token-names.ts';

const PAGE_SIZE = 100;

type ById = Context<{ readonly id: number }>;

export interface TokensParts {
  readonly pages: AdminPages;
  readonly access: Pick<Access, 'find' | 'list' | 'issue' | 'revoke' | 'createLoginLink'>;
  readonly catalogue: Pick<Catalogue, 'findHoldings'>;
  readonly now: () => Date;
}

/** Who may what: making, showing and revoking tokens, for admins. */
export function tokens({ pages, access, catalogue, now }: TokensParts) {
  const withHoldings = async (token: Token): Promise<HeldToken> => ({
    token,
    holdings: await catalogue.findHoldings(token.id),
  });

  const showAll = async (
    call: Pick<Call<typeof SHOW_TOKENS>, 'query'>,
    frame: Frame,
    typed: TypedToken,
    problem?: Problem,
  ): Promise<Response> => {
    const { all: which, after = 0 } = call.query();
    const withEnded = which === 'yes';
    const listed = await access.list();
    const names = new Map(listed.map(({ id, name }) => [id, name]));
    const all = listed.filter((token) => token.id > after && (withEnded || isLive(token, now())));
    const shown = all.slice(0, PAGE_SIZE);
    const next =
      all.length > PAGE_SIZE ? `?${withEnded ? 'all=yes&' : ''}after=${shown.at(-1)?.id}` : undefined;
    const held = await Promise.all(shown.map(withHoldings));
    const input = { tokens: held, names, withEnded, next, now: now(), problem, typed };
    return pages.respond((it) => tokensPage(input, it), frame, problem);
  };

  const showOne = async (id: number, frame: Frame, problem?: Problem): Promise<Response> => {
    const token = await find(id);
    const names = await tokenNames(access, [token.parentId]);
    const input = { ...(await withHoldings(token)), names, now: now(), problem };
    return pages.respond((it) => tokenPage(input, it), frame, problem);
  };

  const find = async (id: number): Promise<Token> => {
    const token = await access.find(id);
    if (token !== undefined) return token;
    throw new AppError('not_found', `Cannot find token ${id}: it does not exist`);
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_TOKENS>): Promise<Response> =>
      showAll(call, await pages.frame(request, context, call), NOTHING_TYPED),

    /** The answer itself shows the secret, and is stored nowhere: an address would be, in histories and logs. */
    create: async (
      request: Request,
      context: Context,
      call: Call<typeof CREATE_TOKEN_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const typed = Object.fromEntries(
        TOKEN_FIELDS.map((name) => [name, fields.get(name).trim()]),
      ) as TypedToken;
      let issued: IssuedToken;
      try {
        issued = await access.issue(typedIssueInput(call.form(fields)), frame.visitor.actor);
      } catch (error) {
        return showAll(call, frame, typed, problemOf(error, context));
      }
      return pages.respond((it) => newTokenPage(issued, it), frame);
    },

    showOne: async (request: Request, context: ById, call: Call<typeof SHOW_TOKEN>): Promise<Response> =>
      showOne(context.params.id, await pages.frame(request, context, call)),

    makeLink: async (
      request: Request,
      context: ById,
      call: Call<typeof MAKE_LOGIN_LINK>,
    ): Promise<Response> => {
      const { frame } = await pages.takeForm(request, context, call);
      const { id } = context.params;
      const { name } = await find(id);
      const secret = await access.createLoginLink(id, frame.visitor.actor);
      const link = `${frame.publicAddresses.login}?once=${secret}`;
      return pages.respond((it) => newLinkPage(name, link, it), frame);
    },

    revoke: async (
      request: Request,
      context: ById,
      call: Call<typeof REVOKE_TOKEN_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const { id } = context.params;
      if (!fields.has('sure')) {
        const error = new AppError(
          'malformed',
          'Cannot revoke the token: the box to confirm it is not ticked',
          {
            hint: 'Tick the box, and send the form again.',
          },
        );
        return showOne(id, frame, problemOf(error, context));
      }
      await access.revoke(id, frame.visitor.actor);
      return redirectTo(context, 'tokens');
    },
  };
}
