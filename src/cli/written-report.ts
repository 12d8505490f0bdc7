import type { Made, Report } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type FormatName, RENDERERS } from '../report/renderers.ts';
import { colorLevel, type Host, hasUnicode, widthOf } from './host.ts';
import type { OutputFlags } from './options.ts';
import type { Sink } from './output.ts';

/** @throws {UserError} when a format is not known */
export function parseFormats(names = 'txt'): FormatName[] {
  return [...new Set(names.split(','))].map((name) => {
    if (Object.hasOwn(RENDERERS, name)) return name as FormatName;
    throw new UserError('usage', `--format: no format "${name}"`, {
      hint: `formats: ${Object.keys(RENDERERS).join(', ')}`,
    });
  });
}

/**
 * A part is no report that a person should act on.
 * @throws {UserError} when it would be written as one
 */
export function checkWhole({ part }: Made, formats: readonly FormatName[]): void {
  if (part === null || formats.every((format) => format === 'json')) return;
  const missing = part.of - part.shards.length;
  throw new UserError(
    'missing',
    `${missing} of ${part.of} shards ${missing === 1 ? 'is' : 'are'} missing: this is a part of a log`,
    {
      hint: 'write it with --format json, and amends merge it with the others',
    },
  );
}

/** Writes a report in each format; nothing is seen under its name before all are written. */
export async function writeReport(
  report: Report,
  knowledge: Knowledge,
  sinks: ReadonlyMap<FormatName, Sink>,
  { output }: OutputFlags,
  host: Host,
): Promise<void> {
  const terminal = {
    width: widthOf(host),
    color: output === undefined ? colorLevel(host) : (0 as const),
    unicode: hasUnicode(host),
  };
  try {
    for (const [format, sink] of sinks) await sink.write(RENDERERS[format](report, knowledge, terminal));
    for (const sink of sinks.values()) await sink.finish();
  } catch (error) {
    for (const sink of sinks.values()) await sink.discard();
    throw error;
  }
}
