import { once } from 'node:events';
import { lstatSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { connect, type AddressInfo, type Server } from 'node:net';

/** Where a server listens: a port, a unix socket, or a socket that is open already (systemd's socket activation). */
export type Listening =
  | { readonly host: string; readonly port: number }
  | { readonly path: string }
  | { readonly fd: number };

/** The address at which a server listens. A unix socket has a path and neither host nor port. */
export interface Bound {
  readonly host: string;
  readonly port: number;
  readonly path: string | undefined;
}

/** Starts listening. Rejects with the system's error (EADDRINUSE, EACCES …). */
export async function listen(server: Server, at: Listening): Promise<Bound> {
  try {
    await attempt(server, at);
  } catch (error) {
    if (!('path' in at) || codeOf(error) !== 'EADDRINUSE' || !(await isAbandoned(at.path))) throw error;
    rmSync(at.path);
    await attempt(server, at);
  }
  const address = server.address();
  if (typeof address === 'string' || address === null) {
    return { host: '', port: 0, path: address ?? ('fd' in at ? pathOfSocket(at.fd) : undefined) };
  }
  const { address: host, port } = address satisfies AddressInfo;
  return { host, port, path: undefined };
}

async function attempt(server: Server, at: Listening): Promise<void> {
  const failed = once(server, 'listening');
  // The permissions of the folder decide who may connect, because a proxy rarely runs as the same user.
  server.listen('path' in at ? { ...at, readableAll: true, writableAll: true } : at);
  await failed;
}

/** Whether a killed server left this socket file behind: it is a socket, and nothing accepts connections at it. */
async function isAbandoned(path: string): Promise<boolean> {
  // Connecting to a file or folder is refused as well, and a symlink may lead to either.
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return false;
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return codeOf(error) === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

/**
 * The path of a unix socket that another program opened. Node has no call for it, so the kernel's list is read.
 * Undefined on systems without that list, and for a socket without a file.
 */
function pathOfSocket(fd: number): string | undefined {
  try {
    const [, inode = ''] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`)) ?? [];
    // Num RefCount Protocol Flags Type St Inode Path
    const line = new RegExp(`^\\S+: (?:\\S+ +){5}${inode} (/.*)$`, 'm');
    return line.exec(readFileSync('/proc/net/unix', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The host for a URL by which a program on the same machine reaches a server that listens on `host`. */
export function reachableHost(host: string): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return everywhere[host] ?? (host.includes(':') ? `[${host}]` : host);
}
