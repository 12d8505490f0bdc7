"""The encoder of multilingual-e5-small with heads over the mean and the maximum of its token states."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from base import Base

SEVERITIES = ("critical", "trivial", "none")
DROPOUT = 0.1


class Layer(nn.Module):
    def __init__(self, hidden: int, inner: int, heads: int, epsilon: float, dropout: float):
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.query, self.key, self.value, self.mix = (nn.Linear(hidden, hidden) for _ in range(4))
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.after_attention = nn.LayerNorm(hidden, epsilon)
        self.after_inner = nn.LayerNorm(hidden, epsilon)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = states.shape
        split = (batch, length, self.heads, hidden // self.heads)
        query, key, value = (f(states).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = query @ key.transpose(2, 3) * (split[3] ** -0.5) + bias
        weights = F.dropout(weights.float().softmax(-1).to(value.dtype), self.dropout, self.training)
        mixed = self.mix((weights @ value).transpose(1, 2).reshape(batch, length, hidden))
        states = self.after_attention(states + F.dropout(mixed, self.dropout, self.training))
        inner = self.narrow(F.gelu(self.widen(states)))
        return self.after_inner(states + F.dropout(inner, self.dropout, self.training))


class Reader(nn.Module):
    """Logits of a batch: primary category [rows, categories], named categories [rows, categories], severity [rows, 3].

    The heads are linear over mean and maximum of the token states, so that each token's share of a logit is exact.
    """

    def __init__(self, base: Base, keep: list[int], layers: list[int], categories: int, dropout: float):
        super().__init__()
        self.categories = categories
        self.dropout = dropout
        self.word = nn.Embedding(len(keep), base.hidden)
        self.position = nn.Embedding(base.positions, base.hidden)
        self.after_words = nn.LayerNorm(base.hidden, base.epsilon)
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.inner, base.heads, base.epsilon, dropout) for _ in layers
        )
        self.head = nn.Linear(2 * base.hidden, 2 * categories + len(SEVERITIES))
        self.load(base, keep, layers)

    def load(self, base: Base, keep: list[int], layers: list[int]) -> None:
        tensors = base.tensors
        self.put(self.word.weight, tensors["emb.word"][keep] + tensors["emb.type"][0])
        self.put(self.position.weight, tensors["emb.pos"])
        self.put(self.after_words.weight, tensors["emb.ln.w"])
        self.put(self.after_words.bias, tensors["emb.ln.b"])
        names = {"query": "q", "key": "k", "value": "v", "mix": "ao", "widen": "fi", "narrow": "fo"}
        names |= {"after_attention": "aln", "after_inner": "oln"}
        for layer, number in zip(self.layers, layers, strict=True):
            for ours, theirs in names.items():
                part = getattr(layer, ours)
                self.put(part.weight, tensors[f"l{number}.{theirs}.w"])
                self.put(part.bias, tensors[f"l{number}.{theirs}.b"])

    @staticmethod
    def put(parameter: Tensor, values: np.ndarray) -> None:
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)))

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.word(ids) + self.position.weight[: ids.shape[1]]
        states = F.dropout(self.after_words(states), self.dropout, self.training)
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.states(ids, mask).float()
        real = mask[:, :, None]
        mean = (states * real).sum(1) / real.sum(1)
        peak = states.masked_fill(~real, -1e4).amax(1)
        pooled = F.dropout(torch.cat([mean, peak], 1), self.dropout, self.training)
        logits = self.head(pooled)
        return logits.split([self.categories, self.categories, len(SEVERITIES)], 1)
