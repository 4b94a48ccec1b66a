/**
 * The results of `start` for each item, in the order of the items; up to `ahead` are started before their turn comes. Rejects
 * with the first error of `items` or of a result.
 */
export async function* startAhead<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  ahead: number,
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const started: Promise<Result>[] = [];
  for await (const item of items) {
    const result = start(item);
    // The caller gets the error when its turn comes, or an earlier one.
    result.catch(() => {});
    started.push(result);
    if (started.length > ahead) yield await (started.shift() as Promise<Result>);
  }
  for (const result of started) yield await result;
}
