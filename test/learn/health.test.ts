import { expect, test } from 'vitest';
import { cueHealth } from '../../src/learn/health.ts';
import { createTextReader } from '../../src/text/reading.ts';
import { knowledge } from '../knowledge.ts';

const reader = createTextReader(knowledge);
const cues = knowledge.cues.map(({ id }) => id);
const late = 'The courier was two hours late';
const lateAndRude = 'The courier was two hours late and rude to me';
const strange = 'Zorbled the frimple again';

const health = cueHealth([late, lateAndRude, strange, strange, strange], reader, cues);

test('counts where a cue fires, where with another, and where only against others', () => {
  expect(health).toMatchObject({ texts: 5, covered: 2 });
  expect(health.cues.find(({ cue }) => cue === 'late-delivery/courier')).toMatchObject({
    fires: 2,
    overlap: 1,
    conflict: 1,
  });
});

test('names every cue of a failure, those that never fire too, and none of tone', () => {
  expect(health.cues.map(({ cue }) => cue).sort()).toEqual(
    cues.filter((cue) => !/^(?:tone|signal|harm|cause)\//.test(cue)).sort(),
  );
  expect(health.cues.at(-1)?.fires).toBe(0);
});

test('shows what no cue knows', () => {
  expect(health.missing.map(({ word }) => word)).toContain('frimple');
  expect(health.missing.map(({ word }) => word)).not.toContain('courier');
  expect(health.examples).toEqual([strange, strange, strange]);
});

test('a log without texts has figures too', () => {
  expect(cueHealth([], reader, cues)).toMatchObject({ texts: 0, covered: 0, missing: [], examples: [] });
});
