import * as v from 'valibot';
import { CAUSES, HARMS, SEVERITIES, SIGNALS } from '../domain/verdict.ts';

// The shapes of the files under data/, and of a user's own taxonomy file.

const code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a code like late-delivery'));
const sentence = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const both = v.strictObject({ ru: sentence, en: sentence });

const kind = v.strictObject({
  ...both.entries,
  severity: v.optional(v.picklist(SEVERITIES)),
  harm: v.optional(v.picklist(HARMS)),
});

const category = v.strictObject({
  group: code,
  severity: v.picklist(SEVERITIES),
  harm: v.picklist(HARMS),
  causes: v.array(v.picklist(CAUSES)),
  ...both.entries,
  definition: both,
  kinds: v.pipe(
    v.record(code, kind),
    v.check((kinds) => Object.keys(kinds).length >= 2, 'needs at least two kinds'),
    v.check((kinds) => Object.keys(kinds).length <= 8, 'has more than eight kinds'),
  ),
});

/** Entries parted by commas; see `Entry` in text/lexicon.ts for their form. */
const entries = v.pipe(
  v.string(),
  v.transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
  v.check((list) => list.every((entry) => !/[ёA-ZА-Я]/.test(entry)), 'must be in lower case, with е for ё'),
);

const concept = v.strictObject({ gloss: sentence, ru: v.optional(entries, ''), en: v.optional(entries, '') });
const conceptName = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'must be a name like LATE or NOT-WORK'),
);

const cue = v.strictObject({
  patterns: v.pipe(v.array(sentence), v.minLength(1, 'needs a pattern')),
  yes: v.pipe(v.array(sentence), v.minLength(1, 'needs an example that it must match')),
  no: v.array(sentence),
});

const CONCENTRATIONS = ['hours', 'weekday', 'place', 'product', 'channel'] as const;

const advice = v.strictObject({
  title: sentence,
  owner: sentence,
  why: sentence,
  confirm: sentence,
  contain: sentence,
  recover: sentence,
  correct: sentence,
  prevent: sentence,
  verify: sentence,
});

const fix = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be category/name')),
  cause: v.picklist(CAUSES),
  effort: v.picklist(['S', 'M', 'L']),
  when: v.optional(
    v.strictObject({
      kinds: v.optional(v.array(code)),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      signals: v.optional(v.array(v.picklist(SIGNALS))),
      concentration: v.optional(v.picklist(CONCENTRATIONS)),
    }),
    {},
  ),
  target: v.strictObject({
    drop: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    weeks: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ru: advice,
  en: advice,
});

export const taxonomySchema = v.strictObject({
  categories: v.record(code, category),
  groups: v.record(code, both),
  causes: v.record(v.picklist(CAUSES), v.strictObject({ ...both.entries, gloss: both })),
});
export const conceptsSchema = v.record(conceptName, concept);
export const cuesSchema = v.record(code, v.record(code, cue));
export const fixesSchema = v.array(fix);
export const stemsSchema = v.record(v.string(), sentence);
export const messagesSchema = v.record(v.string(), sentence);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const right = v.strictObject({ severityRight: share, categoryRight: share });
/** How often each reader is right, measured on n labelled complaints that nothing was learned from. */
export const judgeSchema = v.strictObject({
  n: v.pipe(v.number(), v.integer()),
  quick: right,
  /** The careful reader on what the quick one passes on, and on everything. */
  auto: right,
  careful: right,
  /** The quick reader passes a text on where it is less sure than this. */
  passOn: v.strictObject({ severity: share, category: share }),
});
const scores = v.array(v.number());
const positive = v.array(v.pipe(v.number(), v.minValue(0)));
/** Scores that simulated quiet series pass so and so often a year, by their days, scatter and usual count. */
const quietTable = v.strictObject({
  days: positive,
  scatter: positive,
  usual: positive,
  scores: v.array(v.array(v.array(scores))),
});
export const quietSchema = v.strictObject({
  /** A year, highest first. */
  rates: positive,
  cusum: quietTable,
  ears: quietTable,
});
export const columnsSchema = v.record(v.string(), v.array(sentence));

/** A user's own file: any part of the knowledge, added to what is there. */
export const extensionSchema = v.strictObject({
  categories: v.optional(v.record(code, category), {}),
  concepts: v.optional(conceptsSchema, {}),
  cues: v.optional(cuesSchema, {}),
  fixes: v.optional(fixesSchema, []),
});

export type CategoryEntry = v.InferOutput<typeof category>;
export type Taxonomy = v.InferOutput<typeof taxonomySchema>;
export type Cues = v.InferOutput<typeof cuesSchema>;
export type Fix = v.InferOutput<typeof fix>;
export type Quiet = v.InferOutput<typeof quietSchema>;
export type Judge = v.InferOutput<typeof judgeSchema>;
