import type { Complaint } from '../domain/row.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Key, keyOf } from './key-set.ts';

/** A row that was drawn, and how many judged rows of the logs it stands for. */
export interface Drawn {
  readonly id: string;
  readonly text: string;
  readonly standsFor: number;
}

interface Candidate {
  readonly id: string;
  readonly text: string;
  readonly key: Key;
}

interface Stratum {
  readonly review: boolean;
  /** Judged rows. */
  size: number;
  /** Rows that a person has already, and those that are drawn. */
  seats: number;
  /** At least as many as may be drawn, in the order in which they would be. */
  pool: Candidate[];
}

/** Rows that a person should look at teach more, and hold most of the errors. */
const REVIEW_WEIGHT = 2;

/**
 * Draws rows for a person to label, stratified by what the judge says: severity, category, review. A stratum gets seats
 * by the root of its size (power allocation, Bankier 1988), so that rare failures are met, and those for review twice
 * as many; every stratum gets one while there are seats (divisors of Huntington and Hill). The order inside a stratum is
 * that of a hash, so that a larger sample of the same logs holds the smaller one. Memory: strata × twice the sample.
 */
export class SampleDraw {
  readonly #strata = new Map<string, Stratum>();
  readonly #kept = new Map<string, string>();
  readonly #most: number;
  readonly #seed: number;

  /** @param most rows that are drawn at most, beside those that are kept */
  constructor(most: number, seed: number) {
    this.#most = most;
    this.#seed = seed;
  }

  /** A judged row that may be drawn. */
  add({ id, text }: Pick<Complaint, 'id' | 'text'>, verdict: Verdict): void {
    const stratum = this.#stratumOf(verdict);
    stratum.size += 1;
    stratum.pool.push({ id, text, key: keyOf([this.#seed, id, text].join('\u001f')) });
    if (stratum.pool.length >= 2 * this.#most) stratum.pool = stratum.pool.sort(byKey).slice(0, this.#most);
  }

  /** A judged row that a person has under this name; one that comes again only counts. */
  keep(name: string, verdict: Verdict): void {
    const stratum = this.#stratumOf(verdict);
    stratum.size += 1;
    if (this.#kept.has(name)) return;
    this.#kept.set(name, nameOf(verdict));
    stratum.seats += 1;
  }

  /** Draws the rows; call it once, when all are known. The order says nothing about the verdicts. */
  draw(): { readonly drawn: readonly Drawn[]; readonly keptFor: ReadonlyMap<string, number> } {
    const strata = [...this.#strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
    for (const stratum of strata) stratum.pool.sort(byKey);
    const taken: { readonly candidate: Candidate; readonly stratum: Stratum }[] = [];
    while (taken.length < this.#most) {
      const stratum = nextOf(strata);
      const candidate = stratum?.pool.shift();
      if (stratum === undefined || candidate === undefined) break;
      stratum.seats += 1;
      taken.push({ candidate, stratum });
    }
    return {
      drawn: taken
        .sort((a, b) => byKey(a.candidate, b.candidate))
        .map(({ candidate: { id, text }, stratum }) => ({ id, text, standsFor: standsFor(stratum) })),
      keptFor: new Map([...this.#kept].map(([name, of]) => [name, standsFor(this.#strata.get(of) as Stratum)])),
    };
  }

  #stratumOf(verdict: Verdict): Stratum {
    const name = nameOf(verdict);
    const known = this.#strata.get(name);
    if (known !== undefined) return known;
    const stratum: Stratum = { review: verdict.review, size: 0, seats: 0, pool: [] };
    this.#strata.set(name, stratum);
    return stratum;
  }
}

function nameOf({ severity, category, review }: Verdict): string {
  return `${severity} ${category} ${review}`;
}

function standsFor({ size, seats }: Stratum): number {
  return size / seats;
}

/** The stratum whose claim to one more seat is strongest, among those that have rows left. */
function nextOf(strata: readonly Stratum[]): Stratum | undefined {
  let best: Stratum | undefined;
  for (const stratum of strata)
    if (stratum.pool.length > 0 && (best === undefined || outranks(stratum, best))) best = stratum;
  return best;
}

function outranks(a: Stratum, b: Stratum): boolean {
  if (a.seats === 0 || b.seats === 0) return a.seats === b.seats ? weightOf(a) > weightOf(b) : a.seats === 0;
  return claimOf(a) > claimOf(b);
}

function claimOf(stratum: Stratum): number {
  return weightOf(stratum) / Math.sqrt(stratum.seats * (stratum.seats + 1));
}

function weightOf({ size, review }: Stratum): number {
  return Math.sqrt(size) * (review ? REVIEW_WEIGHT : 1);
}

function byKey(a: Candidate, b: Candidate): number {
  return a.key.high - b.key.high || a.key.low - b.key.low;
}
