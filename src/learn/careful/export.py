"""Writes the trained encoder for Node: python export.py GOLD.csv OUT MODEL.bin CHECK.json

OUT is the folder that train.py filled. MODEL.bin holds 8-bit weights with a scale for each output row, in the order in
which `src/classify/careful/model.ts` reads them. CHECK.json gets the float logits of the project's own hard texts, so
that a test can prove that what Node computes agrees.
"""

import json
import sys
from pathlib import Path

import torch

from base import load_base
from model import DROPOUT, SEVERITIES, Reader
from rows import ROOT, corpus_rows, read_rows, sources_of
from tokenise import LONGEST, TAIL, Tokeniser
from train import predict
from weights import MAGIC, sections_of

CHECKED = 40


def main() -> None:
    gold, out, target, check = map(Path, sys.argv[1:])
    saved = torch.load(out / "float.pt", weights_only=True)
    cut = json.loads((out / "pieces.json").read_text())
    layers = [int(x) for x in saved["layers"].split(",")]
    model = Reader(load_base(), cut["keep"], layers, len(saved["categories"]), DROPOUT)
    model.load_state_dict(saved["state"])

    head = {
        "sources": sources_of(read_rows(gold) + corpus_rows()),
        "categories": saved["categories"],
        "severities": SEVERITIES,
        "layers": len(layers),
        "longest": LONGEST,
        "tail": TAIL,
        "pieces": cut["pieces"],
        "scores": [round(s, 4) for s in cut["scores"]],
        **json.loads((out / "calibration.json").read_text()),
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    sections = [MAGIC, len(text).to_bytes(4, "little"), text, *sections_of(model)]
    target.write_bytes(b"".join(sections))

    tokeniser = Tokeniser(cut["pieces"], [round(s, 4) for s in cut["scores"]])
    rows = read_rows(ROOT / "test" / "gold" / "hard.csv")
    rows = [*rows[:CHECKED], *rows[-CHECKED:]]
    ids = [tokeniser.encode(row.text) for row in rows]
    logits = predict(model, ids)
    check.write_text(
        json.dumps(
            [
                {"id": row.id, "ids": i, "logits": [round(x, 4) for x in s]}
                for row, i, s in zip(rows, ids, logits, strict=True)
            ],
            separators=(",", ":"),
        ).replace('{"id"', '\n{"id"')
        + "\n"
    )


if __name__ == "__main__":
    main()
