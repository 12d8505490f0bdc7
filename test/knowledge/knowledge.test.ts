import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/verdict.ts';
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

describe('every fix', () => {
  /** Each wording of a fix: as it stands, and as each of its variants has it. */
  const wordings = knowledge.fixes.flatMap((fix) =>
    [undefined, ...fix.variants].flatMap((variant) =>
      LANGUAGES.map((lang) => ({
        name: [fix.id, variant?.kinds.join('+') ?? '', lang].join(' '),
        lang,
        advice: { ...fix[lang], ...variant?.[lang] },
      })),
    ),
  );

  test('is owned by a role of the list, and every role owns one', () => {
    const owners = knowledge.fixes.flatMap(({ owner, variants }) => [
      owner,
      ...variants.map((one) => one.owner ?? owner),
    ]);
    expect([...new Set(owners)].sort()).toEqual(Object.keys(knowledge.roles));
  });

  test('is verified by a rate, on a later log, by how much', () => {
    const asks = {
      ru: /^По журналу за \{weeks\} нед\. после исправления доля .+ снизиться с \{share\} до \{target\}/,
      en: /^In the log of the \{weeks\} weeks after the fix, .+ fall from \{share\} to \{target\} of all complaints/,
    };
    expect(wordings.filter(({ lang, advice }) => !asks[lang].test(advice.verify)).map(({ name }) => name)).toEqual([]);
  });

  test('says where to look for its cause, and what would decide', () => {
    const short = wordings.filter(({ advice }) => advice.confirm.split(/(?<=[.!?])\s/).length < 2);
    expect(short.map(({ name }) => name)).toEqual([]);
  });

  test('says what is likely, and no more', () => {
    const likely = { ru: /^Вероятно, /, en: /probably/ };
    expect(wordings.filter(({ lang, advice }) => !likely[lang].test(advice.why)).map(({ name }) => name)).toEqual([]);
  });

  test('promises no loyalty, pays for no silence, and ends at no careless employee', () => {
    const banned =
      /лояльн|гарантиру|верност|человеческ\S* фактор|по невнимательности|быть внимательнее|наказать|оштрафовать|удержать клиент|loyal|guarantee|human error|careless employee|be more careful|punish the|retain the customer/i;
    const bad = wordings.filter(({ advice }) => banned.test(Object.values(advice).join(' ')));
    expect(bad.map(({ name }) => name)).toEqual([]);
  });

  test('begins to contain with one sentence that stands alone', () => {
    const long = wordings.filter(({ advice }) => (advice.contain.split(/(?<=[.!?])\s/)[0]?.length ?? 0) > 170);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('reaches a range of shares', () => {
    for (const { id, reach } of knowledge.fixes) {
      expect(reach.low, id).toBeGreaterThan(0);
      expect(reach.high, id).toBeGreaterThan(reach.low);
    }
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
      'fixes/outage.yaml',
      (text: string) => text.replace('owner: technical', 'owner: nobody'),
      /\d+:\d+: .*no role "nobody"/,
    ],
    [
      'fixes/outage.yaml',
      (text: string) => text.replace('- kinds: [network]', '- kinds: [queue]'),
      /^fixes\/outage\.yaml:\d+:\d+: .*the fix is not for the kind "queue"/,
    ],
    [
      'playbooks/incident.yaml',
      (text: string) => text.replace('[outage]', '[outage, health-safety]'),
      /^playbooks\/incident\.yaml:\d+:\d+: .*"health-safety" stands in two families/,
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
