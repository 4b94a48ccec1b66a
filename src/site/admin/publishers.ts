import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { redirectTo, type AdminPages } from './admin-pages.ts';
import type { CHANGE_PUBLISHER, SHOW_PUBLISHERS } from './endpoints.ts';
import { publishersPage } from './publishers-view.ts';

const PAGE_SIZE = 100;

export interface PublishersParts {
  readonly pages: AdminPages;
  readonly catalogue: Pick<Catalogue, 'listPublishers' | 'verifyPublisher' | 'removePublisher'>;
}

export type PublishersPages = ReturnType<typeof publishersPages>;

/** The publishers with pages, and the mark that moderators of all collections give them. */
export function publishersPages({ pages, catalogue }: PublishersParts) {
  return {
    show: async (
      request: Request,
      context: Context,
      call: Call<typeof SHOW_PUBLISHERS>,
    ): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      const { after } = call.query();
      const found = await catalogue.listPublishers(PAGE_SIZE + 1, after, frame.visitor.actor);
      const shown = found.slice(0, PAGE_SIZE);
      const next = found.length > PAGE_SIZE ? `?after=${shown.at(-1)?.slug}` : undefined;
      return pages.respond((it) => publishersPage({ publishers: shown, next }, it), frame);
    },

    change: async (
      request: Request,
      context: Context<{ readonly slug: string }>,
      call: Call<typeof CHANGE_PUBLISHER>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const { actor } = frame.visitor;
      const { slug } = context.params;
      const { change } = call.form(fields);
      if (change === 'remove') await catalogue.removePublisher(slug, actor);
      else await catalogue.verifyPublisher(slug, change === 'verify', actor);
      return redirectTo(context, 'publishers');
    },
  };
}
