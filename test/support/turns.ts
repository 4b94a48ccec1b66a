/** How many turns of the event loop others had while that was done. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let next: NodeJS.Immediate;
  const wait = (): void => {
    next = setImmediate(() => {
      turns++;
      wait();
    });
  };
  wait();
  await work();
  clearImmediate(next!);
  return turns;
}
