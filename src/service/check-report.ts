import { z } from 'zod';
import { FINDING, SHA256_HEX, WHOLE } from './answer-values.ts';
import { INFOHASH_V1, INFOHASH_V2, ORIGIN, VERSION } from './torrent-json.ts';

/** What a check of a file came to, as `checkJson` writes it; `torrent` only of what is accepted. */
export const CHECK_REPORT = z.strictObject({
  verdict: z.enum(['accept', 'refuse']),
  torrent: z
    .strictObject({
      infohashV1: INFOHASH_V1.nullable(),
      infohashV2: INFOHASH_V2.nullable(),
      version: VERSION,
      name: z.string(),
      contentBytes: WHOLE,
      fileCount: WHOLE,
      pieceLength: WHOLE,
      pieceCount: WHOLE,
      private: z.boolean(),
      sha256: SHA256_HEX,
      ...ORIGIN,
      unknownKeys: z.array(z.string()),
    })
    .optional(),
  findings: z.array(FINDING),
});
