import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildReport } from '../../analyse/report.ts';
import { MANIFEST_SCHEMA, type Manifest } from '../../domain/part.ts';
import { UserError } from '../../domain/user-error.ts';
import { readSavedReport } from '../../read/saved-report.ts';
import { type NamedManifest, PartMerger } from '../../run/merge-parts.ts';
import { type BrandFlags, readBrand } from '../brand.ts';
import type { Host, Invocation } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import type { CsvFlags, OutputFlags, TaxonomyFlag } from '../options.ts';
import { openSinks, orDiscard } from '../output.ts';
import { checkWhole, formatsOf, writeReport } from '../written-report.ts';

export type MergeFlags = TaxonomyFlag & OutputFlags & CsvFlags & BrandFlags & { readonly expect?: string };

/** Adds up reports of parts and writes the report of the whole. Memory: one part and the sum. */
export async function merge(paths: readonly string[], flags: MergeFlags, invocation: Invocation): Promise<void> {
  const { host, signal } = invocation;
  const formats = formatsOf(flags, host);
  const brand = await readBrand(flags, host);
  const knowledge = await knowledgeFor(flags, invocation);
  const manifest = flags.expect === undefined ? undefined : await readManifest(flags.expect, host);
  const { sources } = await findInputs(paths, host);
  const merger = new PartMerger(knowledge.hash);
  for (const source of sources) {
    signal.throwIfAborted();
    merger.add({ name: source.name, report: await readSavedReport(source) });
  }
  const { summary, made } = merger.merged(manifest);
  checkWhole(made, formats);
  const { lang, title } = made.settings ?? {};
  const report = buildReport(summary, knowledge, { lang: lang ?? undefined, title: title ?? undefined, made });
  const inputs = sources.map(({ name }) => name);
  const sinks = await openSinks(formats, flags, 'report', inputs, invocation);
  await orDiscard(sinks.values(), () => writeReport(report, knowledge, sinks, { ...flags, brand }, invocation));
}

async function readManifest(name: string, { cwd }: Host): Promise<NamedManifest> {
  const text = await readFile(resolve(cwd(), name), 'utf8').catch((cause: unknown) => {
    throw new UserError('unreadable', `${name}: cannot be read`, { cause });
  });
  const manifest = parseManifest(text);
  if (manifest?.schema === MANIFEST_SCHEMA) return { name, manifest };
  throw new UserError('unreadable', `${name}: is no manifest`, { hint: 'amends split writes it: manifest.json' });
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}
