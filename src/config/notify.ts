import { z } from 'zod';
import { trimSlashes } from '../catalogue/names.ts';
import { checkRanges, several } from './several.ts';
import { setting, wholeNumber } from '../lib/setting.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';

/** The settings of webhooks and of announces on IRC. */
export interface NotifySettings {
  /** Addresses and ranges of the own network to which webhooks may be sent. */
  readonly webhooksPrivate: readonly string[];
  /** The host of the IRC server; undefined for no announces. */
  readonly ircServer: string | undefined;
  readonly ircPort: number;
  readonly ircTls: 'on' | 'off';
  readonly ircNick: string;
  /** For SASL PLAIN. */
  readonly ircUser: string | undefined;
  readonly ircPassword: string | undefined;
  readonly ircChannels: readonly string[];
  readonly ircLine: string;
  /** Only what is published there or below is announced; undefined for everything. */
  readonly ircCollection: string | undefined;
}

/** What autobrr reads with the pattern that docs/events.md shows. */
const IRC_LINE = '[{category}] - {name} - ({size}) - {download}';

// RFC 2812 section 2.3.1; servers allow more than its nine characters.
const NICK = /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]{0,29}$/;
const CHANNEL = /^[#&+!][^\s,:\p{Cc}]{1,49}$/u;
const LINE_LENGTH_MAX = 300;

const line = (error: string) =>
  z
    .string()
    .trim()
    .min(1, { error })
    .max(LINE_LENGTH_MAX, { error })
    .regex(/^\P{Cc}*$/u, { error });

/** The part of the configuration's schema for it. */
export const NOTIFY_SCHEMA = {
  webhooksPrivate: setting(several.superRefine(checkRanges).default([]), {
    value: 'list',
    about:
      'addresses of your own network to which webhooks may be sent, such as 127.0.0.1 or 10.0.0.0/8, separated by commas; others must be public',
  }),
  ircServer: setting(
    z
      .string()
      .trim()
      .regex(/^[^\s/:]{1,253}$|^[0-9a-fA-F:]+$/, { error: 'expected a host' })
      .optional(),
    {
      value: 'host',
      about: 'the IRC server on which new torrents are announced',
    },
  ),
  ircPort: setting(wholeNumber(1, 65_535).default(6697), {
    value: 'port',
    about: 'the port of the IRC server',
  }),
  ircTls: setting(z.enum(['on', 'off'], { error: 'expected "on" or "off"' }).default('on'), {
    value: 'on|off',
    about: 'whether the connection to the IRC server is encrypted',
  }),
  ircNick: setting(
    z
      .string()
      .regex(NICK, { error: 'expected a nick of at most 30 letters and digits' })
      .default('torrentry'),
    {
      value: 'nick',
      about: 'the nick that announces',
    },
  ),
  ircUser: setting(line('expected a name').optional(), {
    value: 'name',
    about: 'the account on the IRC server, by SASL',
  }),
  ircPassword: setting(z.string().min(1).max(LINE_LENGTH_MAX).optional(), {
    value: 'password',
    about: 'its password',
    secret: true,
  }),
  ircChannels: setting(several.superRefine(checkChannels).default([]), {
    value: 'list',
    about:
      'the channels to announce in, such as #announce, separated by commas; "#channel key" for one with a key',
  }),
  ircLine: setting(line(`expected one line of at most ${LINE_LENGTH_MAX} characters`).default(IRC_LINE), {
    value: 'text',
    about:
      'what an announce says; {category}, {name}, {title}, {size}, {collection}, {tags}, {infohash}, {page}, {download} and {magnet} are replaced',
  }),
  ircCollection: setting(z.string().trim().transform(trimSlashes).optional(), {
    value: 'collection',
    about: 'only what is published there or below it is announced',
  }),
};

/** What is wrong with the settings taken together. */
export function notifySettingsProblems({
  ircServer,
  ircChannels = [],
  ircUser,
  ircPassword,
  baseUrl,
}: Partial<NotifySettings> & { readonly baseUrl?: unknown }): SettingsProblem<
  'ircServer' | 'ircChannels' | 'ircUser' | 'ircPassword' | 'baseUrl'
>[] {
  const problems = [];
  if (ircServer !== undefined && ircChannels.length === 0)
    problems.push({
      keys: ['ircServer', 'ircChannels'] as const,
      message: 'announces need a channel: set {ircChannels}',
    });
  if (ircServer !== undefined && baseUrl === undefined)
    problems.push({
      keys: ['ircServer', 'baseUrl'] as const,
      message: 'announces have links: set {baseUrl}',
    });
  if ((ircUser === undefined) !== (ircPassword === undefined))
    problems.push({ keys: ['ircUser', 'ircPassword'] as const, message: 'each needs the other' });
  return problems;
}

function checkChannels(channels: readonly string[], context: z.RefinementCtx): void {
  for (const channel of channels) {
    const [name = '', key = 'x', ...rest] = channel.split(' ');
    if (CHANNEL.test(name) && /^[\x21-\x7e]{1,50}$/.test(key) && rest.length === 0) continue;
    context.addIssue({
      code: 'custom',
      message: `expected channels such as #announce, but "${channel}" is not one`,
    });
  }
}
