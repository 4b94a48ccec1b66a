/** The caching of answers that only the client which asked may see. */
export const PRIVATE = { 'cache-control': 'private, no-store' } as const;
