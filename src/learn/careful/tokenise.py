"""Unigram tokens: the most probable split of a text into pieces (Viterbi)."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

BOUNDARY = "\u2581"
SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
BEGIN, PAD, END, UNKNOWN = range(4)
LONGEST = 144
TAIL = 48
"""A longer text keeps its beginning and its last 48 pieces: the demand and the mood stand at the end."""


def normalise(text: str) -> str:
    """NFKC, one space between words, no control characters."""
    folded = unicodedata.normalize("NFKC", text)
    cleaned = "".join(" " if c.isspace() else c for c in folded if c.isspace() or not is_control(c))
    return BOUNDARY + BOUNDARY.join(cleaned.split())


def is_control(character: str) -> bool:
    code = ord(character)
    return code < 32 or 127 <= code < 160 or code in (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F, 0xFFFD)


class Tokeniser:
    def __init__(self, pieces: list[str], scores: Iterable[float]):
        self.pieces = pieces
        self.scores = [float(s) for s in scores]
        self.ids = {piece: i for i, piece in enumerate(pieces) if i >= len(SPECIALS)}
        self.longest = max(len(piece) for piece in self.ids)
        self.unknown_score = min(self.scores) - 10

    def split(self, text: str) -> list[int]:
        """Ids of the pieces, without begin and end; a character that no piece has is `UNKNOWN`."""
        chars = normalise(text)
        count = len(chars)
        best = [0.0] + [float("-inf")] * count
        piece_at = [UNKNOWN] * (count + 1)
        start_of = [0] * (count + 1)
        for start in range(count):
            score = best[start]
            unknown = score + self.unknown_score
            if unknown > best[start + 1]:
                best[start + 1], piece_at[start + 1], start_of[start + 1] = unknown, UNKNOWN, start
            for end in range(start + 1, min(count, start + self.longest) + 1):
                found = self.ids.get(chars[start:end])
                if found is not None and score + self.scores[found] > best[end]:
                    best[end], piece_at[end], start_of[end] = score + self.scores[found], found, start
        ids = []
        at = count
        while at > 0:
            ids.append(piece_at[at])
            at = start_of[at]
        return ids[::-1]

    def encode(self, text: str) -> list[int]:
        """Ids with begin and end, at most `LONGEST`."""
        ids = self.split(text)
        room = LONGEST - 2
        if len(ids) > room:
            ids = ids[: room - TAIL] + ids[-TAIL:]
        return [BEGIN, *ids, END]


def cut_vocabulary(full: Tokeniser, texts: Iterable[str], size: int) -> list[int]:
    """Ids in the full vocabulary to keep: the specials, what `texts` use twice, every single character of the two
    alphabets, then the likeliest pieces of Russian and English letters until there are `size`."""
    used: Counter[int] = Counter()
    for text in texts:
        used.update(full.split(text))
    keep = {i for i, times in used.items() if times >= 2}
    keep.update(range(len(SPECIALS)))
    ranked = sorted(full.ids.values(), key=lambda i: (-full.scores[i], i))
    keep.update(i for i in ranked if len(full.pieces[i]) <= 2 and is_wanted(full.pieces[i]))
    for i in ranked:
        if len(keep) >= size:
            break
        if is_wanted(full.pieces[i]):
            keep.add(i)
    return sorted(keep)


def is_wanted(piece: str) -> bool:
    letters = piece.replace(BOUNDARY, "")
    return all(c.isascii() or "\u0400" <= c <= "\u045f" for c in letters)
