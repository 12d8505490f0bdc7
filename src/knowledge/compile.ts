import { createHash } from 'node:crypto';
import type { GenericSchema, InferOutput } from 'valibot';
import { UserError } from '../domain/user-error.ts';
import { CAUSES, HARMS, SIGNALS } from '../domain/verdict.ts';
import { checkFixFile, checkPlaybook } from './check-advice.ts';
import { type Document, parseYaml } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { isConceptName, namesOf, type Pattern, PatternError, parsePattern } from './pattern.ts';
import {
  type Cues,
  calibrationSchema,
  columnsSchema,
  conceptsSchema,
  cuesSchema,
  extensionSchema,
  type Fix,
  fixesSchema,
  judgeSchema,
  messagesSchema,
  playbookSchema,
  profilesSchema,
  quietSchema,
  rolesSchema,
  stemsSchema,
  taxonomySchema,
} from './schema.ts';

/** Paths relative to data/ with their contents. */
export type Sources = ReadonlyMap<string, string>;

/** Groups of cues beside the categories, and the kinds that each may have. */
const CUE_GROUPS: Readonly<Record<string, readonly string[] | undefined>> = {
  signal: SIGNALS,
  harm: HARMS.filter((harm) => harm !== 'none'),
  cause: CAUSES,
  tone: ['praise', 'soft', 'strong', 'no-matter', 'laugh', 'put-right', 'displeased', 'defends'],
};

/**
 * Compiles the files under data/ into one value.
 * @throws {UserError} with path:line:column at the first fault
 */
export function compileKnowledge(sources: Sources): Knowledge {
  const one = <Schema extends GenericSchema>(path: string, schema: Schema) => {
    const text = sources.get(path);
    if (text === undefined) throw new UserError('knowledge', `${path}: is missing`);
    return parseYaml(path, text, schema);
  };
  const all = <Schema extends GenericSchema>(folder: string, schema: Schema) =>
    [...sources.keys()]
      .filter((path) => path.startsWith(folder))
      .sort()
      .map((path) => one(path, schema));

  const taxonomy = one('taxonomy.yaml', taxonomySchema).value;
  const base: Knowledge = {
    hash: hashOf(sources),
    ...taxonomy,
    stems: one('lexicon/stems.yaml', stemsSchema).value,
    concepts: {},
    cues: [],
    roles: one('roles.yaml', rolesSchema).value,
    fixes: [],
    incident: checkPlaybook(one('playbooks/incident.yaml', playbookSchema), taxonomy.categories),
    judge: one('judge.yaml', judgeSchema).value,
    calibration: one('calibration.yaml', calibrationSchema).value,
    quiet: one('quiet.yaml', quietSchema).value,
    messages: byLanguage((language) => one(`messages/${language}.yaml`, messagesSchema).value),
    columns: one('columns.yaml', columnsSchema).value,
    profiles: one('profiles.yaml', profilesSchema).value,
  };
  checkMessages(base);
  return addParts(base, {
    concepts: all('lexicon/concepts/', conceptsSchema),
    cues: all('lexicon/cues/', cuesSchema),
    fixes: all('fixes/', fixesSchema),
  });
}

/**
 * Adds a user's own file to the knowledge: new categories, more entries for concepts, more cues, more fixes.
 * @throws {UserError} with path:line:column at the first fault
 */
export function extendKnowledge(knowledge: Knowledge, path: string, text: string): Knowledge {
  const document = parseYaml(path, text, extensionSchema);
  const { categories, concepts, cues, roles, fixes } = document.value;
  for (const [name, { group }] of Object.entries(categories)) {
    if (!Object.hasOwn(knowledge.groups, group)) {
      throw document.fault(
        ['categories', name, 'group'],
        `no group "${group}"`,
        `groups: ${Object.keys(knowledge.groups).join(', ')}`,
      );
    }
  }
  const part = <Value>(name: string, value: Value): Document<Value> => ({
    path,
    value,
    fault: (at, message, hint) => document.fault([name, ...at], message, hint),
  });
  const extended = {
    ...knowledge,
    hash: hashOf(
      new Map([
        ['knowledge', knowledge.hash],
        ['extension', text],
      ]),
    ),
    categories: { ...knowledge.categories, ...categories },
    roles: { ...knowledge.roles, ...roles },
  };
  return addParts(extended, {
    concepts: [part('concepts', concepts)],
    cues: [part('cues', cues)],
    fixes: [part('fixes', fixes)],
  });
}

interface Parts {
  readonly concepts: readonly Document<InferOutput<typeof conceptsSchema>>[];
  readonly cues: readonly Document<Cues>[];
  readonly fixes: readonly Document<readonly Fix[]>[];
}

function addParts(knowledge: Knowledge, parts: Parts): Knowledge {
  const concepts: Record<string, readonly string[]> = { ...knowledge.concepts };
  for (const { value } of parts.concepts) {
    for (const [name, { ru, en }] of Object.entries(value)) concepts[name] = [...(concepts[name] ?? []), ...ru, ...en];
  }
  const withConcepts = { ...knowledge, concepts };
  const cues = parts.cues.flatMap((document) => compileCueFile(document, withConcepts));
  const fixes = parts.fixes.flatMap((document) => checkFixFile(document, withConcepts));
  return {
    ...withConcepts,
    cues: mergeCues([...knowledge.cues, ...cues]),
    fixes: unique([...knowledge.fixes, ...fixes]),
  };
}

function compileCueFile(document: Document<Cues>, knowledge: Knowledge): Knowledge['cues'][number][] {
  return Object.entries(document.value).flatMap(([group, kinds]) =>
    Object.entries(kinds).map(([kind, { patterns }]) => {
      const known = CUE_GROUPS[group] ?? Object.keys(knowledge.categories[group]?.kinds ?? {});
      if (!known.includes(kind)) {
        throw document.fault([group, kind], `"${group}" has no kind "${kind}"`, `kinds: ${known.join(', ')}`);
      }
      const parsed = patterns.map((source, at) =>
        compilePattern(source, (message) => document.fault([group, kind, 'patterns', at], message), knowledge),
      );
      return { id: `${group}/${kind}`, patterns: parsed };
    }),
  );
}

function compilePattern(source: string, fault: (message: string) => UserError, knowledge: Knowledge): Pattern {
  try {
    const pattern = parsePattern(source);
    const missing = namesOf(pattern).find((name) => isConceptName(name) && !Object.hasOwn(knowledge.concepts, name));
    if (missing !== undefined) throw fault(`no concept "${missing}" in "${source}"`);
    return pattern;
  } catch (error) {
    if (error instanceof PatternError) throw fault(`${error.message} (at ${error.column} of "${source}")`);
    throw error;
  }
}

/** Both languages say the same things: the catalogues have the same keys. */
function checkMessages({ messages }: Knowledge): void {
  for (const [one, other] of [
    ['ru', 'en'],
    ['en', 'ru'],
  ] as const) {
    const missing = Object.keys(messages[one]).find((key) => !Object.hasOwn(messages[other], key));
    if (missing !== undefined) throw new UserError('knowledge', `messages/${other}.yaml: has no "${missing}"`);
  }
}

/** A user's cue of the same name adds its patterns to ours. */
function mergeCues(cues: readonly Knowledge['cues'][number][]): Knowledge['cues'] {
  const byId = new Map<string, Pattern[]>();
  for (const { id, patterns } of cues) byId.set(id, [...(byId.get(id) ?? []), ...patterns]);
  return [...byId].map(([id, patterns]) => ({ id, patterns }));
}

function unique(fixes: readonly Fix[]): readonly Fix[] {
  const seen = new Set<string>();
  for (const { id } of fixes) {
    if (seen.has(id)) throw new UserError('knowledge', `the fix "${id}" stands twice`, { hint: 'fix ids are unique' });
    seen.add(id);
  }
  return fixes;
}

function byLanguage<Value>(make: (language: 'ru' | 'en') => Value): Record<'ru' | 'en', Value> {
  return { ru: make('ru'), en: make('en') };
}

function hashOf(sources: Sources): string {
  const hash = createHash('sha256');
  for (const path of [...sources.keys()].sort()) hash.update(`${path}\0${sources.get(path)}\0`);
  return hash.digest('hex').slice(0, 16);
}
