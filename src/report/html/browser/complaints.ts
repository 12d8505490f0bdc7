import { formatShownDay } from '../../../knowledge/format.ts';
import { fillTemplate } from '../../../knowledge/messages.ts';
import { type Query, SORTS, type Sort, selectRows } from '../complaints/query.ts';
import { type ComplaintRow, renderRow } from '../complaints/row.ts';
import { readComplaints, readPageData } from './data.ts';
import { setUpPager } from './pager.ts';

const PAGE = 50;
/** Typing is waited for. */
const PAUSE = 120;
/** Begins the names of fields that filter by a segment. */
const SEGMENT = 'segment.';

/** Wakes the table of complaints: filters, search, order, pages and links to single rows. */
export async function startComplaints(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#filters');
  const body = document.querySelector<HTMLTableSectionElement>('#complaint-rows');
  const status = document.querySelector<HTMLElement>('#complaint-count');
  if (form === null || body === null || status === null) return;
  const { lang, labels, messages } = readPageData();
  const rows = await readComplaints();
  const say = (key: string, parameters: Record<string, number>) => fillTemplate(messages[key] ?? '', parameters, lang);

  let found: readonly ComplaintRow[] = rows;
  let sort: Sort = 'urgency';
  let descending = false;
  let page = 0;
  const pager = setUpPager((to) => show(to));

  function show(to: number): void {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(Math.max(0, to), pages - 1);
    const shown = found.slice(page * PAGE, (page + 1) * PAGE);
    if (body !== null)
      body.innerHTML = shown.map((row) => renderRow(row, labels, (day) => formatShownDay(day, lang)).markup).join('');
    const [from, until] = [found.length === 0 ? 0 : page * PAGE + 1, page * PAGE + shown.length];
    if (status !== null)
      status.textContent = say('table.shown', { from, to: until, found: found.length, all: rows.length });
    pager.show(page, pages, say('table.page', { page: page + 1, pages }));
  }

  function select(): void {
    if (form !== null) found = selectRows(rows, queryOf(form), sort, descending);
    show(0);
  }

  /** Shows the row that the address names, whatever the filters say. */
  function follow(): void {
    const key = decodeURIComponent(location.hash.slice(1));
    if (!key.startsWith('c-') || !rows.some((row) => row.key === key)) return;
    if (!found.some((row) => row.key === key)) {
      form?.reset();
      select();
    }
    show(Math.floor(found.findIndex((row) => row.key === key) / PAGE));
    const row = document.getElementById(key);
    row?.classList.add('target');
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }

  let waiting = 0;
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(select, (event.target as HTMLInputElement).type === 'search' ? PAUSE : 0);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(select));
  for (const header of document.querySelectorAll<HTMLElement>('[data-sort]')) {
    const name = header.dataset['sort'];
    const own = SORTS.find((one) => one === name);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener('click', () => {
      if (own === undefined) return;
      descending = sort === own && !descending;
      sort = own;
      for (const other of document.querySelectorAll('[data-sort]')) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      select();
    });
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-show]')) {
    link.addEventListener('click', () => {
      form.reset();
      fill(form, new URLSearchParams(link.dataset['show']));
      select();
      document.querySelector<HTMLElement>('#complaints h2')?.focus();
    });
  }
  addEventListener('hashchange', follow);
  form.hidden = false;
  show(0);
  follow();
}

function queryOf(form: HTMLFormElement): Query {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    words: text('words'),
    severity: data.getAll('severity').map(String),
    category: text('category'),
    harm: text('harm'),
    signal: text('signal'),
    segments: Object.fromEntries(
      [...data].flatMap(([name, value]) =>
        name.startsWith(SEGMENT) ? [[name.slice(SEGMENT.length), String(value)]] : [],
      ),
    ),
    from: text('from'),
    to: text('to'),
    review: data.has('review'),
    person: data.has('person'),
  };
}

/** Sets fields of the form by name; boxes by their value. */
function fill(form: HTMLFormElement, values: URLSearchParams): void {
  for (const [name, value] of values) {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = field.value === value;
      else field.value = value;
    }
  }
}
