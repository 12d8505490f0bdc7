"""linear_svm.py train LABELLED MODEL, linear_svm.py predict MODEL TEXTS: prints a category a line."""

import pickle
import sys
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


def lines_of(path):
    return Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")


def train(labelled, model):
    labels, texts = zip(*(line.split(" ", 1) for line in lines_of(labelled)))
    pipeline = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC())
    Path(model).write_bytes(pickle.dumps(pipeline.fit(texts, labels)))


def predict(model, texts):
    pipeline = pickle.loads(Path(model).read_bytes())
    print("\n".join(pipeline.predict(lines_of(texts))))


{"train": train, "predict": predict}[sys.argv[1]](*sys.argv[2:])
