import type { Listed } from '../../../domain/summary.ts';
import type { Severity } from '../../../domain/verdict.ts';
import { joined, type Stretch } from '../../marks.ts';
import { fromLog, html, type Markup } from '../markup.ts';

/** A complaint as a row of the table: what the page and the browser need of it, names resolved by `Labels`. */
export interface ComplaintRow
  extends Pick<
    Listed,
    'id' | 'date' | 'severity' | 'harm' | 'category' | 'kind' | 'signals' | 'review' | 'segments' | 'excerpt'
  > {
  /** Name of the row in links, without `#`. */
  readonly key: string;
  readonly person: boolean;
  readonly marks: readonly Stretch[];
}

/** What codes are called in the language of the report. */
export interface Labels {
  readonly severity: Readonly<Record<string, string>>;
  readonly harm: Readonly<Record<string, string>>;
  readonly category: Readonly<Record<string, string>>;
  /** By `category/kind`. */
  readonly kind: Readonly<Record<string, string>>;
  readonly signal: Readonly<Record<string, string>>;
  readonly segment: Readonly<Record<string, string>>;
  readonly review: string;
  readonly person: string;
  readonly columns: Readonly<Record<'severity' | 'date' | 'category' | 'text' | 'id', string>>;
  readonly undated: string;
}

/** One row of the table; the same markup from the report and from the browser. */
export function renderRow(row: ComplaintRow, labels: Labels, day: (date: string) => string): Markup {
  const { key, id, date, severity, category, kind } = row;
  const { columns } = labels;
  return html`<tr id="${key}" tabindex="-1"><td data-label="${columns.severity}">${tag(severity, labels)}</td><td data-label="${columns.date}" class="date">${
    date === null ? labels.undated : day(date)
  }</td><td data-label="${columns.category}">${labels.category[category] ?? category}${
    kind === null ? undefined : html`<small>${labels.kind[`${category}/${kind}`] ?? kind}</small>`
  }</td><td data-label="${columns.text}" class="text">${markEvidence(row.excerpt, row.marks)}${notes(row, labels)}</td><td data-label="${
    columns.id
  }" class="id"><a href="#${key}">${fromLog(id)}</a></td></tr>\n`;
}

function tag(severity: Severity, { severity: names }: Labels): Markup {
  return html`<span class="tag ${severity}">${names[severity]}</span>`;
}

function notes({ harm, signals, review, person, segments }: ComplaintRow, labels: Labels): Markup | undefined {
  const all = [
    ...(harm === 'none' ? [] : [labels.harm[harm] ?? harm]),
    ...signals.map((signal) => labels.signal[signal] ?? signal),
  ];
  const flags = [...(person ? [labels.person] : []), ...(review ? [labels.review] : [])];
  const own = Object.values(segments);
  if (all.length + flags.length + own.length === 0) return undefined;
  return html`<small>${all.join(' · ')}${flags.map((flag) => html` <span class="flag">${flag}</span>`)}</small>${
    own.length === 0 ? undefined : html`<small>${fromLog(own.join(' · '))}</small>`
  }`;
}

/** A text of the log with the words that prove the verdict marked; marks that overlap or touch are one. */
export function markEvidence(text: string, marks: readonly Stretch[]): Markup {
  const points = [...text];
  const pieces: (string | Markup)[] = [];
  let at = 0;
  for (const { start, end } of joined(marks)) {
    pieces.push(points.slice(at, start).join(''), html`<mark>${points.slice(start, end).join('')}</mark>`);
    at = end;
  }
  return html`<bdi>${pieces}${points.slice(at).join('')}</bdi>`;
}
