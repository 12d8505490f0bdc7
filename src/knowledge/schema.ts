import * as v from 'valibot';
import { DATE_ORDERS, ROLES } from '../domain/row.ts';
import { CAUSES, HARMS, SEVERITIES, SIGNALS } from '../domain/verdict.ts';

// The shapes of the files under data/, and of a user's own taxonomy file.

const code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a code like late-delivery'));
const sentence = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const both = v.strictObject({ ru: sentence, en: sentence });

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

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
  why: sentence,
  confirm: sentence,
  contain: sentence,
  recover: sentence,
  correct: sentence,
  prevent: sentence,
  verify: sentence,
});

const part = v.exactOptional(sentence);
const advicePart = v.strictObject({
  title: part,
  why: part,
  confirm: part,
  contain: part,
  recover: part,
  correct: part,
  prevent: part,
  verify: part,
});

const fix = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be category/name')),
  cause: v.picklist(CAUSES),
  effort: v.picklist(['S', 'M', 'L']),
  /** A code of roles.yaml. */
  owner: code,
  when: v.optional(
    v.strictObject({
      kinds: v.optional(v.array(code)),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      share: v.optional(share),
      signals: v.optional(v.array(v.picklist(SIGNALS))),
      concentration: v.optional(v.picklist(CONCENTRATIONS)),
    }),
    {},
  ),
  /** The share of the complaints it is for that it reaches, from to, and after how many weeks that shows. */
  reach: v.strictObject({
    low: share,
    high: share,
    weeks: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ru: advice,
  en: advice,
  /** What reads otherwise where most of the complaints are of these kinds; the first that holds is used. */
  variants: v.optional(
    v.array(
      v.strictObject({
        kinds: v.pipe(v.array(code), v.minLength(1, 'needs a kind')),
        owner: v.optional(code),
        ru: advicePart,
        en: advicePart,
      }),
    ),
    [],
  ),
});

const incidentCommon = v.strictObject({ say: sentence, avoid: sentence, close: sentence });
const incidentFamily = v.strictObject({ name: sentence, first: sentence, say: sentence, contain: sentence });

export const taxonomySchema = v.strictObject({
  categories: v.record(code, category),
  groups: v.record(code, both),
  causes: v.record(v.picklist(CAUSES), v.strictObject({ ...both.entries, gloss: both })),
});
export const conceptsSchema = v.record(conceptName, concept);
export const cuesSchema = v.record(code, v.record(code, cue));
export const rolesSchema = v.record(code, both);
export const fixesSchema = v.array(fix);
export const stemsSchema = v.record(v.string(), sentence);
export const messagesSchema = v.record(v.string(), sentence);
const rows = v.pipe(v.number(), v.integer(), v.minValue(0));
const row = v.tuple([rows, rows, rows]);
/** Labelled rows by what the person said (down) and the judge (across): critical, trivial, none. */
const confusion = v.tuple([row, row, row]);
const right = v.strictObject({
  severityRight: share,
  categoryRight: share,
  severity: confusion,
  /** Of verdicts that a person should reread. */
  review: confusion,
});
/** How often each reader is right, measured on n labelled complaints that nothing was learned from. */
export const judgeSchema = v.strictObject({
  n: v.pipe(v.number(), v.integer()),
  quick: right,
  /** The careful reader on what the quick one passes on, and on everything. */
  auto: right,
  careful: right,
});
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'must be 16 hex digits'));
/** How sure the readers may be; see the file for how each value was measured. */
export const calibrationSchema = v.strictObject({
  rows,
  /** Of the rows that it was measured on, and of the careful reader that was measured. */
  sources: hash,
  model: hash,
  /** The quick reader passes a text on where it is less sure than this. */
  passOn: v.strictObject({ severity: share, category: share }),
  /** Weight of the careful reader where the quick one has an opinion too. */
  trust: share,
  /** Power that undoes the doubt of averaging the two; see `mixOpinions`. */
  sharpness: v.pipe(v.number(), v.minValue(1)),
  /** A person should look where both together are less sure of the severity than this. */
  review: share,
});
/** What to do in an incident, by the family of failures that rose. */
export const playbookSchema = v.strictObject({
  common: v.strictObject({ ru: incidentCommon, en: incidentCommon }),
  families: v.pipe(
    v.array(v.strictObject({ code, categories: v.array(code), ru: incidentFamily, en: incidentFamily })),
    v.minLength(1, 'needs a family'),
  ),
});
const scores = v.array(v.number());
const positive = v.array(v.pipe(v.number(), v.minValue(0)));
/** Scores that simulated quiet series pass so and so often a year, by their days, scatter and usual count. */
const quietTable = v.strictObject({
  /** Simulated in each cell. */
  years: v.pipe(v.number(), v.integer(), v.minValue(1)),
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

/** A column, or several of which the first that the log has is meant. */
const column = v.pipe(
  v.union(
    [sentence, v.pipe(v.array(sentence), v.minLength(1, 'needs a column'))],
    'must be a column, or a list of columns of which the first that is there is meant',
  ),
  v.transform((names) => [names].flat()),
);

/** Tells one side of a conversation: a field is one of some values, or the same as another column of the row. */
const side = v.pipe(
  v.strictObject({ field: sentence, is: v.optional(v.array(sentence)), sameAs: v.optional(sentence) }),
  v.check(({ is, sameAs }) => (is === undefined) !== (sameAs === undefined), 'needs either is or sameAs'),
);

/** A conversation as a list in one cell. */
const messages = v.strictObject({
  column: sentence,
  text: column,
  customer: side,
  /** Messages of the company; without it all that are not the customer's. */
  company: v.optional(side),
  /** Messages that the customer sees; without it all are. */
  public: v.optional(side),
});

/** A conversation as rows of their own. */
const thread = v.strictObject({
  /** Rows of the customer; the others are the company's. */
  customer: v.strictObject({ column: sentence, is: v.array(sentence) }),
  /** In a row of the company, the id of the row that it answers. */
  answers: v.optional(sentence),
});

const role = v.optional(v.nullable(column));
const single = Object.fromEntries(ROLES.filter((name) => name !== 'text').map((name) => [name, role])) as Record<
  Exclude<(typeof ROLES)[number], 'text'>,
  typeof role
>;

/** How a tool's export is known and read. A role that is null has no column, whatever the columns are called. */
const profile = v.strictObject({
  name: sentence,
  /** Columns that the export has: a log that has all of them is one. */
  columns: v.pipe(v.array(column), v.minLength(1, 'needs a column')),
  /** Joined in this order; those that the log lacks are left out. */
  text: v.pipe(v.array(column), v.minLength(1, 'needs a column')),
  ...single,
  dateOrder: v.optional(v.picklist(DATE_ORDERS)),
  /** The company's reply stands behind the customer's words, in one text. */
  gluedReplies: v.optional(v.boolean(), false),
  messages: v.optional(messages),
  thread: v.optional(thread),
  /** A header of this export, for the tests. */
  header: v.optional(v.array(sentence), []),
});
export const profilesSchema = v.record(code, profile);

/** A user's own file: any part of the knowledge, added to what is there. */
export const extensionSchema = v.strictObject({
  categories: v.optional(v.record(code, category), {}),
  concepts: v.optional(conceptsSchema, {}),
  cues: v.optional(cuesSchema, {}),
  roles: v.optional(rolesSchema, {}),
  fixes: v.optional(fixesSchema, []),
});

export type CategoryEntry = v.InferOutput<typeof category>;
export type Taxonomy = v.InferOutput<typeof taxonomySchema>;
export type Roles = v.InferOutput<typeof rolesSchema>;
export type Cues = v.InferOutput<typeof cuesSchema>;
export type Fix = v.InferOutput<typeof fix>;
export type Advice = v.InferOutput<typeof advice>;
export type Playbook = v.InferOutput<typeof playbookSchema>;
export type Quiet = v.InferOutput<typeof quietSchema>;
export type Judge = v.InferOutput<typeof judgeSchema>;
export type Calibration = v.InferOutput<typeof calibrationSchema>;
export type Profile = v.InferOutput<typeof profile>;
