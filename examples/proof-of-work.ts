import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createApp, loadConfig, type AskedChange, type ChangeRefusal } from 'torrentry';
import { toNodeListener } from 'torrentry/http';

// Uploads of strangers cost a little work: a number whose SHA-256, behind the path, begins with 16 zero bits.
function admitChange({ request, role }: AskedChange): ChangeRefusal | undefined {
  if (role !== undefined) return undefined;
  const proof = request.headers.get('x-proof-of-work') ?? '';
  const digest = createHash('sha256')
    .update(`${new URL(request.url).pathname} ${proof}`)
    .digest();
  if (digest.readUInt16BE() === 0) return undefined;
  return { reason: 'the proof of work is missing', hint: 'Send it in the header X-Proof-Of-Work.' };
}

const { config } = loadConfig({ settings: { uploads: 'open' }, env: process.env });
const service = await createApp(config, { admitChange });
const log = {
  info() {},
  warn() {},
  error: (fields: object, message: string) => console.error(message, fields),
};
const server = createServer(toNodeListener(service.fetch, { log }));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`is at http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/\n`);
});
