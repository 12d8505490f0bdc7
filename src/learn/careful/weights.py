"""The model's file: a head in JSON, then 8-bit weights with a scale for each output row, as model.ts reads them."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model import Reader
from tokenise import LONGEST

MAGIC = b"AMC1"
PARTS = ("query", "key", "value", "mix", "widen", "narrow")
NORMS = ("after_attention", "after_inner")


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


STEPS = 120
"""Steps from nothing to the largest weight of a row. Weights that were read back lie on the grid of their file; on the same
grid small changes would be rounded away, and so this number changes with every model that was trained further (127 before)."""


def eight_bits(weights: Tensor) -> tuple[bytes, bytes]:
    """Each row as integers from -STEPS to STEPS, and what one step of the row is worth."""
    values = weights.detach().numpy()
    scales = np.maximum(np.abs(values).max(axis=1), 1e-12) / STEPS
    return np.rint(values / scales[:, None]).astype(np.int8).tobytes(), scales.astype("<f4").tobytes()


def floats(values: Tensor) -> bytes:
    return values.detach().numpy().astype("<f4").tobytes()


def read_head(path: Path) -> dict[str, object]:
    data = path.read_bytes()
    return json.loads(data[8 : 8 + int.from_bytes(data[4:8], "little")])


def read_weights(path: Path, like: dict[str, Tensor]) -> dict[str, Tensor]:
    """What `sections_of` wrote, as floats; what it leaves out (later positions) stays as in `like`."""
    data = path.read_bytes()
    at = 8 + int.from_bytes(data[4:8], "little")
    state = {name: value.clone() for name, value in like.items()}

    def take(count: int, kind: str) -> Tensor:
        nonlocal at
        values = np.frombuffer(data, kind, count, at)
        at += values.nbytes
        return torch.from_numpy(values.astype(np.float32))

    def floats_into(name: str) -> None:
        state[name] = take(like[name].numel(), "<f4").view_as(like[name])

    def matrix(name: str) -> Tensor:
        return take(like[name].numel(), "i1").view_as(like[name])

    def scale(name: str, integers: Tensor) -> None:
        state[name] = integers * take(len(integers), "<f4")[:, None]

    scale("word.weight", matrix("word.weight"))
    state["position.weight"][:LONGEST] = take(LONGEST * like["position.weight"].shape[1], "<f4").view(LONGEST, -1)
    floats_into("after_words.weight")
    floats_into("after_words.bias")
    for layer in range(sum(name.endswith("narrow.bias") for name in like)):
        own = f"layers.{layer}."
        integers = [matrix(f"{own}{part}.weight") for part in PARTS]
        for part, values in zip(PARTS[:3], integers[:3], strict=True):
            scale(f"{own}{part}.weight", values)
        for part in PARTS[:3]:
            floats_into(f"{own}{part}.bias")
        for part, values in zip(PARTS[3:], integers[3:], strict=True):
            scale(f"{own}{part}.weight", values)
            floats_into(f"{own}{part}.bias")
        for norm in NORMS:
            floats_into(f"{own}{norm}.weight")
            floats_into(f"{own}{norm}.bias")
    floats_into("head.weight")
    floats_into("head.bias")
    return state
