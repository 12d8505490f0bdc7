"""Measures how sure the encoder may be, on the rows that it was not trained on: python calibrate.py GOLD.csv OUT

Reads `held-out.json` in OUT and writes `calibration.json`, which export.py puts into the head of the model. How both
readers go together is measured afterwards, by `npm run calibrate`.
"""

import json
import sys
from pathlib import Path

import numpy as np

from model import SEVERITIES
from rows import categories_of, corpus_rows, is_held_out, read_rows


def main() -> None:
    gold, out = map(Path, sys.argv[1:])
    rows = read_rows(gold)
    categories = categories_of([row for row in rows if not is_held_out(row)] + corpus_rows())
    held_out = [row for row in rows if is_held_out(row)]
    by_id = json.loads((out / "held-out.json").read_text())
    logits = np.array([by_id[row.id] for row in held_out])
    n = len(categories)
    severity = np.array([SEVERITIES.index(row.severity) for row in held_out])
    primary = np.array([categories.index(row.category) for row in held_out])
    named = np.array([[c in {row.category, *row.others} - {"none"} for c in categories] for row in held_out])
    (out / "calibration.json").write_text(
        json.dumps(
            {
                "primaryTemperature": best_temperature(logits[:, :n], primary),
                "severityTemperature": best_temperature(logits[:, 2 * n :], severity),
                "namedFrom": best_threshold(logits[:, n : 2 * n], named),
            }
        )
    )


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def best_temperature(logits: np.ndarray, wanted: np.ndarray) -> float:
    """The temperature under which the right classes were likeliest."""

    def surprise(temperature: float) -> float:
        chances = softmax(logits / temperature)[np.arange(len(wanted)), wanted]
        return float(-np.log(np.maximum(chances, 1e-9)).mean())

    return min((round(0.5 + 0.05 * step, 2) for step in range(60)), key=surprise)


def best_threshold(logits: np.ndarray, named: np.ndarray) -> float:
    """The logit with the best F1 of failures named, over all rows together."""

    def f1(threshold: float) -> float:
        said = logits >= threshold
        return 2 * (said & named).sum() / (said.sum() + named.sum())

    return max((round(-3 + 0.1 * step, 1) for step in range(50)), key=f1)


if __name__ == "__main__":
    main()
