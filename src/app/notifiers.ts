import type { EventLog } from '../catalogue/event-log.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import type { EventStore } from '../events/event.ts';
import type { IrcState } from '../events/irc-state.ts';
import type { Webhooks, WebhookStore } from '../events/webhook.ts';
import type { Base, Log } from '../http/context.ts';
import { createAnnouncer, type Announcer, type AnnouncerParts } from '../notify/irc/announcer.ts';
import { countAttempts } from '../metrics/counted.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import { createAddressGuard } from '../http/address-guard.ts';
import { createSend } from '../notify/webhooks/send.ts';
import { createWebhooks } from '../notify/webhooks/webhooks.ts';
import { servedPaths } from '../service/mounts.ts';
import type { Service } from './services.ts';

interface NotifierParts {
  readonly store: { readonly events: EventStore; readonly webhooks: WebhookStore };
  readonly events: EventLog;
  readonly metrics: ServiceMetrics;
  readonly now: () => Date;
  readonly log: Log;
}

/** What sends events to others: webhooks and IRC. */
export interface Notifiers {
  /** What faces show of them. */
  readonly shown: {
    readonly webhooks: Webhooks;
    /** How the announces on IRC go; undefined where the operator names no server. */
    readonly ircState: () => IrcState | undefined;
    /** The name of the setting that turns them on. */
    readonly ircSetting: string;
  };
  readonly services: readonly Service[];
}

export function createNotifiers(
  config: Config,
  { store, events, metrics, now, log }: NotifierParts,
): Notifiers {
  const guard = createAddressGuard(config.webhooksPrivate, variableName('webhooksPrivate'));
  const base = baseOfLinks(config);
  const send = countAttempts(createSend({ guard, now }), metrics);
  const webhooks = createWebhooks({ store: store.webhooks, events, guard, send, base, now, log });
  const announcer = createIrcAnnouncer(config, base, {
    events,
    store: store.events,
    log,
    onSaid: () => metrics.ircLines.of({}).add(),
  });
  return {
    shown: { webhooks, ircState: () => announcer?.state, ircSetting: variableName('ircServer') },
    services: [
      { name: 'webhooks', start: () => webhooks.start(), stop: () => webhooks.stop() },
      ...(announcer === undefined
        ? []
        : [{ name: 'irc', start: () => announcer.start(), stop: () => announcer.stop() }]),
    ],
  };
}

function createIrcAnnouncer(
  config: Config,
  base: Base | undefined,
  parts: Pick<AnnouncerParts, 'events' | 'store' | 'log' | 'onSaid'>,
): Announcer | undefined {
  const { ircServer: host, ircPort: port, ircNick: nick, ircUser: user, ircPassword: password } = config;
  if (host === undefined || base === undefined) return undefined;
  const account = user === undefined || password === undefined ? undefined : { user, password };
  const isSecure = config.ircTls === 'on';
  const irc = { host, port, isSecure, nick, account, channels: config.ircChannels };
  return createAnnouncer({ ...parts, irc, line: config.ircLine, collection: config.ircCollection, base });
}

/** Where links lead that no request asks for; undefined where the operator names no base URL. */
function baseOfLinks(config: Config): Base | undefined {
  const { origin, prefix } = config;
  return origin === undefined ? undefined : { origin, prefix, folders: servedPaths(config) };
}
