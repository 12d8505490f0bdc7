import type { Columns, Complaint, Status } from '../domain/row.ts';
import { ROLES } from '../domain/row.ts';
import type { Language } from '../domain/verdict.ts';
import { languageOf } from '../text/language.ts';
import { KeySet, keyOf } from './key-set.ts';
import { NearDuplicates } from './near-duplicates.ts';

export interface AdmissionOptions {
  /** YYYY-MM-DD; rows of other days, or of none, are filtered. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly keepDuplicates?: boolean | undefined;
  /** Columns that rows alike have alike too, beside the mapped ones; their index in each log. */
  readonly by?: readonly { readonly at: readonly number[] }[] | undefined;
}

export type Admitted =
  | { readonly status: 'classified'; readonly lang: Language }
  | { readonly status: Exclude<Status, 'classified' | 'rejected'> };

const UNIT = '\u001f';

/** Decides which rows are judged; one for all logs of a run, since a duplicate may stand in another log. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #keys = new KeySet();
  /** Rows alike in a log without id, or customer and date; they are counted, and judged. */
  alike = 0;
  /** Among the rows that are judged. */
  readonly near = new NearDuplicates();

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** The status of a row; call it once for each, in the order of the logs. */
  admit(complaint: Complaint, columns: Columns): Admitted {
    if (this.#isOutside(complaint)) return { status: 'filtered' };
    if (complaint.isReply) return { status: 'reply' };
    if (this.#isDuplicate(complaint, columns)) return { status: 'duplicate' };
    if (complaint.text === '') return { status: 'empty' };
    const written = languageOf(complaint.text);
    if (written === 'other') return { status: 'otherLanguage' };
    this.near.add(complaint.text);
    return { status: 'classified', lang: written === 'ru' ? 'ru' : 'en' };
  }

  #isOutside({ date }: Complaint): boolean {
    const { since, until } = this.#options;
    if (since === undefined && until === undefined) return false;
    return date === undefined || date.day < (since ?? '') || date.day > (until ?? '9999');
  }

  /** Every mapped field and every column of --by alike; removed only where an id, or customer and date, make it one event. */
  #isDuplicate({ source, cells }: Complaint, columns: Columns): boolean {
    const { keepDuplicates, by = [] } = this.#options;
    if (keepDuplicates === true) return false;
    const further = by.map(({ at }) => UNIT + (cells[at[source] ?? -1] ?? '')).join('');
    if (this.#keys.add(keyOf(mappedCells(cells, columns) + further))) return false;
    const isEvent = columns.id !== undefined || (columns.customer !== undefined && columns.date !== undefined);
    if (!isEvent) this.alike += 1;
    return isEvent;
  }
}

/** Every mapped field of a row; rows of which it is the same are alike. */
export function mappedCells(cells: readonly string[], columns: Columns): string {
  let mapped = '';
  for (const role of ROLES) {
    for (const at of [columns[role] ?? []].flat()) mapped += role + UNIT + (cells[at] ?? '') + UNIT;
  }
  return mapped;
}
