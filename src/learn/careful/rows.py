"""Labelled rows: gold texts beside the checkout and the project's own corpus."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HELD_OUT = 0.05
"""Share of the gold rows that no model sees: confidence and the share passed on are measured on them."""


@dataclass(frozen=True)
class Row:
    id: str
    lang: str
    text: str
    severity: str
    category: str
    others: tuple[str, ...]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Row(r["id"], r["lang"], r["text"], r["severity"], r["category"], tuple(r["others"].split()))
            for r in csv.DictReader(lines)
        ]


def corpus_rows() -> list[Row]:
    return [row for lang in ("ru", "en") for row in read_rows(ROOT / "data" / "corpus" / f"{lang}.csv")]


def is_held_out(row: Row) -> bool:
    """By the hash of the id, so that a row stays on its side whatever else comes in."""
    return int(hashlib.sha256(row.id.encode()).hexdigest()[:8], 16) < HELD_OUT * 2**32


def categories_of(rows: list[Row]) -> list[str]:
    return sorted({row.category for row in rows})


def sources_of(rows: list[Row]) -> str:
    """What a model was made from, 16 hex digits: the labelled rows in their order."""
    digest = hashlib.sha256()
    for row in rows:
        fields = [row.id, row.text, row.severity, row.category, *row.others]
        digest.update("\x1f".join(fields).encode() + b"\n")
    return digest.hexdigest()[:16]
