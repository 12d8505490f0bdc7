import type { Made, Report } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Brand } from '../report/html/brand.ts';
import { type FormatName, RENDERERS, type Renderer, type RenderOptions } from '../report/renderers.ts';
import { colorLevel, type Host, hasUnicode, type Invocation, widthOf } from './host.ts';
import type { CsvFlags, OutputFlags } from './options.ts';
import { finishTogether, type Sink } from './output.ts';

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

/** How a report is set out. */
type Look = OutputFlags & CsvFlags & { readonly brand: Brand };

/** Writes a report in each format; nothing is seen under its name before all are written. */
export async function writeReport(
  report: Report,
  knowledge: Knowledge,
  sinks: ReadonlyMap<FormatName, Sink>,
  look: Look,
  { host, signal }: Invocation,
): Promise<void> {
  for (const [format, sink] of sinks) {
    const render: Renderer = await RENDERERS[format]();
    await sink.write(render(report, knowledge, renderOptions(look, host)));
  }
  signal.throwIfAborted();
  await finishTogether(sinks.values());
}

function renderOptions({ output, bom, escape: escapeFormulas, brand }: Look, host: Host): RenderOptions {
  return {
    terminal: {
      width: widthOf(host),
      color: output === undefined ? colorLevel(host) : 0,
      unicode: hasUnicode(host),
    },
    csv: { bom: bom === true, escapeFormulas },
    brand,
  };
}
