import type { Metainfo, TorrentFile } from '../metainfo/metainfo.ts';

/**
 * Where a web seed has a file of a torrent (BEP 19): the address itself for a single file, unless it ends in a slash; else the name
 * of the torrent and the path of the file below it. Undefined for an address that cannot be used.
 */
export function seedAddress(
  seed: string,
  { name, singleFile }: Pick<Metainfo, 'name' | 'singleFile'>,
  { path }: Pick<TorrentFile, 'path'>,
): URL | undefined {
  const url = URL.parse(seed);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (singleFile && !url.pathname.endsWith('/')) return url;
  const folder = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  const names = singleFile ? [name] : [name, ...path];
  url.pathname = folder + names.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
  return url;
}

/** Whether the operator allows a test of a web seed there: `hosts` has the host, or the host with its port, or `*`. */
export function mayTest(seed: string, hosts: readonly string[]): boolean {
  const url = URL.parse(seed);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username + url.password !== '')
    return false;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return ['*', url.hostname, `${url.hostname}:${port}`].some((host) => hosts.includes(host));
}
