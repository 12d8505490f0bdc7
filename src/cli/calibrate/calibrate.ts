import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createQuick } from '../../classify/classifier.ts';
import { decodeModel } from '../../classify/quick/model.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { crossFit } from '../../learn/calibration/cross-fit.ts';
import { writeCalibration } from '../../learn/calibration/file.ts';
import { hashOfRows, isHeldOut } from '../../learn/calibration/held-out.ts';
import { decideCalibration } from '../../learn/calibration/keep.ts';
import { createTwiceReader } from '../../learn/calibration/read-twice.ts';
import type { LabelledRow } from '../../learn/labelled.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { CarefulPool } from '../../run/careful-pool.ts';
import { EXIT, type Invocation, terminalOf } from '../host.ts';
import { findInputs } from '../inputs.ts';
import type { LabelFlags } from '../options.ts';
import { trainOn } from '../train-on.ts';
import { readTrainingRows } from '../training-rows.ts';
import { calibrationDocument } from './document.ts';

export type CalibrateFlags = LabelFlags & { readonly write?: boolean };

const WIDTH = 120;

/**
 * Trains a quick reader without the rows that the careful one has not seen either, reads these with both, and prints what
 * each threshold comes to and which values are to stand; writes them where that is asked for.
 * @throws {UserError} where the labelled rows are not there
 */
export async function calibrate(
  file: string,
  paths: readonly string[],
  flags: CalibrateFlags,
  invocation: Invocation,
): Promise<void> {
  const { host, exitWith } = invocation;
  const knowledge = loadKnowledge();
  const { heldOut, others } = await readRows(paths, flags, knowledge, invocation);
  const quick = createQuick(knowledge, decodeModel(await trainOn(others, knowledge, false, invocation)));
  const seconds = await timed(() => heldOut.map(({ text }) => quick.read(text)));
  const careful = await timed(() => new CarefulPool(1, invocation.signal).read(heldOut.map(({ text }) => text)));

  const read = createTwiceReader(knowledge, quick, heldOut, careful.result);
  const decisions = decideCalibration(read, knowledge.calibration);
  const calibration = {
    rows: heldOut.length,
    sources: hashOfRows(heldOut),
    model: await hashOfCareful(),
    passOn: decisions.passOn.chosen,
    trust: decisions.trust.chosen,
    sharpness: decisions.sharpness.chosen,
    review: decisions.review.chosen,
  };
  const before = await readFile(resolve(host.cwd(), file), 'utf8');
  const after = writeCalibration(before, calibration);
  const quickReview = quick.model.review;
  const document = calibrationDocument({
    calibration,
    trainedOn: others.length,
    decisions,
    quickReview,
    read,
    crossed: crossFit(read, quickReview),
    secondsOfAll: { quick: seconds.seconds, careful: careful.seconds },
  });
  host.stdout.write(renderTerminal(document, { ...terminalOf(host), width: WIDTH }));
  if (after === before) host.stdout.write(`${file} stands as it is\n`);
  else if (flags.write === true) {
    await writeFile(resolve(host.cwd(), file), after);
    host.stdout.write(`${file} is written\n`);
  } else {
    host.stdout.write(`${file} would change: --write writes it\n`);
    exitWith(EXIT.gateBroken);
  }
}

async function readRows(
  paths: readonly string[],
  flags: LabelFlags,
  knowledge: Knowledge,
  { host }: Invocation,
): Promise<{ readonly heldOut: readonly LabelledRow[]; readonly others: readonly LabelledRow[] }> {
  const [labelled = '', ...more] = paths;
  const readAll = async (names: readonly string[]) =>
    names.length === 0 ? [] : readTrainingRows((await findInputs(names, host)).sources, flags, knowledge);
  const rows = await readAll([labelled]);
  const heldOut = rows.filter(isHeldOut);
  if (heldOut.length === 0)
    throw new UserError('usage', `${labelled}: none of ${rows.length} rows was held out`, {
      hint: 'calibration needs the labelled rows that the careful reader was trained beside',
    });
  return { heldOut, others: [...rows.filter((row) => !isHeldOut(row)), ...(await readAll(more))] };
}

/** With the processor time that it took, which other work on the machine changes less than the clock. */
async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const started = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(started);
  return { result, seconds: (user + system) / 1e6 };
}

/** Of the careful reader's file, 16 hex digits. */
async function hashOfCareful(): Promise<string> {
  const bytes = await readFile(createRequire(import.meta.url).resolve('#careful-model'));
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
