import type { Language } from '../../domain/verdict.ts';
import type { Labels } from './complaints/row.ts';

/** What the script of the page is given beside the packed complaints. */
export interface PageData {
  readonly lang: Language;
  readonly labels: Labels;
  /** Messages of the catalogue by their key, to be filled in. */
  readonly messages: Readonly<Record<string, string>>;
}
