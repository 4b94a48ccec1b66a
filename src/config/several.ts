import { z } from 'zod';
import { parseAddressRange } from '../http/forwarded.ts';

/** Several texts: an array in a file, else one text with commas between them. */
export const several = z
  .union([z.array(z.string()), z.string().transform((joined) => joined.split(','))])
  .transform((values) => values.map((value) => value.trim()).filter((value) => value !== ''));

const HOSTS_MAX = 50;

/** Several hosts in lower case, each with or without a port. */
export const severalHosts = several
  .transform((hosts) => hosts.map((host) => host.toLowerCase()))
  .superRefine(checkHosts);

/** The same, or `*` for all hosts. */
export const severalHostsOrAll = z.union([z.literal('*').transform((all) => [all as string]), severalHosts]);

function isHost(host: string): boolean {
  return host.length <= 260 && /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host);
}

function checkHosts(hosts: readonly string[], context: z.RefinementCtx): void {
  if (hosts.length <= HOSTS_MAX && hosts.every(isHost)) return;
  context.addIssue({
    code: 'custom',
    message: `expected up to ${HOSTS_MAX} hosts such as tracker.example or tracker.example:6969, separated by commas`,
  });
}

/** Adds an issue for each text that is no address and no range of addresses. */
export function checkRanges(ranges: readonly string[], context: z.RefinementCtx): void {
  for (const range of ranges) {
    try {
      parseAddressRange(range);
    } catch {
      context.addIssue({
        code: 'custom',
        message: `expected addresses or ranges such as 10.0.0.0/8, but "${range}" is not one`,
      });
    }
  }
}
