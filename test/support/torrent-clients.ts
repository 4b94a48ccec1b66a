import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { freePort } from './free-port.ts';
import { runProgram, startProgram } from './programs.ts';
import { temporaryFolder } from './temp.ts';
import { until } from './until.ts';

/*
 * BitTorrent clients on this machine that find peers by trackers only. Each begins to download a torrent into a folder, and
 * ends with the test.
 */

export type StartClient = (torrent: string, folder: string) => Promise<void> | void;

const PEER = fileURLToPath(new URL('peer.py', import.meta.url));

/** Makes a torrent of a file by libtorrent. */
export async function createTorrent(
  version: 'v1' | 'v2' | 'hybrid',
  { file, torrent, tracker }: { readonly file: string; readonly torrent: string; readonly tracker: string },
): Promise<void> {
  await runProgram('/usr/bin/python3', ['-B', PEER, 'create', version, file, torrent, tracker]);
}

/** Seeds a torrent by libtorrent, whose content is in that folder. Resolves when it has a port. */
export async function startSeeder(torrent: string, folder: string): Promise<void> {
  await startProgram('/usr/bin/python3', ['-B', PEER, 'seed', folder, torrent]).firstLine();
}

export const startLibtorrent: StartClient = (torrent, folder) =>
  void startProgram('/usr/bin/python3', ['-B', PEER, 'get', folder, torrent]);

export const startAria2: StartClient = async (torrent, folder) => {
  const [port, dhtPort] = [await freePort(), await freePort()];
  startProgram('aria2c', [
    '--no-conf',
    `--dir=${folder}`,
    '--interface=127.0.0.1',
    `--listen-port=${port}`,
    // It asks trackers over UDP by the socket of its DHT, which knows no peer here.
    '--enable-dht=true',
    `--dht-listen-port=${dhtPort}`,
    `--dht-file-path=${join(temporaryFolder(), 'dht.dat')}`,
    '--enable-dht6=false',
    '--bt-enable-lpd=false',
    '--enable-peer-exchange=false',
    torrent,
  ]);
};

export const startRtorrent: StartClient = async (torrent, folder) => {
  const session = temporaryFolder();
  const port = await freePort();
  const settings = {
    'network.bind_address.set': '127.0.0.1',
    'network.port_range.set': `${port}-${port}`,
    'network.port_random.set': 'no',
    'dht.mode.set': 'disable',
    'protocol.pex.set': 'no',
    'trackers.use_udp.set': 'yes',
    'system.daemon.set': 'true',
    'directory.default.set': folder,
    'session.path.set': session,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  startProgram('rtorrent', ['-n', ...options, torrent], { env: { HOME: session, TERM: 'dumb' } });
};

/** It dials no address of the loopback network: peers that find it have to dial it. */
export const startTransmission: StartClient = async (torrent, folder) => {
  const remote = await openTransmission(folder);
  await remote('--add', torrent);
};

/** Starts Transmission without a torrent. Resolves to what runs `transmission-remote` with those arguments. */
export async function openTransmission(folder: string): Promise<(...args: string[]) => Promise<string>> {
  const [rpcPort, peerPort] = [await freePort(), await freePort()];
  const home = temporaryFolder();
  const settings = {
    'rpc-bind-address': '127.0.0.1',
    'rpc-port': rpcPort,
    'peer-port': peerPort,
    'bind-address-ipv4': '127.0.0.1',
    'bind-address-ipv6': '::1',
    'download-dir': folder,
    'dht-enabled': false,
    'lpd-enabled': false,
    'pex-enabled': false,
    'utp-enabled': false,
    'port-forwarding-enabled': false,
  };
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  startProgram('transmission-daemon', ['--foreground', '--config-dir', home], { env: { HOME: home } });
  const remote = (...args: string[]) => runProgram('transmission-remote', [String(rpcPort), ...args]);
  await until(() => remote('--list'));
  return remote;
}

export const startQbittorrent: StartClient = async (torrent, folder) => {
  const ask = await openQbittorrent(folder);
  await ask('torrents/add', { urls: `file://${torrent}` });
};

type AskQbittorrent = (method: string, values?: Readonly<Record<string, string>>) => Promise<string>;

/** Starts qBittorrent without a torrent. Resolves to what asks its web API. */
export async function openQbittorrent(folder: string): Promise<AskQbittorrent> {
  const profile = temporaryFolder();
  const [port, peerPort] = [await freePort(), await freePort()];
  mkdirSync(join(profile, 'qBittorrent', 'config'), { recursive: true });
  writeFileSync(
    join(profile, 'qBittorrent', 'config', 'qBittorrent.conf'),
    `[LegalNotice]
Accepted=true
[BitTorrent]
Session\\DHTEnabled=false
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\Port=${peerPort}
Session\\InterfaceAddress=127.0.0.1
Session\\MultiConnectionsPerIp=true
Session\\SSRFMitigation=false
Session\\DefaultSavePath=${folder}
Session\\QueueingSystemEnabled=false
[Network]
PortForwardingEnabled=false
[Preferences]
WebUI\\Address=127.0.0.1
WebUI\\Port=${port}
WebUI\\LocalHostAuth=false
WebUI\\UseUPnP=false
[RSS]
AutoDownloader\\EnableProcessing=true
Session\\EnableProcessing=true
Session\\RefreshInterval=1
`,
  );
  startProgram('qbittorrent-nox', [`--profile=${profile}`, `--webui-port=${port}`], {
    env: { HOME: profile },
  });
  const ask: AskQbittorrent = async (method, values = {}) => {
    const body = new URLSearchParams(values);
    const answer = await fetch(`http://127.0.0.1:${port}/api/v2/${method}`, { method: 'POST', body });
    expect(answer.status, method).toBe(200);
    return answer.text();
  };
  await until(() => ask('app/version'));
  return ask;
}
