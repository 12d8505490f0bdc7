import { setImmediate } from 'node:timers/promises';

/** Pieces of work begun before the first of them is done: enough for eight threads, and for one that is being started. */
const AHEAD = 32;

/** Does work for each item, several at a time where it waits for others; the results come in the order of the items. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const working = work(item);
    // A failure is thrown when its turn comes; until then it must not count as unhandled.
    working.catch(() => {});
    begun.push(working);
    while (begun.length > AHEAD || (await isSettled(begun[0]))) yield (await begun.shift()) as Result;
  }
  while (begun.length > 0) yield (await begun.shift()) as Result;
}

async function isSettled(work: Promise<unknown> | undefined): Promise<boolean> {
  const settled = work?.then(
    () => true,
    () => true,
  );
  return settled !== undefined && Promise.race([settled, setImmediate(false)]);
}
