import { expect } from 'vitest';
import { buildReport } from '../../src/analyse/report.ts';
import { Summariser } from '../../src/analyse/summarise.ts';
import { createJudge, createQuick } from '../../src/classify/classifier.ts';
import type { Manifest, ReportSettings } from '../../src/domain/part.ts';
import type { Report } from '../../src/domain/report.ts';
import { type Logs, openLogs } from '../../src/read/log.ts';
import { Admission, type AdmissionOptions } from '../../src/run/admission.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import { PartMerger } from '../../src/run/merge-parts.ts';
import { headerRoom, splitLogs } from '../../src/run/split-logs.ts';
import { knowledge } from '../knowledge.ts';
import { summariseOutcomes } from './summarise-outcomes.ts';

const judge = createJudge(knowledge, createQuick(knowledge));

export const SETTINGS: ReportSettings = {
  since: null,
  until: null,
  keepDuplicates: false,
  reader: 'quick',
  model: null,
  rows: 20,
  masked: true,
  lang: null,
  title: null,
  orders: null,
  value: { averageOrder: null, lifetimeMultiple: 1 },
  by: [],
};

/** Opens logs that stand in memory, by their names. */
export function open(files: Readonly<Record<string, string>>): Promise<Logs> {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    async *open() {
      for (let at = 0; at < text.length; at += 999) yield Buffer.from(text.slice(at, at + 999));
    },
  }));
  return openLogs(sources, knowledge, { columns: {} });
}

function admissionOf({ since, until, keepDuplicates }: ReportSettings): AdmissionOptions {
  return { since: since ?? undefined, until: until ?? undefined, keepDuplicates };
}

/** What `amends report --format json` writes. */
export async function reportOf({ logs, shard }: Logs, settings: ReportSettings): Promise<string> {
  const summariser = new Summariser({ rows: settings.rows, masked: true });
  for (const { format } of logs) summariser.addInput(format);
  const admission = new Admission(admissionOf(settings));
  await summariseOutcomes(judgeLogs(logs, admission, { long: judge }), admission, summariser);
  const part = shard === undefined ? null : { log: shard.log, of: shard.of, shards: [shard.shard] };
  return JSON.stringify(buildReport(summariser.summary(), knowledge, { made: { settings, part, flags: [] } }));
}

export interface Split {
  readonly manifest: Manifest;
  /** By name. */
  readonly shards: Readonly<Record<string, string>>;
}

export async function split({ logs }: Logs, parts: number, settings = SETTINGS, most = 25_000): Promise<Split> {
  const { since, until, keepDuplicates, by } = settings;
  const options = {
    knowledge: knowledge.hash,
    settings: { since, until, keepDuplicates, by },
    flags: [],
    admission: new Admission(admissionOf(settings)),
    most,
  };
  const room = headerRoom(logs, parts, options);
  const shards: Record<string, string> = {};
  const files = Array.from({ length: parts }, (_, at) => {
    const name = `shard-${at + 1}.ndjson`;
    let body = '';
    return {
      name,
      write: async (lines: string) => {
        body += lines;
      },
      finish: async (header: string) => {
        expect(Buffer.byteLength(header)).toBeLessThanOrEqual(room);
        shards[name] = `${header}\n${body}`;
        return 'sum';
      },
    };
  });
  return { manifest: await splitLogs(logs, files, options, () => {}), shards };
}

/** The report of each shard. */
export async function partsOf({ shards }: Split, settings = SETTINGS): Promise<string[]> {
  const parts: string[] = [];
  for (const [name, shard] of Object.entries(shards))
    parts.push(await reportOf(await open({ [name]: shard }), settings));
  return parts;
}

/** What `amends merge --format json` writes. */
export function merge(parts: readonly string[], manifest?: Manifest): string {
  const merger = new PartMerger(knowledge.hash);
  for (const [at, part] of parts.entries()) merger.add({ name: `part-${at}.json`, report: JSON.parse(part) as Report });
  const { summary, made } = merger.merged(manifest && { name: 'manifest.json', manifest });
  return JSON.stringify(buildReport(summary, knowledge, { made }));
}
