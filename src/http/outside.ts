import { AppError } from '../errors.ts';
import type { Base, CallInfo, Context } from './context.ts';

/** The names of settings that messages tell an operator to change. */
export interface SettingNames {
  readonly origin: string;
  readonly trustedProxies: string;
}

/** What an application knows of where it is. */
interface Place {
  readonly origin: string | undefined;
  readonly prefix: string;
  readonly folders?: readonly string[];
  readonly realm?: string | undefined;
}

/** The prefix that a caller took off the path; anything else may be there, such as the bindings of Hono. */
export function takenOff(info: CallInfo | undefined): string {
  return typeof info?.prefix === 'string' ? info.prefix : '';
}

/** What a mount and a proxy took off the path. A service with a prefix of its own believes a proxy no other one. */
export function outsideOf(taken: string, prefixOfPeer: string, ownPrefix: string): string {
  return ownPrefix === '' || prefixOfPeer === ownPrefix ? prefixOfPeer + taken : taken;
}

/** Where links lead: an operator who names the public address knows that better than a mount or a proxy. */
export function baseOf(
  outside: string,
  { origin, prefix, folders = [], realm }: Place,
  ofPeer = 'http://localhost',
): Base {
  return { origin: origin ?? ofPeer, prefix: prefix === '' ? outside : prefix, folders, realm };
}

/** Nothing is outside of the prefix of a service but its health: mostly it is a proxy that takes the prefix off. */
export function failOutside({ target, base }: Context, names: SettingNames): never {
  const { origin, prefix } = base;
  throw new AppError('not_found', `Cannot find anything at ${target.path}: this service is at ${prefix}/`, {
    hint:
      `Ask for ${origin}${prefix}${target.path}. If a proxy takes ${prefix} off, let it hand the path on as it is (nginx: proxy_pass ` +
      `without a path), or let it send "X-Forwarded-Prefix: ${prefix}" and name it in ${names.trustedProxies}.`,
  });
}
