import { afterEach, expect, test } from 'vitest';
import { loadCarefulReader } from '../../src/classify/careful/load.ts';
import { CarefulPool } from '../../src/run/careful-pool.ts';
import { readLabelled } from '../gold/labelled.ts';
import { root } from '../knowledge.ts';

const texts = readLabelled(`${root}test/gold/hard.csv`)
  .slice(0, 72)
  .map(({ text }) => text);
const expected = loadCarefulReader().read(texts);
/** What is no text at all stops the reader, on whichever thread. */
const broken = { length: 100 } as unknown as string;
let pool = new CarefulPool(1);

afterEach(() => pool.close());

function open(threads: number, signal?: AbortSignal): CarefulPool {
  pool = new CarefulPool(threads, signal);
  return pool;
}

test.each([1, 2, 3])('reads on %i threads what one reader reads, in the order of the texts', async (threads) => {
  const readers = open(threads);
  const [first, second] = await Promise.all([readers.read(texts.slice(0, 64)), readers.read(texts.slice(64))]);
  expect(await readers.read([])).toEqual([]);
  expect([...first, ...second]).toEqual(expected);
});

test('an error of another thread is thrown with the lines where it came about', async () => {
  const error = await open(2)
    .read([broken, ...texts])
    .then(
      () => undefined,
      (reason: Error) => reason,
    );
  expect(error).toBeInstanceOf(TypeError);
  expect(error?.message).toMatch(/is not a function/);
  expect(error?.stack).toMatch(/dist\/run\/careful-thread\.js/);
});

test('after an error nothing more is read, and the error says why', async () => {
  const readers = open(1);
  await expect(readers.read([broken])).rejects.toThrow('is not a function');
  await expect(readers.read(texts)).rejects.toThrow('is not a function');
});

test('a signal ends what is being read', async () => {
  const abort = new AbortController();
  const reading = open(2, abort.signal).read(texts);
  abort.abort();
  await expect(reading).rejects.toThrow('reading was ended');
});
