import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { type Money, parseMoney } from '../domain/money.ts';
import type { ReaderChoice } from '../domain/part.ts';
import type { DateOrder } from '../domain/row.ts';
import { UserError } from '../domain/user-error.ts';
import { type Language, READERS } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ChosenColumns } from '../read/columns.ts';
import type { ReadOptions } from '../read/log.ts';
import { LABEL_COLUMNS, type LabelColumns } from '../run/labelled-rows.ts';

/** Flags about how logs are read and which of their rows are judged, as commander gives them. */
export interface RowFlags {
  readonly textColumn?: string[];
  readonly idColumn?: string;
  readonly dateColumn?: string;
  readonly ratingColumn?: string;
  readonly replyColumn?: string;
  readonly valueColumn?: string;
  readonly customerColumn?: string;
  readonly channelColumn?: string;
  readonly productColumn?: string;
  readonly placeColumn?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header: boolean;
  readonly dateOrder?: DateOrder;
  readonly today?: string;
  readonly since?: string;
  readonly until?: string;
  readonly keepDuplicates?: boolean;
  /** Long names of the flags that stand on the command line; the others come from the configuration. */
  readonly given?: readonly string[];
}

/** Flags about the logs. */
export interface LogFlags extends RowFlags {
  readonly rejects?: string;
  readonly strict?: boolean;
  readonly lang?: Language;
  readonly showPersonalData?: boolean;
  readonly quiet?: boolean;
}

/** Flags about a log that a person has labelled. */
export interface LabelFlags extends LogFlags {
  readonly severityColumn: string;
  readonly categoryColumn: string;
  readonly othersColumn: string;
}

export interface TaxonomyFlag {
  readonly taxonomy?: string;
  /** From the configuration alone. */
  readonly profiles?: Knowledge['profiles'];
}

/** Flags about who judges. */
export interface JudgeFlags extends TaxonomyFlag {
  readonly model?: string;
  readonly reader: ReaderChoice;
}

/** What customers are supposed to be worth. */
export interface ValueFlags {
  readonly averageOrder?: Money;
  readonly lifetimeMultiple: number;
}

/** Columns by which rows are parted into segments. */
export interface ByFlag {
  readonly by?: string[];
}

/** How many threads judge. */
export interface ThreadsFlag {
  readonly threads?: number;
}

const READER_CHOICES: readonly ReaderChoice[] = ['auto', ...READERS];

export interface OutputFlags {
  readonly format?: string;
  readonly output?: string;
}

/** Flags about CSV that is written. */
export interface CsvFlags {
  readonly bom?: boolean;
  readonly escape: boolean;
}

const MOST_THREADS = 64;
/** More seldom have the memory bandwidth to be faster. */
const USUAL_THREADS = 8;

const COLUMN_FLAGS = ['id', 'date', 'rating', 'reply', 'value', 'customer', 'channel', 'product', 'place'] as const;

/** How a log is to be read. */
export function addReadOptions(command: Command): Command {
  command.option(
    '--text-column <name>',
    'column of the text, repeatable (default: found by its name)',
    (name, names: string[] = []) => [...names, name],
  );
  for (const role of COLUMN_FLAGS) command.option(`--${role}-column <name>`, `column of the ${role}`);
  return command
    .option('--encoding <name>', 'encoding of the logs (default: detected)')
    .option('--delimiter <sign>', 'delimiter, or "tab" (default: detected)')
    .option('--no-header', 'the first row is data; columns are named "column 1", "column 2" …')
    .addOption(
      new Option('--date-order <order>', 'order of day, month, year (default: detected)').choices([
        'dmy',
        'mdy',
        'ymd',
      ]),
    )
    .option(
      '--today <day>',
      'the day when the log was made, YYYY-MM-DD: dates without a year are seen from it',
      parseDay,
    );
}

/** How a log is to be read, and which of its rows are judged. */
export function addRowOptions(command: Command): Command {
  return addReadOptions(command)
    .option('--since <day>', 'leave out rows before this day, YYYY-MM-DD', parseDay)
    .option('--until <day>', 'leave out rows after this day, YYYY-MM-DD', parseDay)
    .option('--keep-duplicates', 'judge rows that repeat another in every mapped column');
}

export function addLogOptions(command: Command): Command {
  return addRowOptions(command)
    .option('--rejects <file>', 'write the rows that could not be understood to a file')
    .option('--strict', 'fail when a row is rejected')
    .addOption(
      new Option('--lang <language>', 'language of the result (default: that of the log)').choices(['ru', 'en']),
    )
    .option('--show-personal-data', 'do not mask phones, names, addresses … in what is printed')
    .option('--quiet', 'no progress and no warnings');
}

export function addLabelOptions(command: Command): Command {
  return addReadOptions(command)
    .option('--severity-column <name>', 'column of the right severity', LABEL_COLUMNS.severity)
    .option('--category-column <name>', 'column of the right failure', LABEL_COLUMNS.category)
    .option('--others-column <name>', 'column of further failures, parted by blanks', LABEL_COLUMNS.others)
    .option('--quiet', 'no progress and no warnings');
}

export function labelColumns({ severityColumn, categoryColumn, othersColumn }: LabelFlags): LabelColumns {
  return { severity: severityColumn, category: categoryColumn, others: othersColumn };
}

export function addTaxonomyOption(command: Command): Command {
  return command.option('--taxonomy <file>', 'YAML with further categories, words, cues and fixes');
}

export function addJudgeOptions(command: Command): Command {
  return addTaxonomyOption(command)
    .addOption(
      new Option(
        '--reader <name>',
        'quick: every row by its words; careful: every row by its meaning; auto: careful where quick is unsure, in logs of up to 25000 rows',
      )
        .choices(READER_CHOICES)
        .default('auto'),
    )
    .option(
      '--model <file>',
      'a quick reader of your own, from amends train (default: the one that comes with amends)',
    );
}

export function addThreadsOption(command: Command): Command {
  return command.option(
    '--threads <n>',
    `threads that judge, 1 to ${MOST_THREADS} (default: one a core, at most ${USUAL_THREADS}); the result is the same`,
    parseThreads,
  );
}

export function addConfigOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: amends.config.yaml in this folder or above)')
    .option('--print-config', 'print the settings that are in force, and where each comes from');
}

export function addOutputOptions(command: Command, formats: readonly string[]): Command {
  return command
    .option('--format <names>', `${formats.join(', ')}; several parted by commas (default: ${formats[0]})`)
    .option('--output <path>', 'write to this file, or into this folder (ends in /)');
}

export function addCsvOptions(command: Command): Command {
  return command
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
    .option('--no-escape', 'do not put an apostrophe before cells that a spreadsheet would run as formulas');
}

export function addBrandOptions(command: Command): Command {
  return command
    .option('--logo <file>', 'picture at the head of the HTML report: PNG, JPEG or SVG, at most 512 KiB')
    .option('--color <hex>', 'colour of rules, links and buttons in the HTML report, for example #1f4e8c');
}

export function readOptions(flags: RowFlags): ReadOptions {
  const columns: Record<string, string | string[]> = {};
  if (flags.textColumn !== undefined) columns['text'] = flags.textColumn;
  for (const role of COLUMN_FLAGS) {
    const name = flags[`${role}Column`];
    if (name !== undefined) columns[role] = name;
  }
  return {
    columns: columns as ChosenColumns,
    encoding: flags.encoding,
    delimiter: parseDelimiter(flags.delimiter),
    // Only the flag decides against a header; without it the log does.
    header: flags.header ? undefined : false,
    dateOrder: flags.dateOrder,
    today: flags.today,
  };
}

/** The long names of the flags that stand on the command line. */
export function givenFlags(command: Command): string[] {
  return command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ long }) => long ?? '');
}

/** How rows are parted; those that are alike have these columns alike too. */
export function addByOption(command: Command): Command {
  return command.option(
    '--by <columns>',
    'segments by product, place, channel, customer … or any header; repeatable, or parted by commas',
    (value, values: string[] = []) => [...values, value],
  );
}

/** Long names of the flags about how logs are read, which of their rows are judged, and what makes two rows alike. */
export function rowFlagNames(): string[] {
  return addByOption(addRowOptions(new Command())).options.map(({ long }) => long ?? '');
}

/** The threads that were asked for, or one a core. */
export function threadsOf({ threads }: ThreadsFlag): number {
  return threads ?? Math.min(availableParallelism(), USUAL_THREADS);
}

function parseThreads(value: string): number {
  const threads = Number(value);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new UserError('usage', `--threads: "${value}" is no whole number from 1 to ${MOST_THREADS}`);
}

function parseDelimiter(sign: string | undefined): string | undefined {
  if (sign === undefined) return undefined;
  const delimiter = sign === 'tab' || sign === '\\t' ? '\t' : sign;
  if (delimiter.length === 1 && delimiter !== '"') return delimiter;
  throw new UserError('usage', `--delimiter: "${sign}" is not one sign`, {
    hint: 'for example --delimiter ";" or --delimiter tab',
  });
}

function parseDay(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UserError('usage', `"${value}" is no day`, { hint: 'write it as 2025-11-21' });
}

export function parseAverageOrder(value: string): Money {
  const money = parseMoney(value);
  if (money !== undefined && money.minor > 0) return money;
  throw new UserError('usage', `--average-order: "${value}" is no amount`, {
    hint: 'for example --average-order 1500, or --average-order "49.90 EUR"',
  });
}

export function parseMultiple(value: string): number {
  if (/^\d{1,4}(\.\d{1,4})?$/.test(value) && Number(value) > 0) return Number(value);
  throw new UserError('usage', `--lifetime-multiple: "${value}" is no number over 0`, {
    hint: 'orders that are lost with a customer, for example 3',
  });
}
