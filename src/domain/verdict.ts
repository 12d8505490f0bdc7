/** Ordered from most to least urgent; the order is the sort key everywhere. */
export const SEVERITIES = ['critical', 'trivial', 'none'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the failure cost the customer, most urgent first; the order is the sort key everywhere. */
export const HARMS = ['safety', 'data', 'dignity', 'money', 'plans', 'use', 'time', 'trust', 'none'] as const;
export type Harm = (typeof HARMS)[number];

/** What the customer does or says beside the failure. */
export const SIGNALS = [
  'leaving',
  'warns-others',
  'public-post',
  'regulator',
  'court',
  'remedy-asked',
  'repeat-contact',
  'put-right',
  'long-time-customer',
  'anger',
  'threat',
  'defends',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Where the cause of a failure usually lies inside the company. */
export const CAUSES = ['promise', 'process', 'people', 'partner', 'system', 'policy', 'growth'] as const;
export type Cause = (typeof CAUSES)[number];

export const READERS = ['quick', 'careful'] as const;
export type Reader = (typeof READERS)[number];

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A code of the taxonomy, for example `late-delivery`; a user's taxonomy may add some. */
export type Category = string;

/** Words of the judged text that a part of the verdict rests on. */
export interface Evidence {
  /** Offsets in Unicode code points of the judged text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** `category/kind`, or `model/word`. */
  readonly cue: string;
  /** The category, harm, signal or severity that these words speak for. */
  readonly for: string;
}

/** What a reader says of one text. */
export interface Verdict {
  readonly lang: Language;
  readonly severity: Severity;
  readonly harm: Harm;
  readonly category: Category;
  /** The cue's reason inside the category; `null` where no cue of the category fired. */
  readonly kind: string | null;
  /** Further failures named, in order of weight, at most three. */
  readonly others: readonly Category[];
  /** Calibrated probability that the severity is right, 0 to 1. */
  readonly confidence: number;
  readonly categoryConfidence: number;
  readonly reader: Reader;
  /** A person should look. */
  readonly review: boolean;
  readonly signals: readonly Signal[];
  /** Cause families that the customer names ("said by N"). */
  readonly causes: readonly Cause[];
  /** Which rule of the decision settled the severity, and on what. */
  readonly ground: Ground;
  /** Sorted by start, end, for. */
  readonly evidence: readonly Evidence[];
}

/** The rule that settled the severity; the messages catalogue has a sentence for each. */
export const GROUNDS = [
  'always-critical',
  'put-right',
  'does-not-matter',
  'laughed-off',
  'harm-stated',
  'anger',
  'leaving',
  'remedy-asked',
  'repeat-contact',
  'warns-others',
  'hardened',
  'softened',
  'kind-default',
  'wording',
  'praise',
  'question',
  'wish',
  'unexplained',
  'nothing-named',
] as const;
export type Ground = (typeof GROUNDS)[number];
