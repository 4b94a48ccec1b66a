import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

/** Starts a proxy in front of a port of this machine; resolves to its own port when it takes connections. */
export async function startProxy(
  kind: 'nginx' | 'haproxy',
  backend: number,
  folder: string,
): Promise<number> {
  const port = await freePort();
  const config = join(folder, `${kind}.conf`);
  writeFileSync(config, kind === 'nginx' ? nginxConfig(port, backend, folder) : haproxyConfig(port, backend));
  const args = kind === 'nginx' ? ['-c', config, '-e', join(folder, 'error.log')] : ['-db', '-f', config];
  const child = spawn(kind, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const failed = ended.then(() => Promise.reject(new Error(`${kind} ended: ${output}`)));
  await Promise.race([untilListening(port), failed]);
  failed.catch(() => {});
  return port;
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const outcome = await once(socket, 'connect').catch(() => undefined);
    socket.destroy();
    if (outcome !== undefined) return;
    await new Promise(setImmediate);
  }
}

function nginxConfig(port: number, backend: number, folder: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `daemon off; master_process off; pid ${join(folder, 'nginx.pid')};
events { worker_connections 256; }
http {
  access_log off; ${paths.join(' ')} client_max_body_size 100m;
  upstream service { server 127.0.0.1:${backend}; keepalive 4; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://service; proxy_http_version 1.1; proxy_request_buffering off;
      proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto https;
    }
  }
}
`;
}

function haproxyConfig(port: number, backend: number): string {
  return `defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  option http-keep-alive
  http-reuse always
frontend front
  bind 127.0.0.1:${port}
  option forwardfor
  http-request set-header X-Forwarded-Proto https
  default_backend service
backend service
  server service 127.0.0.1:${backend}
`;
}
