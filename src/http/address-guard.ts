import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '../errors.ts';
import { createAddressTest } from './forwarded.ts';

/** Finds the addresses of a name, as `dns.lookup` does. */
export type Lookup = (host: string, options: { readonly all: true }) => Promise<LookupAddress[]>;

/** Decides where messages may be sent. */
export interface AddressGuard {
  /**
   * The addresses of a host of a URL. Connect to these and look up no more: the next answer may be another. Rejects with
   * malformed for a host without an address, and unless all of them are public or allowed by the operator.
   */
  resolve(host: string): Promise<readonly LookupAddress[]>;
}

const LOOKUP_MS = 5_000;

/** What is routed of IPv6. Whatever lies elsewhere ends in this network, or embeds an address of IPv4. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3');

/**
 * Makes the guard. `allowed` are addresses and ranges of the operator's own network to which messages may be sent;
 * `settingName` is where the operator sets them.
 */
export function createAddressGuard(
  allowed: readonly string[],
  settingName: string,
  lookup: Lookup = systemLookup,
): AddressGuard {
  const isAllowed = createAddressTest(allowed);
  return {
    async resolve(host) {
      const name = host.replace(/^\[(.*)\]$/, '$1');
      const addresses = await find(name, lookup);
      for (const { address } of addresses) {
        if (isPublic(address) || isAllowed(ipaddr.process(address).toString())) continue;
        const which = address === name ? 'it is' : `its address ${address} is`;
        throw new AppError('malformed', `Cannot connect to "${name}": ${which} not a public address`, {
          hint: `Use a host on the internet, or let the operator allow the address with ${settingName}.`,
        });
      }
      return addresses;
    },
  };
}

async function find(name: string, lookup: Lookup): Promise<readonly LookupAddress[]> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family }];
  const late = AbortSignal.timeout(LOOKUP_MS);
  try {
    const never = new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error('no answer in time')));
    });
    const addresses = await Promise.race([lookup(name, { all: true }), never]);
    if (addresses.length > 0) return addresses;
    throw new Error('no address');
  } catch (cause) {
    throw new AppError('malformed', `Cannot connect to "${name}": no address is found for that name`, {
      hint: 'Check the name, and that this server can look up names.',
      cause,
    });
  }
}

/** Whether an address leads out of this machine and its network: mapped into IPv6, an address of IPv4 is still that one. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_V6);
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** A look-up, for a request, that gives these addresses, in place of asking once more. */
export function answerWith(addresses: readonly LookupAddress[]) {
  return (_host: string, options: LookupOptions, callback: LookupCallback): void => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
    else callback(new Error('no address'), '');
  };
}
