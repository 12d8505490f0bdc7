import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { buildReport } from '../../src/analyse/report.ts';
import { Summariser } from '../../src/analyse/summarise.ts';
import { createJudge, createQuick } from '../../src/classify/classifier.ts';
import type { LogFormat } from '../../src/domain/row.ts';
import { UserError } from '../../src/domain/user-error.ts';
import type { Log } from '../../src/read/log.ts';
import { Admission } from '../../src/run/admission.ts';
import { createMaker, type Goal, type TextGoal } from '../../src/run/goal.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import type { Pending, Piece } from '../../src/run/piece.ts';
import { PiecePool } from '../../src/run/piece-pool.ts';
import { sumUp } from '../../src/run/sum-up.ts';
import { workThrough } from '../../src/run/work-through.ts';
import { knowledge } from '../knowledge.ts';
import { type RandomLog, randomLogs } from './random-log.ts';
import { open } from './split-log.ts';
import { summariseOutcomes } from './summarise-outcomes.ts';

const quick = createQuick(knowledge);
const judge = createJudge(knowledge, quick);
const LISTS = { rows: 20, masked: true };
const TEXTS: readonly TextGoal[] = [
  { goal: 'ndjson', lang: undefined, options: { masked: true, withText: true } },
  { goal: 'csv', lang: 'ru', options: { masked: false, escapeFormulas: true } },
];

let pool: PiecePool;
afterEach(() => pool.close());

/** A pool whose other threads begin with the first piece. */
function openPool(threads: number, goal: Goal, signal?: AbortSignal): PiecePool {
  pool = new PiecePool(threads, { knowledge, model: quick.model, goal }, judge, signal, 0);
  return pool;
}

const openCsv = async (logs: readonly RandomLog[]) =>
  (await open(Object.fromEntries(logs.map(({ name, csv }) => [name, csv])))).logs;
const formatsOf = (logs: readonly Log[]) => logs.map(({ format }) => format);

/** Few rows a piece, so that short logs have some for every thread. */
function* inSmallPieces(piece: Piece): Generator<Piece> {
  for (let at = 0; at < piece.length; at += 3) yield piece.slice(at, at + 3);
}

async function textOn(threads: number, logs: readonly Log[], goal: TextGoal): Promise<string> {
  const own = openPool(threads, { ...goal, inputs: formatsOf(logs) });
  const work = async (piece: Piece) => {
    const texts: Promise<string>[] = [];
    for (const small of inSmallPieces(piece)) texts.push(own.work(small));
    return (await Promise.all(texts)).join('');
  };
  let text = '';
  for await (const { made } of workThrough(logs, new Admission({}), { long: work })) text += made;
  own.close();
  return text;
}

async function reportOn(threads: number, logs: readonly Log[]): Promise<string> {
  const inputs = formatsOf(logs);
  const own = openPool(threads, { goal: 'summary', inputs, lists: LISTS });
  const admission = new Admission({});
  const work = async (piece: Piece) => {
    for (const small of inSmallPieces(piece)) void own.work(small);
    return '';
  };
  for await (const _ of workThrough(logs, admission, { long: work }));
  const summary = sumUp(await own.summaries(), LISTS, inputs, admission);
  own.close();
  return JSON.stringify(buildReport(summary, knowledge));
}

/** One row after the other, with nothing of the pool. */
async function slowText(logs: readonly Log[], goal: TextGoal): Promise<string> {
  const maker = createMaker({ ...goal, inputs: formatsOf(logs) }, knowledge);
  let text = '';
  for await (const batch of judgeLogs(logs, new Admission({}), { long: judge }))
    for (const outcome of batch) text += maker.add([outcome]);
  return text;
}

async function slowReport(logs: readonly Log[]): Promise<string> {
  const summariser = new Summariser(LISTS);
  for (const format of formatsOf(logs)) summariser.addInput(format);
  const admission = new Admission({});
  await summariseOutcomes(judgeLogs(logs, admission, { long: judge }), admission, summariser);
  return JSON.stringify(buildReport(summariser.summary(), knowledge));
}

test('what is made on one, two and three threads is what is made row by row', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomLogs, async (logs) => {
      const report = await slowReport(await openCsv(logs));
      const texts = [];
      for (const goal of TEXTS) texts.push(await slowText(await openCsv(logs), goal));
      for (const threads of [1, 2, 3]) {
        expect(await reportOn(threads, await openCsv(logs))).toBe(report);
        for (const [at, goal] of TEXTS.entries())
          expect(await textOn(threads, await openCsv(logs), goal)).toBe(texts[at]);
      }
    }),
    { numRuns: 4 },
  );
});

const INPUT: LogFormat = {
  source: 'log.csv',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: undefined,
  header: ['id', 'text'],
  profile: undefined,
  columns: { id: 0, text: [1] },
  dateOrder: undefined,
  asOf: undefined,
};

function rowOf(id: number, text = 'The courier was late'): Pending {
  const nothing = { date: undefined, rating: undefined, reply: undefined, value: undefined, customer: undefined };
  const place = { source: 0, line: id + 2, id: String(id), cells: [String(id), text] };
  const flags = { dateUnreadable: false, isReply: false, channel: undefined, product: undefined, place: undefined };
  return { status: 'admitted', lang: 'en', complaint: { ...nothing, ...place, ...flags, text } };
}

const NDJSON = { ...(TEXTS[0] as TextGoal), inputs: [INPUT] };

describe('a thread that fails', () => {
  /** What is no text at all stops the reader. */
  const broken = [rowOf(0, null as unknown as string)];

  test('ends the work with the lines where it came about, and nothing more is done', async () => {
    const own = openPool(2, NDJSON);
    const error = await own.work(broken).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.stack).toMatch(/dist\/run\/piece-thread\.js/);
    await expect(own.work([rowOf(1)])).rejects.toBe(error);
  });

  test('by what the user can mend says so, as one thread does', async () => {
    const lists = { ...LISTS, by: [{ name: 'id', at: [0], ofCustomers: false }] };
    const many = Array.from({ length: 10_001 }, (_, at) => rowOf(at));
    for (const threads of [1, 2]) {
      const error = await openPool(threads, { goal: 'summary', inputs: [INPUT], lists })
        .work(many)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        code: 'segments',
        message: '--by "id": the column has more than 10000 different values',
        hint: 'segments are groups of rows, such as a product, a region or a channel',
      });
      pool.close();
    }
  });
});

test('a signal ends what other threads work on', async () => {
  const abort = new AbortController();
  const working = openPool(2, NDJSON, abort.signal).work([rowOf(0)]);
  abort.abort();
  await expect(working).rejects.toThrow('work was ended');
});
