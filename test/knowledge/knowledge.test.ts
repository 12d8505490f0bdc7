import { describe, expect, test } from 'vitest';
import { compileKnowledge, extendKnowledge } from '../../src/knowledge/compile.ts';
import { parseYaml } from '../../src/knowledge/document.ts';
import { categoryOf } from '../../src/knowledge/knowledge.ts';
import { conceptsSchema, cuesSchema } from '../../src/knowledge/schema.ts';
import { createTextReader, failingExamples } from '../../src/text/reading.ts';
import { stemLexicon } from '../../src/text/stem-lexicon.ts';
import { knowledge, readSources } from '../knowledge.ts';

const sources = readSources();

test('the compiled knowledge equals its sources', () => {
  expect(stemLexicon(compileKnowledge(sources))).toEqual(knowledge);
});

test('the taxonomy holds the 25 failures and none', () => {
  expect(Object.keys(knowledge.categories)).toHaveLength(26);
});

test('every concept has entries, and they stand sorted, unique and in lower case', () => {
  for (const [path, text] of sources) {
    if (!path.startsWith('lexicon/concepts/')) continue;
    for (const [name, { ru, en }] of Object.entries(parseYaml(path, text, conceptsSchema).value)) {
      expect(ru.length + en.length, `${path}: ${name}`).toBeGreaterThan(0);
      for (const entries of [ru, en]) expect(entries, `${path}: ${name}`).toEqual([...new Set(entries)].sort());
    }
  }
});

describe('every cue', () => {
  const reader = createTextReader(knowledge);
  const files = [...sources].filter(([path]) => path.startsWith('lexicon/cues/'));

  test.each(files)('of %s fires on its examples and is silent on its counter-examples', (path, text) => {
    for (const [group, kinds] of Object.entries(parseYaml(path, text, cuesSchema).value)) {
      const cues = Object.fromEntries(Object.entries(kinds).map(([kind, cue]) => [`${group}/${kind}`, cue]));
      expect(failingExamples(reader, cues)).toEqual([]);
    }
  });

  test('has a place in the taxonomy, and every kind of a failure has a cue', () => {
    const ids = new Set(knowledge.cues.map(({ id }) => id));
    const kinds = Object.entries(knowledge.categories).flatMap(([code, entry]) =>
      Object.keys(entry.kinds).map((kind) => `${code}/${kind}`),
    );
    expect(kinds.filter((id) => !ids.has(id) && !id.startsWith('other/') && !id.startsWith('none/'))).toEqual([]);
  });
});

describe('every failure', () => {
  test.each(Object.keys(knowledge.categories).filter((code) => code !== 'none' && code !== 'other'))(
    '%s has two fixes at least',
    (code) => {
      expect(knowledge.fixes.filter((fix) => categoryOf(fix) === code).length).toBeGreaterThanOrEqual(2);
    },
  );

  test('has a fix for each of its kinds that needs no bunching', () => {
    for (const [code, { kinds }] of Object.entries(knowledge.categories)) {
      if (code === 'none') continue;
      const fixes = knowledge.fixes.filter((fix) => categoryOf(fix) === code && fix.when.concentration === undefined);
      const covered = fixes.flatMap((fix) => fix.when.kinds ?? Object.keys(kinds));
      expect(
        Object.keys(kinds).filter((kind) => !covered.includes(kind)),
        code,
      ).toEqual([]);
    }
  });

  test('other has no fix but reading', () => {
    expect(knowledge.fixes.filter((fix) => categoryOf(fix) === 'other')).toHaveLength(1);
  });
});

describe('a fault in the knowledge is named with path, line and column', () => {
  const withFile = (path: string, change: (text: string) => string) =>
    new Map([...sources, [path, change(sources.get(path) ?? '')]]);

  test.each([
    [
      'taxonomy.yaml',
      (text: string) => text.replace('severity: critical', 'severity: awful'),
      /^taxonomy\.yaml:\d+:\d+: categories\.late-delivery\.severity/,
    ],
    ['taxonomy.yaml', (text: string) => `${text}\n  - : [`, /^taxonomy\.yaml:\d+:\d+: /],
    [
      'fixes/outage.yaml',
      (text: string) => text.replace('{target}', '{goal}'),
      /^fixes\/outage\.yaml:\d+:\d+: .*nothing fills "\{goal}"/,
    ],
    [
      'lexicon/cues/outage.yaml',
      (text: string) => text.replace(/^( {2}\w+:\n {4}patterns:\n)/m, '$1      - NO-SUCH-CONCEPT\n'),
      /no concept "NO-SUCH-CONCEPT"/,
    ],
  ])('%s', (path, change, message) => {
    expect(() => compileKnowledge(withFile(path, change))).toThrow(message);
  });

  test('messages that one language lacks', () => {
    expect(() => compileKnowledge(withFile('messages/en.yaml', (text) => text.replace('title:', 'titel:')))).toThrow(
      /has no "/,
    );
  });
});

describe("a user's file", () => {
  const own = `
categories:
  allergen-card:
    group: information
    severity: critical
    harm: safety
    causes: [process]
    ru: Нет карты аллергенов
    en: No allergen card
    definition: { ru: Карта аллергенов не лежит в заказе, en: The order holds no allergen card }
    kinds: { missing: { ru: нет, en: missing }, wrong: { ru: чужая, en: wrong } }
cues:
  allergen-card:
    missing:
      patterns: ['allergen_card & MISSING|missing @5']
      yes: ['The allergen card was missing']
      no: ['The allergen card was there']
`;

  test('adds a category with its cues', () => {
    const extended = extendKnowledge(knowledge, 'ours.yaml', own);
    expect(Object.keys(extended.categories)).toContain('allergen-card');
    expect(extended.hash).not.toBe(knowledge.hash);
    const reader = createTextReader(extended);
    expect(reader.match(reader.read('The allergen card was missing')).map(({ cue }) => cue)).toContain(
      'allergen-card/missing',
    );
  });

  test('that is wrong is refused with its place', () => {
    expect(() => extendKnowledge(knowledge, 'ours.yaml', own.replace('group: information', 'group: letters'))).toThrow(
      /^ours\.yaml:4:12: .*no group "letters"/,
    );
    expect(() =>
      extendKnowledge(knowledge, 'ours.yaml', own.replace('missing:\n      patterns', 'absent:\n      patterns')),
    ).toThrow(/has no kind "absent"/);
  });
});
