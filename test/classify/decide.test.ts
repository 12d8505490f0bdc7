import { expect, test } from 'vitest';
import { decide, type Findings } from '../../src/classify/decide.ts';
import type { Harm, Signal } from '../../src/domain/verdict.ts';
import { knowledge } from '../knowledge.ts';

interface Case {
  readonly category?: string;
  readonly kind?: string;
  readonly signals?: readonly Signal[];
  readonly harms?: readonly Harm[];
  readonly tones?: readonly string[];
  readonly nonComplaint?: string;
  readonly words?: number;
}

function found({ category, kind, signals = [], harms = [], tones = [], nonComplaint, words = 5 }: Case): Findings {
  return {
    category,
    kind,
    entry: category === undefined ? undefined : knowledge.categories[category],
    signals: new Set(signals),
    harms: new Set(harms),
    causes: new Set(),
    tones: new Set(tones),
    nonComplaint,
    words,
  };
}

test.each<[string, Case, string, Harm, string]>([
  [
    'safety is critical although it was put right',
    { category: 'health-safety', tones: ['put-right'] },
    'critical',
    'safety',
    'always-critical',
  ],
  [
    'pressure on reviews is critical although the customer laughs',
    { category: 'review-pressure', tones: ['laugh'] },
    'critical',
    'trust',
    'always-critical',
  ],
  [
    'a late order that did not matter is trivial',
    { category: 'late-delivery', tones: ['no-matter'] },
    'trivial',
    'none',
    'does-not-matter',
  ],
  [
    'a failure put right and praised is trivial',
    { category: 'wrong-order', tones: ['put-right'] },
    'trivial',
    'none',
    'put-right',
  ],
  [
    'a failure put right is critical where the customer leaves',
    { category: 'wrong-order', tones: ['put-right'], signals: ['leaving'] },
    'critical',
    'use',
    'leaving',
  ],
  ['a typo is trivial', { category: 'content-error', kind: 'typo' }, 'trivial', 'none', 'kind-default'],
  [
    'a typo that cost money is critical',
    { category: 'content-error', kind: 'typo', harms: ['money'] },
    'critical',
    'money',
    'harm-stated',
  ],
  ['a late order is critical, its harm is time', { category: 'late-delivery' }, 'critical', 'time', 'kind-default'],
  [
    'a late order that is softened is trivial',
    { category: 'late-delivery', tones: ['soft'] },
    'trivial',
    'none',
    'softened',
  ],
  [
    'strong words win over softening',
    { category: 'late-delivery', tones: ['soft', 'strong'] },
    'critical',
    'time',
    'kind-default',
  ],
  [
    'the most urgent harm is named',
    { category: 'late-delivery', harms: ['plans', 'safety'] },
    'critical',
    'safety',
    'harm-stated',
  ],
  [
    'a price that drives the customer away is critical',
    { category: 'price', signals: ['leaving'] },
    'critical',
    'money',
    'leaving',
  ],
  [
    'anger with no failure named is critical, the harm is trust',
    { tones: ['displeased'] },
    'critical',
    'trust',
    'anger',
  ],
  ['mild displeasure with none named is trivial', { tones: ['displeased', 'soft'] }, 'trivial', 'none', 'softened'],
  ['praise is no complaint', { tones: ['praise'] }, 'none', 'none', 'praise'],
  ['a long text with no sign of either is taken for a complaint', { words: 40 }, 'critical', 'trust', 'unexplained'],
  ['a short one is not', {}, 'none', 'none', 'nothing-named'],
  ['a question is no complaint', { nonComplaint: 'question' }, 'none', 'none', 'question'],
])('%s', (_, given, severity, harm, ground) => {
  expect(decide(found(given))).toEqual({ severity, harm, ground });
});
