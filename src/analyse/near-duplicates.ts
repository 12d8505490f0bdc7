import type { NearDuplicates } from '../domain/summary.ts';
import { languageOf } from '../text/language.ts';
import { makeExcerpt } from './excerpt.ts';

/** Long texts that are nearly alike, as they were found. */
export interface NearDuplicateTexts extends Pick<NearDuplicates, 'rows' | 'groups'> {
  /** `text` is one of its texts, not masked. */
  readonly largest: { readonly key: string; readonly count: number; readonly text: string } | undefined;
}

/** Adds them up; texts alike in two parts are counted in each part alone. */
export class NearDuplicateCounts {
  readonly #masked: boolean;
  #counts: NearDuplicates = { rows: 0, groups: 0, largest: null };

  constructor(masked: boolean) {
    this.#masked = masked;
  }

  add({ rows, groups, largest }: NearDuplicateTexts): void {
    this.merge({ rows, groups, largest: largest === undefined ? null : this.#shown(largest) });
  }

  merge({ rows, groups, largest }: NearDuplicates): void {
    const own = this.#counts;
    this.#counts = {
      rows: own.rows + rows,
      groups: own.groups + groups,
      largest:
        [own.largest, largest]
          .filter((group) => group !== null)
          .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))[0] ?? null,
    };
  }

  counts(): NearDuplicates {
    return this.#counts;
  }

  #shown({ key, count, text }: NonNullable<NearDuplicateTexts['largest']>): NearDuplicates['largest'] {
    const lang = languageOf(text) === 'ru' ? 'ru' : 'en';
    const { excerpt } = makeExcerpt(text, [], { lang, masked: this.#masked, about: '' });
    return { key, count, excerpt };
  }
}
