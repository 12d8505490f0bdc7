import { createHash } from 'node:crypto';
import { compareText } from '../analyse/order.ts';
import { summaryOf } from '../analyse/report.ts';
import { Summariser } from '../analyse/summarise.ts';
import type { LogPart, Manifest, ReportSettings } from '../domain/part.ts';
import type { Made, Report } from '../domain/report.ts';
import type { LogFormat } from '../domain/row.ts';
import type { Summary } from '../domain/summary.ts';
import { UserError } from '../domain/user-error.ts';
import { amendsVersion } from '../knowledge/version.ts';

/** A saved report, and the file that holds it. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

export interface Merged {
  readonly summary: Summary;
  readonly made: Made;
}

/** What every further part is held against. */
interface First {
  readonly name: string;
  readonly version: string;
  readonly knowledge: string;
  readonly settings: ReportSettings;
  readonly part: LogPart | null;
}

/**
 * Adds up parts: shards of one split log, or reports of whole logs. The order does not matter, and a part that comes
 * twice counts once. Memory: one part and the sum.
 */
export class PartMerger {
  readonly #knowledge: string;
  #first: First | undefined;
  #sum: Summariser | undefined;
  #flags: readonly string[] | undefined;
  readonly #seen = new Set<string>();
  /** The file that holds each shard, by its number, or each log, by its name. */
  readonly #holders = new Map<number | string, string>();
  readonly #inputs: (readonly LogFormat[])[] = [];

  /** @param knowledge the hash that the parts must have, since the report is written with it */
  constructor(knowledge: string) {
    this.#knowledge = knowledge;
  }

  /** @throws {UserError} when the part does not belong to those before it */
  add({ name, report }: NamedReport): void {
    const digest = createHash('sha256').update(JSON.stringify(report)).digest('hex');
    if (this.#seen.has(digest)) return;
    this.#seen.add(digest);
    const own = firstOf(name, report);
    this.#checkKnowledge(own);
    this.#first ??= own;
    this.#sum ??= new Summariser({ rows: own.settings.rows, masked: true });
    checkSettings(own, this.#first);
    checkSameLog(own, this.#first);
    this.#hold(own, report);
    this.#inputs.push(report.summary.inputs);
    const { flags } = report.summary;
    // The next log is read as all were; where they were read otherwise, it is not known how.
    this.#flags = this.#flags?.filter((flag) => flags.includes(flag)) ?? flags;
    this.#sum.merge(summaryOf(report));
  }

  /** @throws {UserError} when a shard that the manifest names is missing */
  merged(manifest?: NamedManifest): Merged {
    if (this.#first === undefined || this.#sum === undefined) throw new UserError('parts', 'there are no parts');
    const { part, settings } = this.#first;
    const shards = [...this.#holders.keys()].filter((key) => typeof key === 'number').sort((a, b) => a - b);
    const sum = this.#sum.summary();
    if (manifest !== undefined) checkManifest(manifest, this.#first, shards, sum);
    const inputs = part === null ? this.#inputs.toSorted(compareInputs).flat() : (this.#inputs[0] ?? []);
    const isWhole = part === null || shards.length === part.of;
    const made = { settings, part: isWhole ? null : { ...part, shards }, flags: this.#flags ?? [] };
    return { summary: { ...sum, inputs }, made };
  }

  #checkKnowledge({ name, version, knowledge }: First): void {
    if (version !== amendsVersion())
      throw new UserError('version', `${name}: was made by amends ${version}, this is ${amendsVersion()}`, {
        hint: 'make all parts, and merge them, with one version',
      });
    const other = this.#first;
    if (other !== undefined && other.knowledge !== knowledge)
      throw new UserError(
        'knowledge',
        `${name}: was made with other knowledge than ${other.name} (${knowledge}, ${other.knowledge})`,
        {
          hint: 'make all parts with one version of amends, and the same --taxonomy',
        },
      );
    if (knowledge !== this.#knowledge)
      throw new UserError(
        'knowledge',
        `${name}: was made with other knowledge (${knowledge}, not ${this.#knowledge})`,
        {
          hint: 'merge with the version of amends, and the --taxonomy, that the parts were made with',
        },
      );
  }

  #hold({ name, part }: First, { summary }: Report): void {
    const keys = part === null ? new Set(summary.inputs.map(({ source }) => source)) : part.shards;
    for (const key of keys) {
      const holder = this.#holders.get(key);
      if (holder !== undefined) {
        const what = part === null ? `the log ${key}` : `shard ${key} of ${part.of}`;
        throw new UserError('overlap', `${name}: holds ${what}, and so does ${holder}, and they are not the same`, {
          hint: 'every row must be in one part alone; leave one of them out',
        });
      }
      this.#holders.set(key, name);
    }
  }
}

export interface NamedManifest {
  readonly name: string;
  readonly manifest: Manifest;
}

function firstOf(name: string, { version, knowledge, summary: { settings, part } }: Report): First {
  if (settings === null)
    throw new UserError('settings', `${name}: does not say how it was made`, { hint: 'make it with amends report' });
  if (!settings.masked)
    throw new UserError('settings', `${name}: shows personal data`, {
      hint: 'make parts without --show-personal-data',
    });
  return { name, version, knowledge, settings, part };
}

/** Names of flags, for what a settings is called. */
const FLAGS: Readonly<Record<string, string>> = {
  keepDuplicates: 'keep-duplicates',
  value: 'average-order and --lifetime-multiple',
};

function checkSettings(own: First, first: First): void {
  const names = Object.keys(first.settings) as (keyof ReportSettings)[];
  const other = names.find((name) => JSON.stringify(own.settings[name]) !== JSON.stringify(first.settings[name]));
  if (other === undefined) return;
  const written = ({ settings }: First) => {
    const value = settings[other] ?? 'not given';
    if (typeof value !== 'object') return value;
    return 'source' in value ? `of ${value.source}` : JSON.stringify(value);
  };
  throw new UserError(
    'settings',
    `${own.name}: --${FLAGS[other] ?? other} is ${written(own)}, and ${written(first)} in ${first.name}`,
    { hint: 'make all parts with the same flags' },
  );
}

function checkSameLog(own: First, first: First): void {
  if (own.part?.log === first.part?.log) return;
  const what = ({ part }: First) =>
    part === null ? 'whole logs' : `log ${part.log.slice(0, 16)} in ${part.of} shards`;
  throw new UserError('overlap', `${own.name}: is of ${what(own)}, and ${first.name} of ${what(first)}`, {
    hint: 'merge the parts of one split log, or reports of whole logs',
  });
}

function checkManifest({ name, manifest }: NamedManifest, first: First, shards: readonly number[], sum: Summary): void {
  if (first.part?.log !== manifest.log)
    throw new UserError('parts', `${first.name}: is no part of the log that ${name} tells of`);
  const missing = manifest.shards.filter((_, at) => !shards.includes(at + 1)).map((shard) => shard.name);
  if (missing.length > 0)
    throw new UserError('missing', `${name}: no part holds ${missing.join(', ')}`, {
      hint: 'report each of them, and merge again',
    });
  const read = Object.values(sum.rows).reduce((rows, count) => rows + count, 0);
  const split = manifest.shards.reduce((rows, shard) => rows + shard.rows, 0);
  if (read !== split) throw new UserError('parts', `${name}: tells of ${split} rows, and the parts of ${read}`);
}

function compareInputs(a: readonly LogFormat[], b: readonly LogFormat[]): number {
  return compareText(JSON.stringify(a), JSON.stringify(b));
}
