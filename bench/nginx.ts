import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../test/support/free-port.ts';
import { stopping, type BenchServer } from './server.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** Whether nginx is there, as `apt install nginx` brings it. */
export const HAS_NGINX = spawnSync('sh', ['-c', 'command -v nginx']).status === 0;

/**
 * Starts nginx over `files/` of the folder: static files, an index of each folder, and uploads by WebDAV, which it
 * writes to a temporary file and renames without a sync.
 */
export async function startNginx(folder: string): Promise<BenchServer> {
  const port = await freePort();
  mkdirSync(join(folder, 'files'), { recursive: true });
  const config = `daemon off; master_process off; pid ${join(folder, 'pid')}; user root;
events { worker_connections 256; }
http {
  ${TEMPORARY.map((name) => `${name}_temp_path ${join(folder, name)};`).join(' ')}
  access_log ${join(folder, 'access.log')}; sendfile on; keepalive_requests 100000000;
  default_type application/x-bittorrent; open_file_cache max=10;
  server {
    listen 127.0.0.1:${port}; root ${join(folder, 'files')};
    autoindex on; client_max_body_size 64m; client_body_buffer_size 1m;
    dav_methods PUT; create_full_put_path on;
  }
}
`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const args = ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const child = spawn('nginx', args, { stdio: 'ignore' });
  const ended = once(child, 'close');
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error('nginx could not be started');
  }
  return { port, ...stopping(child, ended) };
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const connected = await once(socket, 'connect').catch(() => undefined);
  socket.destroy();
  return connected !== undefined;
}
