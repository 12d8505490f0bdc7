"""Fails where the committed model was made from other rows: python check.py GOLD.csv MODEL.bin (no packages needed)"""

import json
import sys
from pathlib import Path

from rows import corpus_rows, read_rows, sources_of


def main() -> None:
    gold, model = map(Path, sys.argv[1:])
    data = model.read_bytes()
    head = json.loads(data[8 : 8 + int.from_bytes(data[4:8], "little")])
    sources = sources_of(read_rows(gold) + corpus_rows())
    if head["sources"] != sources:
        sys.exit(f"{model}: made from {head['sources']}, the rows are {sources}; run npm run train:careful")
    print(f"{model}: made from these rows ({sources})")


if __name__ == "__main__":
    main()
