import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createS3Target } from '../../../src/backups/s3-target.ts';
import type { BackupTarget } from '../../../src/backups/target.ts';
import { temporaryFolder } from '../../support/temp.ts';

const NAME = 'torrentry-20260101T000000000Z.sqlite';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A store that answers each request by the first of these answers, and the last one again and again. */
async function storeWith(...answers: Answer[]): Promise<{ target: BackupTarget; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then(() => {
      asked.push(`${request.method} ${request.url}`);
      (answers.length > 1 ? answers.shift() : answers[0])?.(request, response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const address = { bucket: 'b', prefix: 'p/', endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1' };
  const credentials = { keyId: 'id', secret: 'secret', sessionToken: 'session' };
  const target = createS3Target({
    address,
    credentials,
    folder: temporaryFolder(),
    partBytesMin: 10,
    firstWaitMs: 1,
  });
  return { target, asked };
}

const status =
  (code: number, body = '', headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(code, headers).end(body);
const hangUp: Answer = (_request, response) => response.destroy();

describe('createS3Target', () => {
  it('asks again when the store is busy, breaks the connection off or has an error', async () => {
    const { target, asked } = await storeWith(
      status(503),
      hangUp,
      status(500),
      status(200, `<ListBucketResult><Contents><Key>p/${NAME}</Key></Contents></ListBucketResult>`),
    );
    expect(await target.list()).toEqual([NAME]);
    expect(asked).toHaveLength(4);
  });

  it('gives up after four tries, and says that the endpoint does not answer', async () => {
    const { target, asked } = await storeWith(hangUp);
    await expect(target.list()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^Cannot use s3:\/\/b\/p\/ .* does not answer/) as string,
    });
    expect(asked).toHaveLength(4);
  });

  it('does not ask again what was refused, and names the reason of the store', async () => {
    const denied = '<Error><Code>AccessDenied</Code><Message>Not yours</Message></Error>';
    const { target, asked } = await storeWith(status(403, denied));
    await expect(target.list()).rejects.toMatchObject({
      message: expect.stringContaining('(AccessDenied, Not yours)') as string,
      hint: expect.stringContaining('Allow this key') as string,
    });
    expect(asked).toHaveLength(1);
  });

  it('sends the session token of temporary credentials', async () => {
    let header: string | string[] | undefined;
    const { target } = await storeWith((request, response) => {
      header = request.headers['x-amz-security-token'];
      response.end('<ListBucketResult/>');
    });
    expect(await target.list()).toEqual([]);
    expect(header).toBe('session');
  });

  it('takes no answer for a backup whose parts were not joined, and ends the upload', async () => {
    const failed = '<Error><Code>InternalError</Code></Error>';
    const { target, asked } = await storeWith(
      status(200, '<R><UploadId>7</UploadId></R>'),
      status(200, '', { etag: '"a"' }),
      status(200, '', { etag: '"b"' }),
      status(200, failed),
      status(204),
    );
    writeFileSync(target.fileOf(NAME), 'fifteen letters');
    await expect(target.keep(NAME, () => false)).rejects.toThrow('InternalError');
    expect(asked.map((line) => line.replace(/ .*\?/, ' '))).toEqual([
      'POST uploads=',
      'PUT partNumber=1&uploadId=7',
      'PUT partNumber=2&uploadId=7',
      'POST uploadId=7',
      'DELETE uploadId=7',
    ]);
    expect(existsSync(target.fileOf(NAME))).toBe(false);
  });

  it('refuses a store that has fewer bytes than it got', async () => {
    const { target } = await storeWith(status(200), status(200, '', { 'content-length': '3' }));
    writeFileSync(target.fileOf(NAME), 'letters');
    await expect(target.keep(NAME, () => false)).rejects.toThrow('it has 3 of 7 bytes');
  });

  it('reads a backup, and refuses one that broke off', async () => {
    const file = join(temporaryFolder(), 'copy');
    const whole = await storeWith(status(200, 'content'));
    await whole.target.read(NAME, file);
    expect(readFileSync(file, 'utf8')).toBe('content');
    const broken = await storeWith((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(broken.target.read(NAME, file)).rejects.toThrow('the download broke off');
    const missing = await storeWith(status(404, '<Error><Code>NoSuchKey</Code></Error>'));
    await expect(missing.target.read(NAME, file)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('deletes only what has the mark of a backup', async () => {
    const own = await storeWith(status(200, '', { 'x-amz-meta-torrentry': 'backup' }), status(204));
    expect(await own.target.remove(NAME)).toBe(true);
    expect(own.asked).toEqual([`HEAD /b/p/${NAME}`, `DELETE /b/p/${NAME}`]);
    const other = await storeWith(status(200));
    expect(await other.target.remove(NAME)).toBe(false);
    expect(other.asked).toEqual([`HEAD /b/p/${NAME}`]);
  });
});
