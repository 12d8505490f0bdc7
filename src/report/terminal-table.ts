import stringWidth from 'fast-string-width';
import type { Block, Cell } from './document.ts';
import { type Style, wrap } from './style.ts';

type Table = Extract<Block, { kind: 'table' }>;

const GAP = 2;
const SHORTEST_BAR = 8;
const LONGEST_BAR = 40;
/** A growing column is not squeezed below this; the bar gives way first. */
const NARROWEST_GROWING = 24;
const NARROWEST = 10;

/** Columns as wide as their cells; the growing one wraps in what is left, and bars take the rest. */
export function renderTable(table: Table, style: Style): string[] {
  const natural = table.columns.map(({ title }, at) =>
    Math.max(stringWidth(title), ...table.rows.map(({ cells }) => stringWidth(cells[at]?.text ?? ''))),
  );
  const hasBars = table.rows.some(({ bar }) => bar !== undefined);
  const { widths, barLength } = shareWidth(table, natural, hasBars, style.width);
  const titles = table.columns.map(({ title }) => ({ text: title, tone: 'muted' as const }));
  const header = table.columns.some(({ title }) => title !== '') ? renderRow(titles, '', table, widths, style) : [];
  return [
    ...header,
    ...table.rows.flatMap(({ cells, bar }) =>
      renderRow(cells, bar === undefined || barLength === 0 ? '' : style.bar(bar, barLength), table, widths, style),
    ),
  ];
}

function shareWidth({ columns }: Table, natural: readonly number[], hasBars: boolean, width: number) {
  const growing = columns.findIndex(({ grows }) => grows === true);
  const fixed = natural.reduce((sum, own, at) => sum + (at === growing ? 0 : own), 0) + GAP * columns.length;
  const wanted = growing === -1 ? 0 : (natural[growing] ?? 0);
  const room = width - fixed;
  const least = Math.min(wanted, NARROWEST_GROWING, Math.max(room, NARROWEST));
  const spare = room - Math.min(wanted, Math.max(least, room - (hasBars ? SHORTEST_BAR : 0)));
  const barLength = hasBars && spare >= SHORTEST_BAR ? Math.min(spare, LONGEST_BAR) : 0;
  const widths = natural.map((own, at) => (at === growing ? Math.max(least, Math.min(own, room - barLength)) : own));
  return { widths, barLength };
}

function renderRow(
  cells: readonly Cell[],
  bar: string,
  { columns }: Table,
  widths: readonly number[],
  style: Style,
): string[] {
  const wrapped = columns.map((_, at) => wrap(cells[at]?.text ?? '', widths[at] ?? 1, 0));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.map(({ align }, at) => {
      const text = wrapped[at]?.[line] ?? '';
      const padding = ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(text)));
      const painted = style.paint(text, cells[at]?.tone ?? 'plain');
      return align === 'right' ? padding + painted : painted + padding;
    });
    return `${parts.join(' '.repeat(GAP))}${line === 0 && bar !== '' ? ' '.repeat(GAP) + bar : ''}`;
  });
}
