import type { Metainfo } from '../metainfo/metainfo.ts';
import { joinFiles } from './file-batches.ts';

/** The files of a torrent, without its pad files, as every JSON answer lists them: the whole text of the answer. */
export async function filesJson(metainfo: Metainfo): Promise<string> {
  const items = await joinFiles(metainfo, ',', ({ path, lengthBytes }) =>
    JSON.stringify({ path, length: lengthBytes }),
  );
  return `{"items":[${items}],"next":null}\n`;
}
