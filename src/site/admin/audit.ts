import type { AuditFilter, AuditStore } from '../../events/audit.ts';
import type { Context } from '../../http/context.ts';
import { respondPieces } from '../../http/respond.ts';
import { auditFilterOf, auditJson } from '../../service/audit-query.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { EXPORT_AUDIT, SHOW_AUDIT } from './endpoints.ts';
import { auditPage, tokensIn } from './audit-view.ts';
import type { AdminPages } from './admin-pages.ts';
import { tokenNames, type TokenFinder } from './token-names.ts';

const PAGE_SIZE = 50;
const EXPORT_PAGE_SIZE = 1000;

export interface AuditParts {
  readonly pages: AdminPages;
  readonly record: AuditStore;
  readonly access: TokenFinder;
}

/** The record of all changes, for admins: as a page, and as a file with a line of JSON for each. */
export function audit({ pages, record, access }: AuditParts) {
  /** Page by page, each read when the last one was taken: it may be longer than memory. */
  async function* lines(filter: AuditFilter): AsyncGenerator<string> {
    for (let after = filter.after ?? 0; ;) {
      const entries = await record.list({ ...filter, after, limit: EXPORT_PAGE_SIZE });
      yield entries.map((entry) => `${JSON.stringify(auditJson(entry))}\n`).join('');
      const last = entries.at(-1);
      if (last === undefined || entries.length < EXPORT_PAGE_SIZE) return;
      after = last.id;
    }
  }

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_AUDIT>): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      const { query } = context.target;
      const entries = await record.list(auditFilterOf(call.query(), PAGE_SIZE + 1));
      const shown = entries.slice(0, PAGE_SIZE);
      const next = entries.length > PAGE_SIZE ? nextSearch(query, shown.at(-1)?.id) : undefined;
      const names = await tokenNames(access, tokensIn(shown));
      return pages.respond((it) => auditPage({ query, entries: shown, names, next }, it), frame);
    },

    download: async (
      _request: Request,
      _context: Context,
      call: Call<typeof EXPORT_AUDIT>,
    ): Promise<Response> => {
      await call.admit();
      const filter = auditFilterOf(call.query(), EXPORT_PAGE_SIZE);
      const headers = {
        'content-type': 'application/jsonl',
        'content-disposition': 'attachment; filename="audit.jsonl"',
        'cache-control': 'private, no-store',
      };
      return respondPieces(200, headers, lines(filter));
    },
  };
}

function nextSearch(query: URLSearchParams, lastId: number | undefined): string {
  const following = new URLSearchParams(query);
  following.set('before', String(lastId));
  return `?${following.toString()}`;
}
