import { AppError } from '../errors.ts';
import type { Base, CallInfo, Context } from './context.ts';

/** The names of settings that messages tell an operator to change. */
export interface SettingNames {
  readonly origin: string;
  readonly trustedProxies: string;
}

/** What an application knows about its own address. */
interface Place {
  readonly origin: string | undefined;
  readonly prefix: string;
  readonly folders?: readonly string[];
  readonly realm?: string | undefined;
}

/** The prefix that a caller removed from the path. The argument may be something else, such as the bindings of Hono. */
export function takenOff(info: CallInfo | undefined): string {
  return typeof info?.prefix === 'string' ? info.prefix : '';
}

/** What a mount and a proxy removed from the path. A service with its own prefix ignores another one from a proxy. */
export function outsideOf(taken: string, prefixOfPeer: string, ownPrefix: string): string {
  return ownPrefix === '' || prefixOfPeer === ownPrefix ? prefixOfPeer + taken : taken;
}

/** The base of links. A public address that the operator set counts before a mount and a proxy. */
export function baseOf(
  outside: string,
  { origin, prefix, folders = [], realm }: Place,
  ofPeer = 'http://localhost',
): Base {
  return { origin: origin ?? ofPeer, prefix: prefix === '' ? outside : prefix, folders, realm };
}

/**
 * Throws not_found for an address outside the service's prefix. The hint helps when a proxy removes the prefix, the
 * usual cause.
 */
export function failOutside({ target, base }: Context, names: SettingNames): never {
  const { origin, prefix } = base;
  throw new AppError('not_found', `Cannot find anything at ${target.path}: this service is at ${prefix}/`, {
    hint:
      `Use ${origin}${prefix}${target.path}. If a proxy removes ${prefix}, configure it to pass the path on unchanged (nginx: proxy_pass ` +
      `without a path), or to send "X-Forwarded-Prefix: ${prefix}", and add it to ${names.trustedProxies}.`,
  });
}
