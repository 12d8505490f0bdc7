import { Command, Option } from 'commander';
import { printable } from '../domain/printable.ts';
import { UserError } from '../domain/user-error.ts';
import { amendsVersion } from '../knowledge/version.ts';
import { RENDERERS } from '../report/renderers.ts';
import type { Invocation } from './host.ts';
import {
  addBrandOptions,
  addByOption,
  addConfigOptions,
  addCsvOptions,
  addJudgeOptions,
  addLabelOptions,
  addLogOptions,
  addOutputOptions,
  addReadOptions,
  addRowOptions,
  addTaxonomyOption,
  addThreadsOption,
  givenFlags,
  parseAverageOrder,
  parseMultiple,
} from './options.ts';

/** The command line. Commands are imported when they run, so that `--help` stays quick. */
export function createProgram(invocation: Invocation): Command {
  const program = new Command('amends')
    .description(
      'Reads complaint logs, tells critical errors from trivial ones with the words that prove it, and says which process fixes would make the complaints stop.',
    )
    .version(amendsVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => invocation.host.stdout.write(text),
      writeErr: (text) => invocation.host.stderr.write(printable(text.replace(/^error: /, 'amends: '))),
    })
    .showSuggestionAfterError()
    .configureHelp({ sortOptions: false })
    .addHelpText('after', EXAMPLES);

  addBrandOptions(
    addCsvOptions(
      addOutputOptions(
        addThreadsOption(
          addJudgeOptions(
            addByOption(
              addLogOptions(
                program.command('report').argument('<log...>', 'files, folders, globs, or - for standard input'),
              ),
            ),
          ),
        ),
        Object.keys(RENDERERS),
      ),
    ),
  )
    .description('read, judge, and print the report with its process fixes')
    .option('--title <text>', 'title of the report (default: the names of the logs)')
    .option('--rows <n>', 'findings listed in HTML, JSON, CSV and XLSX, at most 20000', parseRows, 2000)
    .option('--average-order <amount>', 'what an order is worth where the log does not say', parseAverageOrder)
    .option('--lifetime-multiple <n>', 'orders that are lost with a customer who leaves', parseMultiple, 1)
    .option('--orders <n|file>', 'orders in the period of the log, or a CSV of day,orders: adds rates per 1000 orders')
    .addHelpText('after', REPORT_EXAMPLES)
    .action(async (logs: string[], options) =>
      (await import('./commands/report.ts')).report(logs, options, invocation),
    );

  addCsvOptions(
    addOutputOptions(
      addThreadsOption(
        addJudgeOptions(
          addLogOptions(
            program.command('classify').argument('<log...>', 'files, folders, globs, or - for standard input'),
          ),
        ),
      ),
      ['ndjson', 'csv'],
    ),
  )
    .description('one line for every row, in the order of the log')
    .option('--with-text', 'add the judged text to each line (NDJSON)')
    .addHelpText('after', CLASSIFY_EXAMPLES)
    .action(async (logs: string[], options) =>
      (await import('./commands/classify.ts')).classify(logs, options, invocation),
    );

  addJudgeOptions(program.command('explain').argument('<text>', 'a complaint, or - for standard input'))
    .description('why this verdict, on which words, and what the company should do')
    .addOption(
      new Option('--lang <language>', 'language of the explanation (default: that of the text)').choices(['ru', 'en']),
    )
    .addOption(new Option('--format <name>', 'form of the result').choices(['txt', 'json']).default('txt'))
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action(async (text: string, options) =>
      (await import('./commands/explain.ts')).explain(text, options, invocation),
    );

  addTaxonomyOption(program.command('taxonomy').argument('[code]', 'a category, to see its kinds and fixes'))
    .description('list the failures that are told apart, and check a file that extends them')
    .option('--health <log>', 'try the cues on a log: what each covers, where they meet, what none of them knows')
    .addOption(new Option('--lang <language>', 'language of the names').choices(['ru', 'en']).default('en'))
    .addOption(new Option('--format <name>', 'form of the result').choices(['txt', 'json']).default('txt'))
    .addHelpText('after', TAXONOMY_EXAMPLES)
    .action(async (code: string | undefined, options) =>
      (await import('./commands/taxonomy.ts')).taxonomy(code, options, invocation),
    );

  addOutputOptions(
    addThreadsOption(
      addJudgeOptions(
        addLabelOptions(program.command('evaluate').argument('<labelled>', 'a log that a person has labelled')),
      ),
    ),
    ['txt', 'md', 'json'],
  )
    .description('how often the judge says what a person said')
    .option('--compare <file>', 'what changed since an evaluation written with --format json')
    .option('--errors <n>', 'worst errors shown', parseCount, 10)
    .addOption(new Option('--lang <language>', 'language of the result').choices(['ru', 'en']).default('en'))
    .addHelpText('after', EVALUATE_EXAMPLES)
    .action(async (log: string, options) =>
      (await import('./commands/evaluate.ts')).evaluate(log, options, invocation),
    );

  addTaxonomyOption(
    addLabelOptions(program.command('train').argument('<labelled...>', 'logs that a person has labelled')),
  )
    .description('learn a quick reader from labelled rows')
    .requiredOption('--output <file>', 'where the model is written')
    .action(async (logs: string[], options) => (await import('./commands/train.ts')).train(logs, options, invocation));

  addJudgeOptions(
    addLogOptions(program.command('label').argument('<log...>', 'files, folders, globs, or - for standard input')),
  )
    .description('draw the rows to label next, and label them at the terminal')
    .requiredOption('--output <file>', 'the sheet, a CSV; one that is begun is gone on with')
    .option('--sample <n>', 'rows of the sheet; more than it has are drawn and added', parseSample, 200)
    .option('--seed <n>', 'another number draws other rows', parseCount, 0)
    .option('--bom', 'begin the sheet with a byte order mark, for Excel')
    .addHelpText('after', LABEL_HELP)
    .action(async (logs: string[], options) => (await import('./commands/label.ts')).label(logs, options, invocation));

  addTaxonomyOption(
    addReadOptions(program.command('init').argument('<log...>', 'files, folders, globs, or - for standard input')),
  )
    .description('look at a log and write a configuration for it')
    .option('--output <file>', 'where it is written (default: amends.config.yaml); never over a file that is there')
    .option('--quiet', 'no progress and no warnings')
    .addHelpText('after', INIT_HELP)
    .action(async (logs: string[], options) => (await import('./commands/init.ts')).init(logs, options, invocation));

  addTaxonomyOption(
    addByOption(
      addRowOptions(program.command('split').argument('<log...>', 'files, folders, globs, or - for standard input')),
    ),
  )
    .description('cut a log into shards, for many machines')
    .requiredOption('--parts <n>', 'shards to make, at most 1000', parseParts)
    .requiredOption('--output <folder>', 'where the shards and their manifest are written')
    .option('--quiet', 'no progress and no warnings')
    .addHelpText('after', SPLIT_HELP)
    .action(async (logs: string[], options) => (await import('./commands/split.ts')).split(logs, options, invocation));

  addBrandOptions(
    addCsvOptions(
      addOutputOptions(
        addTaxonomyOption(program.command('merge').argument('<part...>', 'reports written with --format json')),
        Object.keys(RENDERERS),
      ),
    ),
  )
    .description('add up the reports of shards, or of several logs, to one')
    .option('--expect <manifest>', 'fail when a shard that this manifest names is missing')
    .option('--quiet', 'no progress and no warnings')
    .addHelpText('after', MERGE_HELP)
    .action(async (parts: string[], options) =>
      (await import('./commands/merge.ts')).merge(parts, options, invocation),
    );

  for (const command of program.commands) addConfigOptions(command);
  program.hook('preAction', async (_, command) => {
    const { applyConfig } = await import('./config.ts');
    await applyConfig(command, program, invocation);
    command.setOptionValue('given', givenFlags(command));
  });
  return program;
}

const MOST_ROWS = 20_000;

function parseRows(value: string): number {
  const rows = Number(value);
  if (Number.isInteger(rows) && rows >= 0 && rows <= MOST_ROWS) return rows;
  throw new UserError('usage', `--rows: "${value}" is no whole number from 0 to ${MOST_ROWS}`);
}

const MOST_PARTS = 1000;

function parseParts(value: string): number {
  const parts = Number(value);
  if (Number.isInteger(parts) && parts >= 1 && parts <= MOST_PARTS) return parts;
  throw new UserError('usage', `--parts: "${value}" is no whole number from 1 to ${MOST_PARTS}`);
}

function parseCount(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value);
  throw new UserError('usage', `"${value}" is no whole number from 0 to 9999`);
}

function parseSample(value: string): number {
  const rows = Number(value);
  if (Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS) return rows;
  throw new UserError('usage', `--sample: "${value}" is no whole number from 1 to ${MOST_ROWS}`);
}

const SPLIT_HELP = `
Rows that are alike go into one shard, and every row keeps its log, line and id, so
that the merged report is, to the byte, the one of the whole log. Flags about how the
log is read are given here; those about the judge and the report are given to each
amends report, all the same.

Example:
  $ amends split week-47.csv --parts 3 --output shards/
  $ amends report shards/shard-1.ndjson --format json --output part-1.json   (on any machine)
  $ amends merge part-*.json --expect shards/manifest.json`;

const MERGE_HELP = `
The order does not matter, and a part that comes twice counts once. Parts of other
knowledge or other flags, and parts that overlap, are refused. Several whole logs can
be added up too, but no row is then looked for in another log.

Examples:
  $ amends merge part-*.json --expect shards/manifest.json --format md --output report.md
  $ amends merge part-1.json part-2.json --format json > part-1-2.json   a larger part`;

const LABEL_HELP = `
Labels are severity (critical, trivial, none), category (a code of amends
taxonomy, or none) and others (codes parted by blanks). At a terminal each row is
asked for and every answer is saved at once; elsewhere the sheet is only written.
Texts are masked; --show-personal-data writes them as they are, and must then be
given each time.

Examples:
  $ amends label week-47.csv --output labels.csv       200 rows, or on with them
  $ amends label week-47.csv --output labels.csv --sample 400
  $ amends evaluate labels.csv
  $ amends train labels.csv --output ours.bin`;

const INIT_HELP = `
The file says as comments what was taken for what, which columns there are, how
dates are read and what is in doubt. A log that is no known export gets a profile
of its own: correct it, and every log with these columns is read so.

Examples:
  $ amends init week-47.csv
  $ amends init till.csv --text-column Feedback --date-order mdy`;

const EVALUATE_EXAMPLES = `
Examples:
  $ amends evaluate labelled.csv                       columns text, severity, category, others
  $ amends evaluate labelled.csv --reader quick --format json --output before.json
  $ amends evaluate labelled.csv --compare before.json`;

const EXAMPLES = `
Examples:
  $ amends report week-47.csv                          the report in the terminal
  $ amends report logs/ --format md,json --output out/  several logs, two files
  $ amends explain "The courier was two hours late"    one complaint, word by word

Exit codes: 0 done, 2 could not do the job, 130 interrupted.`;

const REPORT_EXAMPLES = `
Examples:
  $ amends report week-47.csv
  $ amends report export.csv --text-column Feedback --date-order mdy
  $ amends report week-47.csv --orders 12400 --by place,product
  $ amends report week-47.csv --format json --output week-47.json
  $ amends report week-47.json --format md             a saved report, set out again
  $ amends report week-47.csv --format txt,csv,xlsx --output week-47/
  $ amends report week-47.csv --format html --output week-47.html --title "Week 47" --logo client.svg
  $ zcat export.csv.gz | amends report - --lang en --format md --output report.md`;

const CLASSIFY_EXAMPLES = `
Examples:
  $ amends classify week-47.csv > verdicts.ndjson
  $ amends classify week-47.csv --format csv --bom --output judged.csv`;

const EXPLAIN_EXAMPLES = `
Examples:
  $ amends explain "Привезли не тот заказ, гости остались без торта"
  $ pbpaste | amends explain - --format json`;

const TAXONOMY_EXAMPLES = `
Examples:
  $ amends taxonomy
  $ amends taxonomy late-delivery
  $ amends taxonomy --taxonomy ours.yaml               check a file of your own`;
