import { constants } from 'node:fs';
import { access, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../domain/user-error.ts';
import { LANGUAGES, type Language } from '../../domain/verdict.ts';
import { createMessages } from '../../knowledge/messages.ts';
import { type Log, openLogs } from '../../read/log.ts';
import { fileSource } from '../../read/source.ts';
import { createStyle } from '../../report/style.ts';
import { SampleDraw } from '../../run/draw-sample.ts';
import { LabelSheet, readLabelSheet, type SheetRow } from '../../run/label-sheet.ts';
import { createSheetNames } from '../../run/sheet-names.ts';
import { languageOf } from '../../text/language.ts';
import { mask } from '../../text/mask/mask.ts';
import { EXIT, type Invocation, terminalOf } from '../host.ts';
import { type Job, openJob } from '../job.ts';
import { walkThrough } from '../label-session.ts';
import type { JudgeFlags, LogFlags } from '../options.ts';
import { fileSink, orDiscard, refuseInput, refuseRejects } from '../output.ts';
import { isAttended, readKeys } from '../terminal-keys.ts';

export type LabelSheetFlags = LogFlags &
  JudgeFlags & { readonly output: string; readonly sample: number; readonly seed: number; readonly bom?: boolean };

/** Draws rows for a person to label, and on a terminal asks for the labels. Memory: the sample and its alternatives. */
export async function label(paths: readonly string[], flags: LabelSheetFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const target = resolve(host.cwd(), flags.output);
  const job = await openJob(paths, flags, invocation);
  refuseInput(target, `--output ${flags.output}`, job.inputs, host);
  refuseRejects(target, flags.output, flags.rejects, host);
  const begun = await readBegun(target, flags.output, job);
  const sheet = begun?.sheet ?? new LabelSheet();
  const bom = flags.bom === true || begun?.bom === true ? '\ufeff' : '';
  const save = () => writeWhole(target, bom + sheet.toCsv());
  if (sheet.rows.length < flags.sample) {
    await fillSheet(sheet, job, flags);
    await save();
  } else await checkSheet(sheet, job, flags);
  await job.finish();
  if (isAttended(host) && !job.inputs.includes('-') && sheet.done < sheet.rows.length)
    await askPerson(sheet, save, job, flags.lang, invocation);
  if (flags.quiet !== true)
    host.stderr.write(`amends: ${flags.output}: ${sheet.done} of ${sheet.rows.length} rows are labelled\n`);
}

async function askPerson(
  sheet: LabelSheet,
  save: () => Promise<void>,
  { knowledge }: Job,
  lang: Language | undefined,
  { host, signal, exitWith }: Invocation,
): Promise<void> {
  const russian = sheet.rows.filter(({ text }) => languageOf(text) === 'ru').length;
  const spoken = lang ?? (2 * russian > sheet.rows.length ? 'ru' : 'en');
  const screen = { stdout: host.stderr, env: host.env };
  const finished = await walkThrough({
    sheet,
    keys: readKeys(host, signal),
    choices: Object.entries(knowledge.categories).map(([code, entry]) => ({
      code,
      names: [entry[spoken], ...LANGUAGES.filter((other) => other !== spoken).map((other) => entry[other])],
    })),
    say: createMessages(knowledge.messages, spoken),
    style: createStyle(terminalOf(screen)),
    write: (text) => host.stderr.write(text),
    save,
  });
  if (!finished) exitWith(EXIT.interrupted);
}

/** Judges the logs and draws the rows that the sheet still lacks; those that it has are counted in. */
async function fillSheet(sheet: LabelSheet, job: Job, flags: LabelSheetFlags): Promise<void> {
  const draw = new SampleDraw(flags.sample - sheet.rows.length, flags.seed);
  const names = createSheetNames(sheet, (text) => shownText(text, flags));
  for await (const batch of job.outcomes()) {
    for (const outcome of batch) {
      if (outcome.status === 'rejected') continue;
      const name = names.find(outcome.complaint);
      if (outcome.status !== 'classified') continue;
      if (name === undefined) draw.add(outcome.complaint, outcome.verdict);
      else draw.keep(name, outcome.verdict);
    }
  }
  refuseStranger(names.stranger(), job, flags);
  const { drawn, keptFor } = draw.draw();
  sheet.addDrawn(drawn.map((row) => ({ ...row, text: shownText(row.text, flags) })));
  sheet.weigh(keptFor);
}

/** A sheet that is full needs no judge, but it must be one of these logs. */
async function checkSheet(sheet: LabelSheet, job: Job, flags: LabelSheetFlags): Promise<void> {
  const names = createSheetNames(sheet, (text) => shownText(text, flags));
  for (const { rows } of job.logs)
    for await (const batch of rows) for (const row of batch) if ('complaint' in row) names.find(row.complaint);
  refuseStranger(names.stranger(), job, flags);
}

/** Labels of another log are not gone on with. */
function refuseStranger(row: SheetRow | undefined, { inputs }: Job, { output }: LabelSheetFlags): void {
  if (row === undefined) return;
  throw new UserError('label', `${output}:${row.line}: this row is not in ${inputs.join(', ')}`, {
    hint: 'name another file with --output, or give the flags that this one was drawn with; it is left as it is',
  });
}

function shownText(text: string, { showPersonalData }: LabelSheetFlags): string {
  return showPersonalData === true ? text : mask(text, languageOf(text) === 'ru' ? 'ru' : 'en');
}

/** The sheet of an earlier run, where there is one. */
async function readBegun(path: string, output: string, { knowledge }: Job) {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return checkFolder(path, output);
  if (status.isDirectory())
    throw new UserError('usage', `--output ${output}: this is a folder`, {
      hint: `--output ${join(output, 'labels.csv')}`,
    });
  const { logs } = await openLogs([{ ...fileSource(path), name: output }], knowledge, { columns: {} });
  const sheet = await readLabelSheet(logs[0] as Log, Object.keys(knowledge.categories));
  return { sheet, bom: (await readFile(path, 'utf8')).startsWith('\ufeff') };
}

/** The rows take minutes to judge: better to know before that they cannot be written. */
async function checkFolder(path: string, output: string): Promise<undefined> {
  await mkdir(dirname(path), { recursive: true })
    .then(() => access(dirname(path), constants.W_OK))
    .catch((cause: unknown) => {
      throw new UserError('unwritable', `--output ${output}: cannot be written there`, { cause });
    });
  return undefined;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const sink = fileSink(path);
  await orDiscard([sink], async () => {
    await sink.write(text);
    await sink.finish();
  });
}
