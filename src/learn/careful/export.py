"""Writes the trained encoder for Node: python export.py GOLD.csv OUT MODEL.bin CHECK.json

OUT is the folder that train.py filled. MODEL.bin holds 8-bit weights with a scale for each output row, in the order in
which `src/classify/careful/model.ts` reads them. CHECK.json gets the float logits of the project's own hard texts, so
that a test can prove that what Node computes agrees.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from base import load_base
from model import SEVERITIES, Reader
from rows import ROOT, corpus_rows, read_rows, sources_of
from tokenise import LONGEST, TAIL, Tokeniser
from train import DROPOUT, predict

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
    sections = [b"AMC1", len(text).to_bytes(4, "little"), text, *sections_of(model)]
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


def sections_of(model: Reader) -> list[bytes]:
    words, word_scales = eight_bits(model.word.weight)
    sections = [words, word_scales, floats(model.position.weight[:LONGEST])]
    sections += [floats(model.after_words.weight), floats(model.after_words.bias)]
    for layer in model.layers:
        parts = [layer.query, layer.key, layer.value, layer.mix, layer.widen, layer.narrow]
        packed = [eight_bits(part.weight) for part in parts]
        sections += [weights for weights, _ in packed]
        sections += [scales for _, scales in packed[:3]] + [floats(part.bias) for part in parts[:3]]
        for (_, scales), part in zip(packed[3:], parts[3:], strict=True):
            sections += [scales, floats(part.bias)]
        for norm in (layer.after_attention, layer.after_inner):
            sections += [floats(norm.weight), floats(norm.bias)]
    return [*sections, floats(model.head.weight), floats(model.head.bias)]


def eight_bits(weights: Tensor) -> tuple[bytes, bytes]:
    """Each row as integers from -127 to 127, and what one step of the row is worth."""
    values = weights.detach().numpy()
    scales = np.maximum(np.abs(values).max(axis=1), 1e-12) / 127
    return np.rint(values / scales[:, None]).astype(np.int8).tobytes(), scales.astype("<f4").tobytes()


def floats(values: Tensor) -> bytes:
    return values.detach().numpy().astype("<f4").tobytes()


if __name__ == "__main__":
    main()
