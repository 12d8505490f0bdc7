// node natural-bayes.js train LABELLED MODEL, node natural-bayes.js predict MODEL TEXTS ROWS: prints a category a line.
import { readFileSync, writeFileSync } from 'node:fs';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import en from 'natural/lib/natural/stemmers/porter_stemmer.js';
import ru from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';

const [job, ...args] = process.argv.slice(2);
if (job === 'train') train(...args);
else predict(...args);

function train(labelled, model) {
  const classifier = new BayesClassifier();
  for (const line of linesOf(labelled)) {
    const [label, ...words] = line.split(' ');
    classifier.addDocument(stemsOf(words.join(' ')), label);
  }
  classifier.train();
  writeFileSync(model, JSON.stringify(classifier));
}

function predict(model, texts, rows) {
  const classifier = BayesClassifier.restore(JSON.parse(readFileSync(model, 'utf8')));
  const some = linesOf(texts).slice(0, Number(rows));
  console.log(some.map((text) => classifier.classify(stemsOf(text))).join('\n'));
}

/** Its own tokenizers drop Cyrillic, or split at ё. */
function stemsOf(text) {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ru.stem(en.stem(word)));
}

function linesOf(path) {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}
