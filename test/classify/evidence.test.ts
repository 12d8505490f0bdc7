import { expect, test } from 'vitest';
import { loadQuickModel } from '../../src/classify/quick/load.ts';
import { createScorer } from '../../src/classify/quick/scorer.ts';
import { createTextReader } from '../../src/text/reading.ts';
import { classify } from '../analyse/log-report.ts';
import { cpuSeconds } from '../cpu-time.ts';
import { readLabelled } from '../gold/labelled.ts';
import { knowledge, root } from '../knowledge.ts';

const model = loadQuickModel();
const reader = createTextReader(knowledge);
const scorer = createScorer(model, reader.itemNames);
const rows = ['hard', 'writer3', 'seeds'].flatMap((name) => readLabelled(`${root}test/gold/${name}.csv`));

function scoreOf(text: string, category: string): number {
  const reading = reader.read(text);
  return scorer.score(reading, reader.match(reading))[model.categories.indexOf(category)] as number;
}

test('every failure that is named has words, and is less likely without any of them', { timeout: 60_000 }, () => {
  let spans = 0;
  let proving = 0;
  for (const { text, lang } of rows) {
    const verdict = classify(text, lang);
    const points = [...text];
    for (const category of [verdict.category, ...verdict.others]) {
      if (category === 'none') continue;
      const evidence = verdict.evidence.filter((one) => one.for === category);
      expect(evidence, text).not.toEqual([]);
      for (const { start, end } of evidence) {
        spans += 1;
        const without = points.toSpliced(start, end - start).join('');
        if (scoreOf(without, category) < scoreOf(text, category)) proving += 1;
      }
    }
  }
  console.log(`evidence: ${proving} of ${spans} spans prove their failure`);
  // In a few texts no stretch of words does: each weighs little, and the rest weighs more when one is gone.
  expect(proving / spans).toBeGreaterThanOrEqual(0.99);
});

test('a long text is proved as far as it was read: millions of signs behind that cost next to nothing', async () => {
  const words = rows.map(({ text }) => text).join(' ');
  const read = words.slice(0, 40_000);
  const long = `${read} ${words}`.padEnd(4_000_000, words);
  const evidenceOf = (text: string) => classify(text, 'ru').evidence;
  expect(evidenceOf(long)).toEqual(evidenceOf(read));
  const [short, whole] = [await cpuSeconds(() => evidenceOf(read)), await cpuSeconds(() => evidenceOf(long))];
  expect(whole).toBeLessThan(3 * short + 0.5);
});
