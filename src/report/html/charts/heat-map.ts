import { barX, text } from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { draw, type Size, WIDTH } from './plot.ts';

export interface HeatMap {
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** Names under some of the columns. */
  readonly ticks: Readonly<Record<Size, readonly { readonly at: number; readonly label: string }[]>>;
  /** Ems of the names beside the rows on a wide page; on a phone longer ones stand above. */
  readonly nameWidth: number;
}

const STEPS = 5;
const ROW = 30;
const NARROWEST_FOR_NUMBERS = 20;
const EM = 12;

/** The ranges of counts that have one shade each, from the lightest; 0 has none. */
export function shadesOf({ rows }: HeatMap): { from: number; to: number }[] {
  const most = Math.max(0, ...rows.flatMap(({ counts }) => counts));
  const steps = Math.min(STEPS, most);
  return Array.from({ length: steps }, (_, step) => ({
    from: Math.floor((step * most) / steps) + 1,
    to: Math.floor(((step + 1) * most) / steps),
  }));
}

/** Shade 1 to 5 of a range; few ranges take the strongest ones. */
export function shadeName(step: number, steps: number): number {
  return STEPS - steps + step + 1;
}

/** Counts as shades, with the numbers in the cells where there is room. */
export function heatMapChart(map: HeatMap, size: Size): Markup {
  const { rows, ticks, nameWidth } = map;
  const columns = rows[0]?.counts.length ?? 0;
  const shades = shadesOf(map);
  const above = size === 'narrow' && nameWidth > 4;
  const marginLeft = above ? 0 : nameWidth * EM * 0.62 + 8;
  const height = above ? ROW + 14 : ROW;
  const cells = rows.flatMap(({ counts }, row) =>
    counts.map((count, at) => {
      const step = shades.findIndex(({ from, to }) => count >= from && count <= to);
      const shade = step === -1 ? 0 : shadeName(step, shades.length);
      return { row, at, end: at + 1, middle: at + 0.5, count, shade };
    }),
  );
  const inset = { inset: 0.5, insetTop: above ? 15 : 0.5 };
  const numbers = (WIDTH[size] - marginLeft) / columns >= NARROWEST_FOR_NUMBERS;
  return draw(size, {
    height: rows.length * height + 26,
    marginLeft,
    marginRight: 2,
    marginTop: 2,
    marginBottom: 24,
    x: { domain: [0, columns], axis: null },
    y: { domain: rows.map((_, row) => row), axis: null, padding: 0 },
    color: { type: 'identity' },
    marks: [
      barX(rows, { y: (_, row) => row, x1: 0, x2: columns, fill: 'var(--heat-0)', ...inset }),
      barX(
        cells.filter(({ count }) => count > 0),
        { y: 'row', x1: 'at', x2: 'end', fill: ({ shade }) => `var(--heat-${shade})`, ...inset },
      ),
      text(rows, {
        y: (_, row) => row,
        text: 'name',
        frameAnchor: 'left',
        textAnchor: above ? 'start' : 'end',
        dx: above ? 0 : -6,
        dy: above ? 8 - height / 2 : 0,
        lineWidth: above ? 40 : nameWidth * 0.62,
        lineHeight: 1,
      }),
      ...(numbers
        ? [
            text(
              cells.filter(({ count }) => count > 0),
              {
                y: 'row',
                x: 'middle',
                text: ({ count }) => String(count),
                dy: above ? 7 : 0,
                fill: ({ shade }) => `var(--on-heat-${shade})`,
              },
            ),
          ]
        : []),
      text(ticks[size], { x: 'at', text: 'label', frameAnchor: 'bottom', dy: 15, fill: 'var(--muted)' }),
    ],
  });
}
