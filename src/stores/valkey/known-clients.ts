import type { KnownClients } from '../../access/guess-guard.ts';
import type { Commands } from './open.ts';

/** A pipeline that runs once a month is known at its next run. */
const KEPT_SECONDS = 40 * 86_400;

/**
 * Makes known clients that all processes share. Those of this process are asked first: a pipeline that sends a thousand
 * files costs the server one command.
 */
export function createSharedClients(
  commands: Pick<Commands, 'exists' | 'keep'>,
  local: KnownClients,
): KnownClients {
  return {
    isKnown: async (key) => (await local.isKnown(key)) || ((await commands.exists(keyOf(key))) ?? false),
    async add(key) {
      const isNew = !(await local.isKnown(key));
      await local.add(key);
      if (isNew) await commands.keep(keyOf(key), KEPT_SECONDS);
    },
  };
}

function keyOf(key: string): string {
  return `k:${key}`;
}
