import { AppError } from '../../errors.ts';
import type { IrcState } from '../../events/irc-state.ts';
import type { Webhook, Webhooks } from '../../events/webhook.ts';
import type { Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import type { Problem } from '../../http/problem.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { typedWebhookTerms } from '../../service/webhook-json.ts';
import type { Frame } from '../layout/frame.ts';
import { problemOf, redirectTo, type AdminPages } from './admin-pages.ts';
import type * as endpoints from './webhook-endpoints.ts';
import { NOTHING_TYPED, typedOf, type TypedWebhook } from './webhook-form.ts';
import { newWebhookPage, webhookPage } from './webhook-view.ts';
import { webhooksPage } from './webhooks-view.ts';

type ById = Context<{ readonly id: number }>;
type OfDelivery = Context<{ readonly id: number; readonly delivery: number }>;

export interface WebhooksParts {
  readonly pages: AdminPages;
  readonly webhooks: Webhooks;
  /** How the announces on IRC go; undefined where there are none. */
  readonly ircState: () => IrcState | undefined;
  /** The name of the setting that turns them on. */
  readonly ircSetting: string;
}

/** Where events are sent to: adding, changing and trying out webhooks, for admins. */
export function webhooks({ pages, webhooks, ircState, ircSetting }: WebhooksParts) {
  const showAll = async (frame: Frame, typed: TypedWebhook, problem?: Problem): Promise<Response> => {
    const input = { webhooks: await webhooks.list(), irc: ircState(), ircSetting, typed, problem };
    return pages.respond((it) => webhooksPage(input, it), frame, problem);
  };

  const showOne = async (
    webhook: Webhook,
    frame: Frame,
    typed: TypedWebhook = typedOf(webhook),
    problem?: Problem,
  ): Promise<Response> => {
    const deliveries = await webhooks.listDeliveries(webhook.id);
    return pages.respond((it) => webhookPage({ webhook, deliveries, typed, problem }, it), frame, problem);
  };

  return {
    show: async (
      request: Request,
      context: Context,
      call: Call<typeof endpoints.SHOW_WEBHOOKS>,
    ): Promise<Response> => showAll(await pages.frame(request, context, call), NOTHING_TYPED),

    /** The answer itself shows the secret, and is stored nowhere: an address would be, in histories and logs. */
    add: async (
      request: Request,
      context: Context,
      call: Call<typeof endpoints.ADD_WEBHOOK_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      let webhook: Webhook;
      try {
        const terms = typedWebhookTerms(call.form(fields));
        const { origin, prefix } = context.base;
        webhook = await webhooks.create(terms, { origin, prefix }, frame.visitor.actor);
      } catch (error) {
        return showAll(frame, typedIn(fields), problemOf(error, context));
      }
      return pages.respond((it) => newWebhookPage(webhook, it), frame);
    },

    showOne: async (
      request: Request,
      context: ById,
      call: Call<typeof endpoints.SHOW_WEBHOOK>,
    ): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      return showOne(await webhooks.get(context.params.id), frame);
    },

    edit: async (
      request: Request,
      context: ById,
      call: Call<typeof endpoints.EDIT_WEBHOOK_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const webhook = await webhooks.get(context.params.id);
      try {
        await webhooks.edit(webhook.id, typedWebhookTerms(call.form(fields)), frame.visitor.actor);
      } catch (error) {
        return showOne(webhook, frame, typedIn(fields), problemOf(error, context));
      }
      return redirectTo(context, 'webhooks', `/${webhook.id}`);
    },

    test: async (
      request: Request,
      context: ById,
      call: Call<typeof endpoints.TEST_WEBHOOK_FORM>,
    ): Promise<Response> => {
      await pages.takeForm(request, context, call);
      const { id } = context.params;
      await webhooks.test(id);
      return redirectTo(context, 'webhooks', `/${id}#deliveries`);
    },

    enable: async (
      request: Request,
      context: ById,
      call: Call<typeof endpoints.ENABLE_WEBHOOK_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const { id } = context.params;
      const { enabled } = call.form(fields);
      await webhooks.edit(id, { enabled: enabled === 'yes' }, frame.visitor.actor);
      return redirectTo(context, 'webhooks', `/${id}`);
    },

    redeliver: async (
      request: Request,
      context: OfDelivery,
      call: Call<typeof endpoints.REDELIVER_FORM>,
    ): Promise<Response> => {
      await pages.takeForm(request, context, call);
      const { id, delivery } = context.params;
      await webhooks.redeliver(id, delivery);
      return redirectTo(context, 'webhooks', `/${id}#deliveries`);
    },

    remove: async (
      request: Request,
      context: ById,
      call: Call<typeof endpoints.REMOVE_WEBHOOK_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const { id } = context.params;
      if (!fields.has('sure')) {
        const message = 'Cannot delete the webhook: the box to confirm it is not ticked';
        const error = new AppError('malformed', message, { hint: 'Tick the box, and send the form again.' });
        return showOne(await webhooks.get(id), frame, undefined, problemOf(error, context));
      }
      await webhooks.remove(id, frame.visitor.actor);
      return redirectTo(context, 'webhooks');
    },
  };
}

function typedIn(fields: Fields): TypedWebhook {
  return {
    url: fields.get('url').trim(),
    collection: fields.get('collection').trim(),
    types: fields.get('types').trim(),
    audience: fields.get('audience'),
  };
}
