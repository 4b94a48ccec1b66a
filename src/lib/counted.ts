/** A number with what is counted, in English: `1 torrent`, `2 torrents`. `many` is for what has no plain `s` at its end. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
