import type { Comparison, Figure } from './figures.ts';
import type { Results } from './results.ts';

const MIB = 1024 * 1024;

/** Tables in Markdown, with the set-up above them. */
export function renderResults({ date, setUp, log, races }: Results): string {
  const { processor, cores, node, load } = setUp;
  const about = [
    `${date}, ${processor}, ${cores} cores, Node ${node}, load ${load} at the start.`,
    `The log: seed ${log.seed}, ${log.rows.toLocaleString('en')} rows, ${(log.bytes / 1e6).toFixed(1)} MB.`,
  ].join(' ');
  const tables = races.map(({ title, figures }) => renderRace(title, figures, log.bytes / log.rows));
  return `${[about, ...tables].join('\n\n')}\n`;
}

/** One line a ratio that is held. */
export function renderComparison(comparisons: readonly Comparison[]): string {
  const lines = comparisons.map(({ name, of, ratio, committed, most, holds }) => {
    const verdict = holds ? 'holds' : 'WORSE';
    return `${verdict}: ${name}, ${of}: ${ratio.toFixed(2)} (committed ${committed.toFixed(2)}, at most ${most.toFixed(2)})`;
  });
  return `${lines.join('\n')}\n`;
}

function renderRace(title: string, figures: readonly Figure[], bytesOfRow: number): string {
  const hasRows = figures.some(({ rows }) => rows > 0);
  const columns = [
    title,
    `× ${figures[0]?.name}`,
    ...(hasRows ? ['rows/s', 'MB/s'] : []),
    's',
    '× CPU',
    'CPU s',
    'peak MiB',
  ];
  const rows = figures.map((figure) => {
    const perSecond = figure.rows / figure.seconds;
    const rates = [Math.round(perSecond).toLocaleString('en'), ((perSecond * bytesOfRow) / 1e6).toFixed(1)];
    return [
      figure.name,
      figure.ratio.toFixed(2),
      ...(hasRows ? rates : []),
      figure.seconds.toFixed(2),
      figure.cpuRatio.toFixed(2),
      figure.cpuSeconds.toFixed(2),
      String(Math.round(figure.peakBytes / MIB)),
    ];
  });
  const rule = columns.map((_, at) => (at === 0 ? '---' : '--:'));
  return [columns, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
