import { SHARD_START } from '../domain/part.ts';
import { REPORT_SCHEMA, type Report } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { amendsVersion } from '../knowledge/version.ts';
import { textOf } from './formats/input.ts';
import { LIMITS, sizeOf } from './formats/limits.ts';
import { unpack } from './formats/unpack.ts';
import { closeOpened, openSource, type Source } from './source.ts';

/** What amends writes as JSON says so in its first bytes. */
const HEAD = 1 << 12;
const OF_AMENDS = /^\s*\{.*?"schema"\s*:\s*"amends\//s;

/** Whether a text is JSON that amends wrote, a report or another, by its beginning; a shard is a log. */
export function isOfAmends(text: string): boolean {
  return !text.startsWith(SHARD_START) && OF_AMENDS.test(text.slice(0, HEAD));
}

export interface Parted {
  /** Unpacked, in the order in which they were given. */
  readonly saved: readonly Source[];
  readonly logs: readonly Source[];
}

/** Tells what amends has written from logs; an archive is one or the other. */
export async function partSaved(sources: readonly Source[]): Promise<Parted> {
  const saved: Source[] = [];
  const logs: Source[] = [];
  for (const given of sources) {
    const { source, inside } = given.once === true ? await lookOnce(given) : await lookInto(given);
    if (inside.length > 0) saved.push(...inside);
    else logs.push(source);
  }
  return { saved, logs };
}

/**
 * Reads a report that `report --format json` has written. Memory: the whole of it.
 * @throws {UserError} when it cannot be read, or is no report that this version knows
 */
export async function readSavedReport(source: Source): Promise<Report> {
  const { name } = source;
  const chunks: string[] = [];
  let size = 0;
  for await (const chunk of textOf(await openSource(source, HEAD), undefined).chunks) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LIMITS.held) throw new UserError('too-large', `${name}: has more than ${sizeOf(LIMITS.held)}`);
  }
  return checkReport(name, parseJson(name, chunks.join('')));
}

async function lookInto(source: Source): Promise<{ source: Source; inside: Source[] }> {
  const inside: Source[] = [];
  for await (const found of unpack(source, LIMITS)) {
    if ('skipped' in found) continue;
    if (found.kind !== 'text' || !(await isSaved(found.source))) return { source, inside: [] };
    inside.push(found.source);
  }
  return { source, inside };
}

/** A source that can be opened once is given back with what was seen of it. */
async function lookOnce(given: Source): Promise<{ source: Source; inside: Source[] }> {
  const opened = await openSource(given, HEAD);
  const source = { ...given, open: () => opened.bytes };
  return { source, inside: isOfAmends(textOf(opened, undefined).sample) ? [source] : [] };
}

async function isSaved(source: Source): Promise<boolean> {
  const opened = await openSource(source, HEAD);
  const { sample } = textOf(opened, undefined);
  await closeOpened(opened);
  return isOfAmends(sample);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError('saved', `${name}: is no whole JSON: ${(cause as Error).message}`, {
      hint: 'write it again: amends report LOG --format json --output FILE',
      cause,
    });
  }
}

async function checkReport(name: string, value: unknown): Promise<Report> {
  const { schema, version, knowledge } = value as Partial<Report>;
  if (schema !== REPORT_SCHEMA)
    throw new UserError('saved', `${name}: is ${schema}; amends ${amendsVersion()} renders ${REPORT_SCHEMA}`, {
      hint: 'make it from the log with this version, or use the version that wrote it',
    });
  const { reportFault } = await import('./report-schema.ts');
  const fault = reportFault(value);
  if (fault === undefined) return value as Report;
  const writer = version === undefined ? 'another amends' : `amends ${version}, knowledge ${knowledge}`;
  throw new UserError('saved', `${name}: is no whole report: ${fault} (written by ${writer})`, {
    hint: 'make it from the log again',
  });
}
