import { z } from 'zod';
import { setting } from '../lib/setting.ts';

/** What several processes share. */
export interface ScaleSettings {
  /** The `redis://` address of a Valkey or Redis server that keeps limits; undefined where each process does. */
  readonly valkey: string | undefined;
}

const WRONG_ADDRESS = 'expected an address such as redis://valkey.example:6379/0, or rediss:// for TLS';

function isValkeyAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    ['redis:', 'rediss:'].includes(url.protocol) &&
    url.hostname !== '' &&
    /^(?:\/\d{0,5})?$/.test(url.pathname)
  );
}

/** The part of the configuration's schema for it. */
export const SCALE_SCHEMA = {
  valkey: setting(
    z.string({ error: WRONG_ADDRESS }).trim().refine(isValkeyAddress, { error: WRONG_ADDRESS }).optional(),
    {
      value: 'redis://host:port/database',
      about:
        'a Valkey or Redis server that keeps the limits for several processes; its password may be in the address',
      unset: 'each process keeps its own',
      secret: true,
    },
  ),
};
