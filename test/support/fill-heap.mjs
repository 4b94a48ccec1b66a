// Loaded before a server: at SIGUSR2 it fills the heap to 105 MiB, at the next one it gives all of that back.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const filler = [];

function usedBytes() {
  const old = getHeapSpaceStatistics().filter(({ space_name: name }) => !name.startsWith('new_'));
  return old.reduce((sum, { space_used_size: bytes }) => sum + bytes, 0);
}

process.on('SIGUSR2', () => {
  if (filler.length > 0) filler.length = 0;
  else while (usedBytes() < 105 * 1024 * 1024) filler.push(Array.from({ length: 50_000 }).fill(1.5));
  collect();
});
