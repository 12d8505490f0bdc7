import { currencyIn, parseMoney } from '../../domain/money.ts';
import type { Complaint, LogFormat } from '../../domain/row.ts';
import type { Summary, ValueCount } from '../../domain/summary.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** Adds up the order values of critical complaints, each currency by itself. Memory: the currencies. */
export class Values {
  readonly #usual: string[] = [];
  readonly #sums = new Map<string, { rows: number; minor: number; leavingRows: number; leavingMinor: number }>();
  #none = 0;
  #leavingNone = 0;
  #unreadable = 0;

  /** A log, in the order in which complaints number them; its header may name the currency. */
  addInput({ header, columns }: LogFormat): void {
    this.#usual.push(columns.value === undefined ? '' : currencyIn(header[columns.value] ?? ''));
  }

  add({ source, value }: Complaint, { severity, signals }: Verdict): void {
    if (severity !== 'critical') return;
    const leaving = signals.includes('leaving') ? 1 : 0;
    const money = value === undefined ? undefined : parseMoney(value, this.#usual[source]);
    if (money === undefined) {
      this.#none += 1;
      this.#leavingNone += leaving;
      if (value !== undefined) this.#unreadable += 1;
      return;
    }
    this.#sum(money.currency, 1, money.minor, leaving, leaving * money.minor);
  }

  merge({ currencies, none, leavingNone, unreadable }: Summary['value']): void {
    for (const { currency, rows, minor, leavingRows, leavingMinor } of currencies)
      this.#sum(currency, rows, minor, leavingRows, leavingMinor);
    this.#none += none;
    this.#leavingNone += leavingNone;
    this.#unreadable += unreadable;
  }

  counts(): ValueCount {
    return {
      currencies: [...this.#sums]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, { rows, minor, leavingRows, leavingMinor }]) => ({
          currency,
          rows,
          minor,
          leavingRows,
          leavingMinor,
        })),
      none: this.#none,
      leavingNone: this.#leavingNone,
      unreadable: this.#unreadable,
    };
  }

  #sum(currency: string, rows: number, minor: number, leavingRows: number, leavingMinor: number): void {
    const sum = this.#sums.get(currency) ?? { rows: 0, minor: 0, leavingRows: 0, leavingMinor: 0 };
    sum.rows += rows;
    sum.minor += minor;
    sum.leavingRows += leavingRows;
    sum.leavingMinor += leavingMinor;
    this.#sums.set(currency, sum);
  }
}
