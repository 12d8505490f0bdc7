import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Markup, trusted } from '../markup.ts';

/** A chart is drawn once for a wide page and once for a phone: text must not shrink with the picture. */
export type Size = 'wide' | 'narrow';

/** Units of the drawing, one CSS pixel each where there is room. */
export const WIDTH: Readonly<Record<Size, number>> = { wide: 760, narrow: 340 };

/** The line of an interval, dark on a halo that keeps it apart from the bar under it. */
export const WHISKER = [
  { stroke: 'var(--paper)', strokeWidth: 4 },
  { stroke: 'var(--ink)', strokeWidth: 1.5 },
] as const;

const { document } = parseHTML('<!doctype html><html><body></body></html>');

interface Element {
  readonly tagName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<Element & { remove(): void }>;
}

/**
 * Draws a chart as an SVG without styles, roles, ids and sizes of its own: the page names, describes and colours it. The
 * same options give the same bytes. Texts are escaped by the document that it is drawn in.
 */
export function draw(size: Size, options: PlotOptions): Markup {
  const svg = plot({ ...options, width: WIDTH[size], document, className: 'plot' }) as unknown as Element;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const name of ['class', 'font-family', 'font-size']) svg.removeAttribute(name);
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  for (const [name, value] of Object.entries({ 'aria-hidden': 'true', focusable: 'false', class: `chart ${size}` }))
    svg.setAttribute(name, value);
  return trusted(svg.outerHTML);
}

/** Numbers come with all their digits; the roles are those of a picture that is read part by part. */
function tidy(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith('aria-')) element.removeAttribute(name);
    else if (/\d\.\d{3}/.test(value)) element.setAttribute(name, value.replace(/-?\d+\.\d{3,}/g, round));
  }
}

function round(number: string): string {
  return String(Math.round(Number(number) * 100) / 100);
}
