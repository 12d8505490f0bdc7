import { MANY_REJECTED, STATUSES } from '../../domain/row.ts';
import { formatPercent } from '../../knowledge/format.ts';
import { profileName } from '../../knowledge/knowledge.ts';
import type { Block } from '../document.ts';
import type { Context } from './context.ts';

/** What was read and how, what became of each row, how sure the judge is, and what the figures do not say. */
export function account(context: Context): Block[] {
  const { say } = context;
  return [
    { kind: 'heading', level: 2, text: say('account') },
    ...inputs(context).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'paragraph', text: rows(context) },
    ...notes(context).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'paragraph', text: say('footnote'), tone: 'muted' },
  ];
}

/** What each log is, and which column was taken for what. */
export function inputs({ report, knowledge, say }: Context): string[] {
  return report.input.map(({ source, format, sheet, profile, encoding, delimiter, dateOrder, columns }) => {
    const dialect = [
      format,
      profile === null ? '' : say('profile', { name: profileName(knowledge, profile) }),
      sheet === null ? '' : say('sheet', { sheet }),
      encoding,
      delimiter === null ? '' : say('delimiter', { delimiter: delimiter === '\t' ? 'TAB' : delimiter }),
      dateOrder ?? '',
    ];
    const mapped = Object.entries(columns).map(
      ([role, names]) => `${say(`role.${role}`)} = ${[names].flat().join(' + ')}`,
    );
    return `${source}: ${dialect.filter((part) => part !== '').join(', ')}; ${mapped.join('; ')}.`;
  });
}

/** Read = the sum of the statuses, each said even where it is 0. */
function rows({ report, say }: Context): string {
  return `${say('rows.read', { count: report.rows.read })} = ${STATUSES.map((status) => say(`rows.${status}`, { count: report.rows[status] })).join(' + ')}.`;
}

/** What a reader of the figures should know of them. */
export function notes(context: Context): string[] {
  const { report, say, lang } = context;
  const { judge, review, summary, datesUnreadable, emptyByRating } = report;
  const stars = Object.entries(emptyByRating)
    .map(([rating, count]) => `${rating}★ ${count}`)
    .join(', ');
  return [
    manyRejected(context),
    stars === '' ? '' : say('rows.emptyByRating', { stars }),
    datesUnreadable === 0 ? '' : say('rows.datesUnreadable', { count: datesUnreadable }),
    summary.alike === 0 ? '' : say('rows.alike', { count: summary.alike }),
    nearDuplicates(context),
    say('judge', {
      severity: formatPercent(judge.severityRight, lang),
      category: formatPercent(judge.categoryRight, lang),
      n: judge.n,
    }),
    judge.readers.careful === 0 && judge.readers.quick > 0 ? say('judge.quickOnly') : '',
    review.count === 0 ? '' : reviewNote(context),
  ].filter((note) => note !== '');
}

function nearDuplicates({ report: { nearDuplicates }, say }: Context): string {
  const { rows: count, groups, largest } = nearDuplicates;
  return largest === null
    ? ''
    : say('rows.nearDuplicates', { count, groups, largest: largest.count, excerpt: largest.excerpt });
}

function manyRejected({ report: { rows }, say, lang }: Context): string {
  if (rows.rejected <= MANY_REJECTED * rows.read) return '';
  return say('rows.manyRejected', { share: formatPercent(rows.rejected / rows.read, lang) });
}

/** How many rows a person should reread, and how that would move the total that counts. */
function reviewNote({ report, say, lang }: Context): string {
  const { review, severity, doubt } = report;
  const { least, most, expected } = doubt.reread.critical;
  return [
    say('review', { count: review.count, share: formatPercent(review.share, lang) }),
    say('review.moves', { count: review.count, least, most, now: severity.critical.count }),
    expected === null ? '' : say('review.expected', { expected }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
