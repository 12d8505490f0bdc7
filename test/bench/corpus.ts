import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../knowledge.ts';

/** The project's own labelled texts, whole and as sentences to write others with. */
export interface Corpus {
  readonly labelled: readonly Labelled[];
  /** The topic of each text, so that a topic comes as often as it does in the corpus. */
  readonly topics: readonly Topic[];
  /** Every word of the texts, in small letters. */
  readonly words: ReadonlySet<string>;
}

interface Labelled {
  readonly lang: Language;
  readonly category: string;
  readonly text: string;
}

export type Language = 'ru' | 'en';

/** What texts of one language say of one failure. */
export interface Topic {
  readonly lang: Language;
  readonly sentences: readonly string[];
}

export function readCorpus(): Corpus {
  const labelled = [...readTexts('ru'), ...readTexts('en')];
  return {
    labelled,
    topics: topicsOf(labelled),
    words: new Set(labelled.flatMap(({ text }) => wordsOf(text))),
  };
}

/** Runs of letters, in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function readTexts(lang: Language): Labelled[] {
  return parse(readFileSync(join(root, `data/corpus/${lang}.csv`)), { columns: true });
}

function topicsOf(labelled: readonly Labelled[]): Topic[] {
  const topics = new Map<string, { lang: Language; sentences: string[] }>();
  return labelled.map(({ lang, category, text }) => {
    const key = `${lang} ${category}`;
    const topic = topics.get(key) ?? { lang, sentences: [] };
    topics.set(key, topic);
    topic.sentences.push(...sentencesOf(text));
    return topic;
  });
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}
