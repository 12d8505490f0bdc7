import type { PersonalKind } from './kinds.ts';

/** What the shape of a number alone says: its kind, or that it is somebody's and only the context knows what. */
export type Shape = PersonalKind | 'number';

interface ShapeRule {
  readonly shape: Shape;
  readonly pattern: RegExp;
  /** Bounds of the count of digits. */
  readonly digits: readonly [number, number];
}

/** In order: the first that fits wins. All patterns are anchored and run over short texts. */
const RULES: readonly ShapeRule[] = [
  { shape: 'phone', digits: [8, 15], pattern: /^\(?\+[\d\s().–—-]+$/ },
  { shape: 'account', digits: [12, 32], pattern: /^[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?$/ },
  { shape: 'card', digits: [16, 16], pattern: /^\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}$/ },
  { shape: 'card', digits: [15, 15], pattern: /^3\d{3}[ -]\d{6}[ -]\d{5}$/ },
  { shape: 'account', digits: [20, 20], pattern: /^[34][\d .-]+$/ },
  { shape: 'tax', digits: [11, 11], pattern: /^\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}$/ },
  { shape: 'tax', digits: [9, 9], pattern: /^\d{3}-\d{2}-\d{4}$/ },
  { shape: 'tax', digits: [6, 6], pattern: /^[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]$/i },
  { shape: 'tax', digits: [10, 10], pattern: /^(?:[А-Я]{3}|[A-Z]{3}) ?№? ?\d{10}$/ },
  { shape: 'passport', digits: [10, 10], pattern: /^\d{2} ?\d{2}(?: ?№ ?| ?N[o°]?\.? ?| номер | )\d{6}$/i },
  { shape: 'phone', digits: [11, 11], pattern: /^[78][\d\s().–—-]+$/ },
  { shape: 'phone', digits: [10, 10], pattern: /^9\d{9}$|^\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{2}[ .-]?\d{2}$/ },
  { shape: 'phone', digits: [10, 11], pattern: /^\(?0[\d\s()–—-]+$/ },
  { shape: 'phone', digits: [11, 11], pattern: /^1[ .-]?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$/ },
  { shape: 'phone', digits: [12, 12], pattern: /^(?:44|375|380|998|996|992|994|995|374|373)[\d\s()-]+$/ },
  { shape: 'phone', digits: [11, 15], pattern: /^00[\d\s()–—-]+$/ },
  { shape: 'phone', digits: [7, 7], pattern: /^\d{3}-(?:\d{4}|\d{2}-\d{2})$/ },
  { shape: 'number', digits: [6, 24], pattern: /^[A-ZА-Я\d]*\d{5}[A-ZА-Я\d]*$/ },
  { shape: 'number', digits: [6, 24], pattern: /^[A-Za-z]{1,4}\d{6,}[a-z]{0,2}$/ },
  { shape: 'number', digits: [6, 24], pattern: /^[A-ZА-Я]{1,4}[-/ ]?\d{5,}[A-ZА-Я\d/-]*$/ },
  { shape: 'number', digits: [5, 5], pattern: /^[A-ZА-Я]{2,4}[-/]?\d{5}(?:-[A-ZА-Я\d])?$/ },
  { shape: 'number', digits: [6, 7], pattern: /^(?=[\d-/]*[A-ZА-Я])[A-ZА-Я\d]+(?:[-/][A-ZА-Я\d]+)+$/ },
  { shape: 'number', digits: [8, 40], pattern: /^[A-ZА-Я\d]+(?:[-./][A-ZА-Я\d]+)+$/ },
  { shape: 'number', digits: [9, 40], pattern: /^\d+(?:[ -]\d+)+$/ },
];

/** Shapes that begin a number of their own wherever they stand, whatever came before. */
const FIRM = /^\+|^[78][ -]?\(?\d{3}|^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/;

/** Digits parted as thousands are an amount, not a document: «14 500 000». */
export const THOUSANDS = /^[1-9]\d{0,2}(?:[ \u00a0]\d{3})+$/;
/** Fewer digits have no shape that tells anything. */
export const LEAST_DIGITS = 5;
const LONGEST = 60;

export function isFirm(text: string, shape: Shape): boolean {
  return shape !== 'number' && FIRM.test(text);
}

export function shapeOf(text: string, digits: number): Shape | undefined {
  if (digits < LEAST_DIGITS || text.length > LONGEST || THOUSANDS.test(text)) return undefined;
  const isBare = digits === text.length;
  // Six and seven bare digits can be anything: a price, a model, a count.
  if (isBare && digits < 8) return undefined;
  const rule = RULES.find(
    ({ digits: [least, most], pattern }) => digits >= least && digits <= most && pattern.test(text),
  );
  return rule?.shape;
}
