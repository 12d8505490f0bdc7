import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildReport } from '../../src/analyse/report.ts';
import { parseReport } from '../../src/analyse/saved-report.ts';
import { Summariser } from '../../src/analyse/summarise.ts';
import { createJudge, createQuick } from '../../src/classify/classifier.ts';
import type { Manifest, ReportSettings } from '../../src/domain/part.ts';
import { type Logs, openLogs } from '../../src/read/log.ts';
import { Admission, type AdmissionOptions } from '../../src/run/admission.ts';
import { judgeLogs } from '../../src/run/judge-logs.ts';
import { PartMerger } from '../../src/run/merge-parts.ts';
import { headerRoom, splitLogs } from '../../src/run/split-logs.ts';
import { knowledge } from '../knowledge.ts';
import { type RandomLog, randomLogs } from './random-log.ts';

const judge = createJudge(knowledge, createQuick(knowledge));

const SETTINGS: ReportSettings = {
  since: null,
  until: null,
  keepDuplicates: false,
  reader: 'quick',
  model: null,
  rows: 20,
  masked: true,
  lang: null,
  title: null,
};

function open(files: Readonly<Record<string, string>>): Promise<Logs> {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    async *open() {
      for (let at = 0; at < text.length; at += 999) yield Buffer.from(text.slice(at, at + 999));
    },
  }));
  return openLogs(sources, knowledge.columns, { columns: {} });
}

const openCsv = (logs: readonly RandomLog[]) => open(Object.fromEntries(logs.map(({ name, csv }) => [name, csv])));

function admissionOf({ since, until, keepDuplicates }: ReportSettings): AdmissionOptions {
  return { since: since ?? undefined, until: until ?? undefined, keepDuplicates };
}

/** What `amends report --format json` writes. */
async function reportOf({ logs, shard }: Logs, settings: ReportSettings): Promise<string> {
  const summariser = new Summariser({ rows: settings.rows, masked: true });
  for (const { format } of logs) summariser.addInput(format);
  const admission = new Admission(admissionOf(settings));
  for await (const batch of judgeLogs(logs, admission, { long: judge })) {
    for (const outcome of batch) {
      if (outcome.status === 'classified') summariser.add(outcome.complaint, outcome.verdict);
      else summariser.addStatus(outcome.status, 'complaint' in outcome ? outcome.complaint : undefined);
    }
  }
  summariser.addAlike(admission.alike);
  const part = shard === undefined ? null : { log: shard.log, of: shard.of, shards: [shard.shard] };
  return JSON.stringify(buildReport(summariser.summary(), knowledge, { made: { settings, part } }));
}

interface Split {
  readonly manifest: Manifest;
  /** By name. */
  readonly shards: Readonly<Record<string, string>>;
}

async function split({ logs }: Logs, parts: number, settings = SETTINGS, most = 25_000): Promise<Split> {
  const { since, until, keepDuplicates } = settings;
  const options = {
    knowledge: knowledge.hash,
    settings: { since, until, keepDuplicates },
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

async function partsOf({ shards }: Split, settings = SETTINGS): Promise<string[]> {
  const parts: string[] = [];
  for (const [name, shard] of Object.entries(shards))
    parts.push(await reportOf(await open({ [name]: shard }), settings));
  return parts;
}

function merge(parts: readonly string[], manifest?: Manifest): string {
  const merger = new PartMerger(knowledge.hash);
  for (const [at, part] of parts.entries()) merger.add({ name: `part-${at}.json`, report: parseReport(part, 'part') });
  const { summary, made } = merger.merged(manifest && { name: 'manifest.json', manifest });
  return JSON.stringify(buildReport(summary, knowledge, { made }));
}

const settings = fc.record({
  since: fc.constantFrom(null, '2025-11-18'),
  until: fc.constantFrom(null, '2025-11-20'),
  keepDuplicates: fc.boolean(),
  rows: fc.constantFrom(0, 3, 20),
});

test('a log split into any number of parts merges to the bytes of one run, in any order', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLogs,
      settings,
      fc.integer({ min: 1, max: 7 }),
      fc.nat(),
      async (logs, chosen, parts, seed) => {
        const own = { ...SETTINGS, ...chosen };
        const whole = await reportOf(await openCsv(logs), own);
        const made = await split(await openCsv(logs), parts, own);
        const reports = await partsOf(made, own);
        const order = reports.map((report, at) => ({ report, rank: Math.imul(at + 1, 2654435761 ^ seed) >>> 0 }));
        const shuffled = order.sort((a, b) => a.rank - b.rank).map(({ report }) => report);
        expect(merge([...shuffled, ...shuffled.slice(0, 2)], made.manifest)).toBe(whole);
        // A sum of some is a part too.
        const some = shuffled.slice(0, Math.ceil(parts / 2));
        if (parts > 1) expect(merge([...shuffled.slice(some.length), merge(some)], made.manifest)).toBe(whole);
      },
    ),
    { numRuns: 120 },
  );
});
