import type { Made, Report } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Brand } from '../report/html/brand.ts';
import { BINARY, type FormatName, RENDERERS, type Renderer, type RenderOptions } from '../report/renderers.ts';
import { type Host, type Invocation, terminalOf } from './host.ts';
import type { CsvFlags, OutputFlags } from './options.ts';
import { finishTogether, type Sink } from './output.ts';

/** @throws {UserError} when a format is not known, or the terminal cannot show it */
export function formatsOf({ format = 'txt', output }: OutputFlags, { stdout }: Pick<Host, 'stdout'>): FormatName[] {
  const formats = [...new Set(format.split(','))].map((name) => {
    if (Object.hasOwn(RENDERERS, name)) return name as FormatName;
    throw new UserError('usage', `--format: no format "${name}"`, {
      hint: `formats: ${Object.keys(RENDERERS).join(', ')}`,
    });
  });
  const binary = formats.find((name) => BINARY.includes(name));
  if (binary === undefined || output !== undefined || stdout.isTTY !== true) return formats;
  throw new UserError('usage', `--format ${binary}: cannot be shown in a terminal`, {
    hint: `write it to a file: --output report.${binary}`,
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
type Look = OutputFlags & CsvFlags & { readonly brand: Brand; readonly quiet?: boolean };

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
  if (look.quiet !== true) tellOfCut(report, [...sinks.keys()], host);
}

/** HTML says it itself, scripts count in JSON, and the others list none. */
const SILENT: readonly FormatName[] = ['csv', 'xlsx'];

function tellOfCut({ findings, rows }: Report, formats: readonly FormatName[], { stderr }: Host): void {
  const cut = formats.filter((format) => SILENT.includes(format));
  if (cut.length === 0 || findings.length === rows.classified) return;
  const names = cut.join(', ');
  stderr.write(
    `amends: ${names}: ${findings.length} of ${rows.classified} rows are listed, the most urgent; more: --rows N; all: amends classify\n`,
  );
}

function renderOptions({ output, bom, escape: escapeFormulas, brand }: Look, host: Host): RenderOptions {
  return {
    terminal: terminalOf(host, output),
    csv: { bom: bom === true, escapeFormulas },
    brand,
  };
}
