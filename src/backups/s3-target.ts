import { createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import { isBackupName } from './names.ts';
import { createS3Client } from './s3-client.ts';
import type { S3Address } from './s3-address.ts';
import { uploadToS3 } from './s3-upload.ts';
import { recordsIn, valuesIn } from './s3-xml.ts';
import { removeLeftOvers } from './left-overs.ts';
import type { BackupTarget, S3Credentials } from './target.ts';

/** The mark of objects that a backup made: only they are ever deleted. */
const MARK = { torrentry: 'backup' } as const;
const MARK_HEADER = 'x-amz-meta-torrentry';

export interface S3TargetParts {
  readonly address: S3Address;
  readonly credentials: S3Credentials;
  /** Where a backup is made before it is uploaded. */
  readonly folder: string;
  readonly partBytesMin?: number;
  readonly firstWaitMs?: number;
}

/** Keeps backups in a bucket of an S3-compatible store, below a prefix. */
export function createS3Target({
  address,
  credentials,
  folder,
  partBytesMin,
  firstWaitMs,
}: S3TargetParts): BackupTarget {
  const { bucket, prefix, endpoint } = address;
  const place = `s3://${bucket}/${prefix} (${endpoint})`;
  const client = createS3Client(address, credentials, {
    place,
    ...(firstWaitMs !== undefined && { firstWaitMs }),
  });
  const keyOf = (name: string): string => `${prefix}${name}`;
  const fileOf = (name: string): string => join(folder, name);

  const sizeOf = async (name: string) => {
    const { headers } = await client({ method: 'HEAD', key: keyOf(name) });
    return {
      bytes: Number(headers.get('content-length')),
      isOwn: headers.get(MARK_HEADER) === MARK.torrentry,
    };
  };

  return {
    place,
    fileOf,

    async list() {
      const names: string[] = [];
      let token: string | undefined;
      do {
        const more: Record<string, string> = token === undefined ? {} : { 'continuation-token': token };
        const query = { 'list-type': '2', prefix: `${prefix}torrentry-`, ...more };
        const xml = await (await client({ method: 'GET', query })).text();
        for (const { Key: key = '' } of recordsIn(xml, 'Contents')) names.push(key.slice(prefix.length));
        token = valuesIn(xml, 'NextContinuationToken')[0];
      } while (token !== undefined && token !== '');
      return names.filter(isBackupName).toSorted();
    },

    async keep(name, isStopped) {
      const file = fileOf(name);
      try {
        await uploadToS3(client, {
          key: keyOf(name),
          file,
          metadata: MARK,
          isStopped,
          place,
          ...(partBytesMin !== undefined && { partBytesMin }),
        });
        const { bytes } = await sizeOf(name);
        const { size } = statSync(file);
        if (bytes === size) return;
        throw new AppError(
          'unavailable',
          `Cannot use ${place}: it has ${bytes} of ${size} bytes of "${name}"`,
          {
            hint: 'Make the backup again; the store lost a part of this one.',
          },
        );
      } finally {
        rmSync(file, { force: true });
      }
    },

    async read(name, file) {
      const { body } = await client({ method: 'GET', key: keyOf(name) });
      if (body === null)
        throw new AppError('unavailable', `Cannot use ${place}: "${name}" came without content`);
      try {
        await pipeline(Readable.fromWeb(body), createWriteStream(file, { mode: 0o600, flush: true }));
      } catch (cause) {
        throw new AppError('unavailable', `Cannot read "${name}" from ${place}: the download broke off`, {
          hint: 'Try again.',
          cause,
        });
      }
    },

    async remove(name) {
      const { isOwn } = await sizeOf(name);
      if (isOwn) await client({ method: 'DELETE', key: keyOf(name) });
      return isOwn;
    },

    async tidy(before) {
      removeLeftOvers(folder, before, isBackupName);
      const query = { uploads: '', prefix: `${prefix}torrentry-` };
      const xml = await (await client({ method: 'GET', query })).text();
      for (const { Key: key = '', UploadId: uploadId = '', Initiated: at = '' } of recordsIn(xml, 'Upload')) {
        if (!isBackupName(key.slice(prefix.length)) || !(Date.parse(at) < before.getTime())) continue;
        await client({ method: 'DELETE', key, query: { uploadId } });
      }
    },
  };
}
