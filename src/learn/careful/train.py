"""Fine-tunes the encoder on the labelled rows: python train.py GOLD.csv OUT [--epochs N] [--further MODEL.bin]

OUT receives `pieces.json` (the cut vocabulary), `float.pt` (the mean weights of all seeds; `seed-N.pt` those of each) and
`held-out.json` (logits of the rows that were not trained on). Two cores, bfloat16: see the model card for the minutes
that it took.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from base import Base, load_base
from model import DROPOUT, SEVERITIES, Reader
from rows import Row, categories_of, corpus_rows, is_held_out, read_rows
from tokenise import PAD, Tokeniser, cut_vocabulary
from weights import read_head, read_weights

VOCABULARY = 28_000
TOKENS_A_BATCH = 2_048
RATE = 1.2e-4
LAYER_DECAY = 0.9
"""Each layer below the last learns at this share of the rate of the one above it."""
HEAD_RATE = 1e-3
WARM_UP = 0.08
SMOOTHING = 0.05
NAMED_WEIGHT = 2.0
HEAD_SEED = 1
FINISH = 0.4
FINISH_EPOCHS = 2
"""Last, the mean is trained at this share of the rate over the invented rows and as many real ones: they alone show failures
that real logs seldom hold."""
TAKEN = 0.25
"""Of that change so much is taken: all of it judges invented texts of others better and real ones worse; see the card."""
AVERAGE_OVER = 0.2
"""The weights are averaged over this last share of the steps."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", default="0,1,2,3,4,5,6,7,8,9,10,11")
    parser.add_argument("--seeds", default="1,2", help="runs that begin with the same heads; their weights are averaged")
    parser.add_argument("--further", type=Path, help="the last pass alone, from the weights of this model")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the script")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(HEAD_SEED)

    gold = read_rows(args.gold)
    held_out = [row for row in gold if is_held_out(row)]
    train = [row for row in gold if not is_held_out(row)] + corpus_rows()
    categories = categories_of(train)
    base = load_base()
    if args.further is not None:
        keep_pieces(args.further, base, args.out)
    tokeniser, keep = vocabulary(base, [row.text for row in train], args.out)
    model = Reader(base, keep, [int(x) for x in args.layers.split(",")], len(categories), DROPOUT)
    del base
    print(f"{len(train)} rows to train on, {len(held_out)} held out, {len(keep)} pieces", flush=True)

    started = time.monotonic()
    def keep_weights(name: str, state: dict[str, Tensor]) -> None:
        minutes = (time.monotonic() - started) / 60
        saved = {"state": state, "layers": args.layers, "categories": categories, "minutes": minutes}
        torch.save(saved, args.out / f"{name}.pt")

    examples = encode(train, tokeniser, categories)
    ids = [tokeniser.encode(row.text) for row in held_out]

    def measure(name: str) -> list[list[float]]:
        print(name, end=": ")
        scores = predict(model, ids)
        report(held_out, scores, categories)
        return scores

    begin = {name: value.clone() for name, value in model.state_dict().items()}
    mean: dict[str, Tensor] = {}
    if args.further is not None:
        mean = read_weights(args.further, begin)
        model.load_state_dict(mean)
        measure("so far")
    for number, seed in enumerate(() if mean else map(int, args.seeds.split(",")), 1):
        start_from(model, begin, seed)
        trained = fit(model, examples, args.epochs, args.steps, partial(keep_weights, f"seed-{seed}"))
        keep_weights(f"seed-{seed}", trained)
        for name, value in trained.items():
            so_far = mean.setdefault(name, torch.zeros_like(value))
            so_far += (value - so_far) / number
        model.load_state_dict(mean)
        measure(f"mean of {number}")

    start_from(model, mean, HEAD_SEED)
    invented = examples[-len(corpus_rows()) :]
    some = invented + random.sample(examples[: -len(invented)], len(invented))
    changed = fit(model, some, FINISH_EPOCHS, args.steps, partial(keep_weights, "float"), FINISH)
    finished = {name: value.lerp(changed[name], TAKEN) for name, value in mean.items()}
    keep_weights("float", finished)
    model.load_state_dict(finished)
    by_id = {row.id: scores for row, scores in zip(held_out, measure("finished"), strict=True)}
    (args.out / "held-out.json").write_text(json.dumps(by_id))


def keep_pieces(model: Path, base: Base, out: Path) -> None:
    """The vocabulary of a trained model, where `vocabulary` looks for it."""
    pieces = read_head(model)["pieces"]
    number = {piece: i for i, piece in enumerate(base.pieces)}
    (out / "pieces.json").write_text(json.dumps({"keep": [number[piece] for piece in pieces]}))


def start_from(model: Reader, state: dict[str, Tensor], seed: int) -> None:
    model.load_state_dict(state)
    random.seed(seed)
    torch.manual_seed(seed)


def vocabulary(base: Base, texts: list[str], out: Path) -> tuple[Tokeniser, list[int]]:
    file = out / "pieces.json"
    if file.exists():
        cut = json.loads(file.read_text())
        keep = cut["keep"]
    else:
        full = Tokeniser(base.pieces, base.scores)
        keep = cut_vocabulary(full, texts, VOCABULARY)
    # The published order is <s> <pad> </s> <unk>; the cut keeps it because the specials are kept.
    tokeniser = Tokeniser([base.pieces[i] for i in keep], base.scores[keep])
    file.write_text(json.dumps({"keep": keep, "pieces": tokeniser.pieces, "scores": tokeniser.scores}, ensure_ascii=False))
    return tokeniser, keep


class Example:
    def __init__(self, row: Row, tokeniser: Tokeniser, categories: list[str]):
        self.ids = tokeniser.encode(row.text)
        self.category = categories.index(row.category)
        self.severity = SEVERITIES.index(row.severity)
        self.named = [categories.index(c) for c in {row.category, *row.others} - {"none"}]


def encode(rows: list[Row], tokeniser: Tokeniser, categories: list[str]) -> list[Example]:
    return [Example(row, tokeniser, categories) for row in rows]


def batches(examples: list[Example]) -> list[list[Example]]:
    """Rows of like length together, at most `TOKENS_A_BATCH` with padding, in random order."""
    rows = sorted(examples, key=lambda e: (len(e.ids) + random.randrange(-3, 4), random.random()))
    out: list[list[Example]] = [[]]
    for row in rows:
        widest = max([len(row.ids), *(len(e.ids) for e in out[-1])])
        if out[-1] and (widest * (len(out[-1]) + 1) > TOKENS_A_BATCH or len(out[-1]) == 32):
            out.append([])
        out[-1].append(row)
    random.shuffle(out)
    return out


def pad(lists: list[list[int]]) -> tuple[Tensor, Tensor]:
    width = max(map(len, lists))
    ids = torch.tensor([x + [PAD] * (width - len(x)) for x in lists])
    return ids, torch.tensor([[True] * len(x) + [False] * (width - len(x)) for x in lists])


def loss_of(model: Reader, batch: list[Example]) -> Tensor:
    ids, mask = pad([e.ids for e in batch])
    with torch.autocast("cpu", torch.bfloat16):
        primary, named, severity = model(ids, mask)
    wanted = torch.zeros_like(named)
    for i, example in enumerate(batch):
        wanted[i, example.named] = 1
    return (
        F.cross_entropy(primary, torch.tensor([e.category for e in batch]), label_smoothing=SMOOTHING)
        + NAMED_WEIGHT * F.binary_cross_entropy_with_logits(named, wanted)
        + F.cross_entropy(severity, torch.tensor([e.severity for e in batch]))
    )


def fit(
    model: Reader,
    examples: list[Example],
    epochs: int,
    stop_after: int | None,
    keep_weights: Callable[[dict[str, Tensor]], None],
    share: float = 1,
) -> dict[str, Tensor]:
    layers = [list(layer.parameters()) for layer in model.layers]
    below = [p for name, p in model.named_parameters() if not name.startswith(("head", "layers"))]
    body = [
        {"params": parameters, "lr": share * RATE * LAYER_DECAY ** (len(layers) - i)}
        for i, parameters in enumerate([below, *layers])
    ]
    heads = [p for name, p in model.named_parameters() if name.startswith("head")]
    optimiser = torch.optim.AdamW([*body, {"params": heads, "lr": share * HEAD_RATE}], weight_decay=0.01, fused=True)
    plan = [batch for _ in range(epochs) for batch in batches(examples)]
    total = len(plan)

    def rate(step: int) -> float:
        warm = WARM_UP * total
        return step / warm if step < warm else max(0.02, (total - step) / (total - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average: dict[str, Tensor] = {}
    averaged = 0
    started = time.monotonic()
    recent = 0.0
    model.train()
    for step, batch in enumerate(plan, 1):
        loss = loss_of(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        recent += loss.item()
        if step > (1 - AVERAGE_OVER) * total and step % 5 == 0:
            averaged += 1
            for name, value in model.state_dict().items():
                mean = average.setdefault(name, torch.zeros_like(value))
                mean += (value - mean) / averaged
        if step % 50 == 0:
            left = (time.monotonic() - started) / step * (total - step) / 60
            print(f"step {step} of {total}, loss {recent / 50:.3f}, {left:.0f} min left", flush=True)
            recent = 0.0
        if step % 400 == 0:
            keep_weights(average or dict(model.state_dict()))
        if step == stop_after:
            break
    return average or dict(model.state_dict())


def predict(model: Reader, texts: list[list[int]]) -> list[list[float]]:
    """Logits of each text: primary, named, severity in one list."""
    model.eval()
    out: list[list[float]] = [[]] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            chunk = order[at : at + 32]
            logits = torch.cat(model(*pad([texts[i] for i in chunk])), 1)
            for i, row in zip(chunk, logits.tolist(), strict=True):
                out[i] = row
    return out


def report(rows: list[Row], scores: list[list[float]], categories: list[str]) -> None:
    n = len(categories)
    primary = [categories[max(range(n), key=lambda k: s[k])] for s in scores]
    severity = [SEVERITIES[max(range(3), key=lambda k: s[2 * n + k])] for s in scores]
    right = sum(p == row.category for p, row in zip(primary, rows, strict=True))
    sure = sum(p == row.severity for p, row in zip(severity, rows, strict=True))
    print(f"held out {len(rows)}: severity {sure / len(rows):.3f} category {right / len(rows):.3f}", flush=True)


if __name__ == "__main__":
    main()
