import type { IncomingMessage } from 'node:http';
import { NodeRequest } from 'srvx/node';
import type { Log } from '../http/context.ts';
import { createPeerReader } from '../http/forwarded.ts';
import { createWarnOnce } from '../http/warn-once.ts';

/** Which proxies are believed when they say whose request they pass on. */
export interface ProxyTrust {
  readonly trustedProxies: readonly string[];
  /** The operator's name for that setting, for messages. */
  readonly settingName: string;
}

/** Finds the address of the client that made a request. */
export type ClientIp = (incoming: IncomingMessage) => string | undefined;

const FORWARDING = ['forwarded', 'x-forwarded-for'] as const;

/** Makes the function that finds addresses, through trusted proxies; undefined for a request whose Host is not valid. */
export function createClientIp(
  { trustedProxies, settingName }: ProxyTrust,
  log: Pick<Log, 'warn'>,
): ClientIp {
  const peerOf = createPeerReader(trustedProxies, settingName, createWarnOnce(log));
  return (incoming) => {
    const { headers, socket } = incoming;
    // Nothing to read for nearly all clients: to make a Request takes longer than an answer.
    if (FORWARDING.every((name) => headers[name] === undefined)) return socket.remoteAddress;
    try {
      return peerOf(new NodeRequest({ req: incoming })).ip;
    } catch {
      return undefined;
    }
  };
}
