import type { IssueInput } from '../../access/access.ts';
import { isLive, ROLES, type IssuedToken, type Role, type Token } from '../../access/token.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import { parseByteSize } from '../../service/byte-size.ts';
import { idIn } from '../../service/id-query.ts';
import { newLinkPage, newTokenPage, tokenPage } from './token-view.ts';
import { NOTHING_TYPED, TOKEN_FIELDS, type TypedToken } from './token-form.ts';
import { tokensPage, type HeldToken } from './tokens-view.ts';
import type { SiteDeps } from '../deps.ts';
import type { Frame } from '../layout/frame.ts';
import { leadTo, adminFrame, problemOf, respondAdmin, takeForm } from './admin-request.ts';
import { tokenNames } from './token-names.ts';

const PAGE_SIZE = 100;

type ById = Context<{ readonly id: number }>;

/** Who may what: making, showing and revoking tokens, for admins. */
export function tokens(deps: SiteDeps) {
  const { access, catalogue, now } = deps;

  const withHoldings = async (token: Token): Promise<HeldToken> => ({
    token,
    holdings: await catalogue.findHoldings(token.id),
  });

  const showAll = async (
    { target }: Context,
    frame: Frame,
    typed: TypedToken,
    problem?: Problem,
  ): Promise<Response> => {
    const withEnded = target.query.get('all') === 'yes';
    const after = idIn(target.query, 'after') ?? 0;
    const all = (await access.list()).filter(
      (token) => token.id > after && (withEnded || isLive(token, now())),
    );
    const shown = all.slice(0, PAGE_SIZE);
    const next =
      all.length > PAGE_SIZE ? `?${withEnded ? 'all=yes&' : ''}after=${shown.at(-1)?.id}` : undefined;
    const held = await Promise.all(shown.map(withHoldings));
    const input = { tokens: held, withEnded, next, now: now(), problem, typed };
    return respondAdmin(deps, (it) => tokensPage(input, it), frame, problem);
  };

  const showOne = async (id: number, frame: Frame, problem?: Problem): Promise<Response> => {
    const token = await find(id);
    const names = await tokenNames(deps, [token.parentId]);
    const input = { ...(await withHoldings(token)), names, now: now(), problem };
    return respondAdmin(deps, (it) => tokenPage(input, it), frame, problem);
  };

  const find = async (id: number): Promise<Token> => {
    const token = await access.find(id);
    if (token !== undefined) return token;
    throw new AppError('not_found', `Cannot find token ${id}: there never was one`);
  };

  return {
    show: async (request: Request, context: Context): Promise<Response> =>
      showAll(context, await adminFrame(deps, request, context, 'admin'), NOTHING_TYPED),

    /** The answer itself shows the secret, and is kept by nobody: an address would be, in histories and logs. */
    create: async (request: Request, context: Context): Promise<Response> => {
      const { frame, fields } = await takeForm(deps, request, context, 'admin', TOKEN_FIELDS);
      const typed = Object.fromEntries(
        TOKEN_FIELDS.map((name) => [name, fields.get(name).trim()]),
      ) as TypedToken;
      let issued: IssuedToken;
      try {
        issued = await access.issue(toInput(typed), frame.visitor.actor);
      } catch (error) {
        return showAll(context, frame, typed, problemOf(error, context));
      }
      return respondAdmin(deps, (it) => newTokenPage(issued, it), frame);
    },

    showOne: async (request: Request, context: ById): Promise<Response> =>
      showOne(context.params.id, await adminFrame(deps, request, context, 'admin')),

    makeLink: async (request: Request, context: ById): Promise<Response> => {
      const { frame } = await takeForm(deps, request, context, 'admin', []);
      const { id } = context.params;
      const { name } = await find(id);
      const secret = await access.createLoginLink(id, frame.visitor.actor);
      const link = `${frame.publicAddresses.login}?once=${secret}`;
      return respondAdmin(deps, (it) => newLinkPage(name, link, it), frame);
    },

    revoke: async (request: Request, context: ById): Promise<Response> => {
      const { frame, fields } = await takeForm(deps, request, context, 'admin', ['sure']);
      const { id } = context.params;
      if (!fields.has('sure')) {
        const error = new AppError('malformed', 'Cannot revoke it: the box that says so is not ticked');
        return showOne(id, frame, problemOf(error, context));
      }
      await access.revoke(id, frame.visitor.actor);
      return leadTo(context, 'tokens');
    },
  };
}

/** The token that a form asks for. Throws malformed for what cannot be read. */
function toInput(typed: TypedToken): IssueInput {
  return {
    name: typed.name,
    role: roleIn(typed.role),
    collection: typed.collection || undefined,
    expiresAt: dayIn(typed.expires),
    torrentsMax: countIn(typed.torrentsMax),
    metainfoBytesMax: sizeIn(typed.metainfoBytesMax),
  };
}

function roleIn(text: string): Role {
  const role = ROLES.find((role) => role === text);
  if (role !== undefined) return role;
  throw new AppError('malformed', `Cannot make a token with the role "${text.slice(0, 20)}"`, {
    hint: `Choose one of ${ROLES.join(', ')}.`,
  });
}

function dayIn(text: string): Date | undefined {
  if (text === '') return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new AppError('malformed', `Cannot read the day "${text.slice(0, 40)}"`, {
    hint: 'Write it as in 2030-01-31.',
  });
}

function countIn(text: string): number | undefined {
  if (text === '') return undefined;
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot read "${text.slice(0, 40)}": a limit is a whole number`);
}

function sizeIn(text: string): number | undefined {
  if (text === '') return undefined;
  const bytes = parseByteSize(text);
  if (bytes !== undefined) return bytes;
  throw new AppError('malformed', `Cannot read the size "${text.slice(0, 40)}"`, {
    hint: 'Write bytes, or a unit as in 700M or 4GiB.',
  });
}
