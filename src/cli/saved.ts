import { buildReport, summaryOf } from '../analyse/report.ts';
import type { Made, Report } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import type { Language } from '../domain/verdict.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readSavedReport } from '../read/saved-report.ts';
import type { Source } from '../read/source.ts';
import type { Invocation } from './host.ts';
import { knowledgeFor } from './job.ts';
import type { OutputFlags, TaxonomyFlag } from './options.ts';

/** A report, and the knowledge that names what is in it. */
export interface ReadyReport {
  readonly report: Report;
  readonly knowledge: Knowledge;
}

export type SavedFlags = TaxonomyFlag &
  OutputFlags & {
    readonly lang?: Language;
    readonly title?: string;
    readonly showPersonalData?: boolean;
    readonly quiet?: boolean;
    readonly given?: readonly string[];
  };

/** Flags that say how a report is set out; all others are about the log, which a saved report is made without. */
const FITTING = [
  '--format',
  '--output',
  '--bom',
  '--no-escape',
  '--title',
  '--logo',
  '--color',
  '--lang',
  '--taxonomy',
  '--show-personal-data',
  '--quiet',
];

/**
 * Takes a saved report for one that is to be written again.
 * @throws {UserError} when it cannot be rendered as the flags ask
 */
export async function makeOfSaved(source: Source, flags: SavedFlags, invocation: Invocation): Promise<ReadyReport> {
  const { name } = source;
  const odd = flags.given?.find((flag) => !FITTING.includes(flag));
  if (odd !== undefined)
    throw new UserError('usage', `${name}: is a saved report, and ${odd} asks for the log`, {
      hint: `leave ${odd} away, or give the log`,
    });
  const [saved, knowledge] = await Promise.all([readSavedReport(source), knowledgeFor(flags, invocation)]);
  checkMasked(name, saved, flags);
  const isKnown = saved.knowledge === knowledge.hash;
  if (!isKnown && flags.quiet !== true)
    invocation.host.stderr.write(
      `amends: ${name}: was judged with knowledge ${saved.knowledge}, this is ${knowledge.hash}; what it does not know is named by its code\n`,
    );
  const { lang = saved.lang, title = saved.title } = flags;
  const made = madeAgain(saved, flags);
  if (lang === saved.lang) return { report: { ...saved, title, summary: { ...saved.summary, ...made } }, knowledge };
  if (isKnown) return { report: buildReport(summaryOf(saved), knowledge, { lang, title, made }), knowledge };
  throw new UserError('saved', `${name}: its fixes are written in "${saved.lang}", and other knowledge wrote them`, {
    hint: `leave --lang away, or give the log${flags.taxonomy === undefined ? ' (or the --taxonomy that was used)' : ''}`,
  });
}

/** The settings of a report that the flags change. */
function madeAgain({ summary: { settings, part, flags } }: Report, { lang, title }: SavedFlags): Made {
  if (settings === null) return { settings, part, flags };
  return { settings: { ...settings, lang: lang ?? settings.lang, title: title ?? settings.title }, part, flags };
}

/** @throws {UserError} unless there is one saved report and nothing else */
export function theOnlySaved(saved: readonly Source[], logs: readonly Source[]): Source {
  const [first, second] = saved;
  if (first !== undefined && second === undefined && logs.length === 0) return first;
  const other = second?.name ?? logs[0]?.name;
  throw new UserError('usage', `${first?.name}: is a saved report, and is rendered alone (not with ${other})`, {
    hint: logs.length === 0 ? 'amends merge adds the reports of parts up' : 'logs are reported together, without it',
  });
}

function checkMasked(name: string, { summary }: Report, { showPersonalData }: SavedFlags): void {
  if (summary.masked || showPersonalData === true) return;
  throw new UserError('usage', `${name}: shows personal data, for it was made with --show-personal-data`, {
    hint: 'give that flag here too, or make the report again without it',
  });
}
