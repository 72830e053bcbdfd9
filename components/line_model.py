"""The statistics behind the readers of lines on a call; independent of Rasa.

A label is whatever a line may do: an act, a sign, a violation; a line may have several. Two kernel
ridge regressions score every label for a line. The kernel of the first compares what the speaker
says: characters, pinyin and sentence vectors. The second multiplies it by how alike the
other side's lines before it are, so that 三百吧 after 能还多少 counts as like 五百 after the same
question. Both score the whole line and each of its clauses. A logistic regression turns the
scores, the cues and the guards of coach.clauses into one probability a label. It is fitted on
leave-one-out scores, which a ridge regression yields in closed form: no folds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from pypinyin import lazy_pinyin
from scipy import sparse
from scipy.linalg import lapack
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer

from coach import clauses
from coach.act_cues import Hit
from components.embedder import DIMENSIONS, embed
from components.lines import Line

Matrix = npt.NDArray[np.float32]


class Cues(Protocol):
    """Words that speak for a label."""

    def find(self, text: str, prev: str = "") -> Sequence[Hit]:
        """The cues found in `text`, said in answer to `prev` ("" where that is not known)."""


_MAX_CLAUSES = 12  # per line: what a turn may cost is bounded
_MAX_STEPS = 40
_BATCH = 2000  # rows of a kernel that are worked on at once
_LONGEST_STEP = 4.0  # of Newton's method, in units of a weight
_CERTAIN = 0.9  # probability of a label that a certain cue speaks for, at least


@dataclass(frozen=True)
class Settings:
    """Weights of the kernel's parts and strength of the penalties, all without a unit."""

    pinyin_weight: float = 0.4
    embedding_weight: float = 0.7
    context_characters_weight: float = 0.3
    context_embedding_weight: float = 0.5
    context_alone_weight: float = 0.3
    ridge: float = 0.3
    label_offset_scale: float = 0.3
    stack_penalty: float = 1.0


# --- kernels --------------------------------------------------------------------------------------


def _character_ngrams(text: str) -> list[str]:
    marked = f"^{text}$"
    return [marked[i : i + n] for n in (1, 2, 3) for i in range(len(marked) - n + 1)]


@lru_cache(maxsize=20_000)
def _syllable_ngrams(text: str) -> tuple[str, ...]:
    marked = ["^", *lazy_pinyin(text), "$"]
    return tuple(" ".join(marked[i : i + n]) for n in (1, 2, 3) for i in range(len(marked) - n + 1))


def _vectorizer(analyzer: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, dtype=np.float32)


class _Kernel:
    """Holds the features of the training lines; their vectors are stored at half precision."""

    _known: tuple[sparse.csr_matrix, Matrix]

    def _keep(self, ngrams: sparse.csr_matrix, vectors: Matrix) -> None:
        # Rounded at once, so that a model answers the same before and after it was stored.
        self._known = _columns(ngrams), vectors.T.astype(np.float16).astype(np.float32)

    def _products(self, ngrams: sparse.csr_matrix, vectors: Matrix) -> Matrix:
        """The kernel of texts with these features: one row a text, one column a known line."""
        known_ngrams, known_vectors = self._known
        rows = vectors @ known_vectors
        for batch in _batches(len(rows)):
            rows[batch] += (ngrams[batch] @ known_ngrams).toarray()
        return np.asarray(rows)

    def __getstate__(self) -> dict[str, Any]:
        ngrams, vectors = self._known
        return self.__dict__ | {"_known": (ngrams, vectors.astype(np.float16))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        ngrams, vectors = state["_known"]
        self.__dict__ = state | {"_known": (ngrams, vectors.astype(np.float32))}


class TextKernel(_Kernel):
    """How alike lines are to those of the training data, from 0 to 1."""

    def __init__(self, texts: Sequence[str], settings: Settings) -> None:
        self._pinyin_weight = settings.pinyin_weight
        self._embedding_weight = settings.embedding_weight
        self._characters = _vectorizer(_character_ngrams).fit(texts)
        self._syllables = _vectorizer(_syllable_ngrams).fit(texts)
        self._keep(*self._features(texts))

    def _features(self, texts: Sequence[str]) -> tuple[sparse.csr_matrix, Matrix]:
        """Sparse and dense features, so scaled that a line's product with itself is 1."""
        total = 1 + self._pinyin_weight + self._embedding_weight
        ngrams = sparse.hstack(
            [
                self._characters.transform(texts) / np.sqrt(total),
                self._syllables.transform(texts) * np.sqrt(self._pinyin_weight / total),
            ],
            format="csr",
            dtype=np.float32,
        )
        return ngrams, embed(texts) * np.float32(np.sqrt(self._embedding_weight / total))

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """One row a text, one column a known line."""
        # A line of one clause stands there twice.
        distinct, places = _distinct(texts)
        rows = self._products(*self._features(distinct))
        return np.asarray(rows if len(distinct) == len(texts) else rows[places])


class ContextKernel(_Kernel):
    """How alike the lines before are, from 0 to 1; 0 where one of two is not known."""

    def __init__(self, prevs: Sequence[str], settings: Settings) -> None:
        self._characters_weight = settings.context_characters_weight
        self._embedding_weight = settings.context_embedding_weight
        self._characters = _vectorizer(_character_ngrams).fit([*prevs, "无"])
        self._keep(*self._features(prevs))

    def _features(self, prevs: Sequence[str]) -> tuple[sparse.csr_matrix, Matrix]:
        total = self._characters_weight + self._embedding_weight
        there = np.array([bool(prev) for prev in prevs], dtype=np.float32)
        characters = self._characters.transform(prevs) * np.sqrt(self._characters_weight / total)
        vectors = np.zeros((len(prevs), DIMENSIONS), dtype=np.float32)
        if there.any():
            vectors[there > 0] = embed([prev for prev in prevs if prev])
        return (
            sparse.csr_matrix(sparse.diags(there) @ characters, dtype=np.float32),
            vectors * np.float32(np.sqrt(self._embedding_weight / total)),
        )

    def __call__(self, prevs: Sequence[str]) -> Matrix:
        """One row a line before, one column a known one."""
        # A turn's clauses all answer the same line.
        distinct, places = _distinct(prevs)
        return np.asarray(self._products(*self._features(distinct))[places])


def _columns(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """The transpose, stored so that a product with it needs no conversion."""
    return rows.T.tocsr()


def _distinct(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """The texts without repetition, and for each text its place among them."""
    places = {text: index for index, text in enumerate(dict.fromkeys(texts))}
    return list(places), [places[text] for text in texts]


class Ridge:
    """Kernel ridge regression for many targets, with exact leave-one-out scores."""

    def __init__(self, gram: Matrix, targets: Matrix, penalty: float) -> None:
        """`gram`: the kernel of the training lines; `targets`: -1 or 1, one column a label."""
        self._inverse: Matrix | None = _inverse(gram, penalty)
        self._offsets = targets.mean(axis=0)
        self._weights = self._inverse @ (targets - self._offsets)
        self._leverage = self._inverse.diagonal()[:, None].copy()
        self._targets = targets

    def scores(self, kernel: Matrix) -> Matrix:
        """Scores of lines whose kernel with the training lines is given."""
        return np.asarray(kernel @ self._weights + self._offsets)

    def left_out(self) -> Matrix:
        """What each training line would score, were it not a training line."""
        return np.asarray(self._targets - self._weights / self._leverage)

    def left_out_at(self, kernel: Matrix, owners: npt.NDArray[np.intp]) -> Matrix:
        """Scores of further lines, each without the training line whose index is in `owners`."""
        assert self._inverse is not None, "only while training"
        drop = np.einsum("ij,ij->i", kernel, self._inverse[owners])[:, None]
        return np.asarray(
            self.scores(kernel) - drop * self._weights[owners] / self._leverage[owners]
        )

    def forget_training(self) -> None:
        """Lets go of what only training needs: the model is stored without it."""
        self._inverse = None
        self._targets = self._targets[:0]
        self._leverage = self._leverage[:0]


def _inverse(gram: Matrix, penalty: float) -> Matrix:
    """The inverse of a symmetric positive definite matrix with `penalty` added to its diagonal.

    At half the cost of a general one, and in the place of one copy: there are thousands of lines.
    """
    matrix = np.array(gram, dtype=np.float32, order="F")
    matrix[np.diag_indices_from(matrix)] += penalty
    matrix, failed = lapack.spotrf(matrix, lower=1, overwrite_a=1)
    if not failed:
        matrix, failed = lapack.spotri(matrix, lower=1, overwrite_c=1)
    if failed:
        raise ValueError("the kernel is not positive definite")
    for rows in _batches(len(matrix)):
        # What LAPACK leaves above the diagonal is the mirror of what stands below it.
        matrix[: rows.start, rows] = matrix[rows, : rows.start].T
        corner = np.tril(matrix[rows, rows])
        matrix[rows, rows] = corner + np.tril(corner, -1).T
    return np.asarray(matrix)


def _batches(count: int) -> Iterator[slice]:
    """Slices that cover `count` rows: a kernel's temporary copies stay small by them."""
    for start in range(0, count, _BATCH):
        yield slice(start, min(start + _BATCH, count))


# --- lines and their clauses ----------------------------------------------------------------------


@dataclass(frozen=True)
class Clauses:
    """The clauses of several lines, one after the other.

    owners: for each clause the index of its line. counts: for each line how many it has.
    """

    texts: list[str]
    owners: npt.NDArray[np.intp]
    counts: npt.NDArray[np.intp]


def _clauses_of(lines: Sequence[Line]) -> Clauses:
    texts: list[str] = []
    counts: list[int] = []
    for text, _ in lines:
        parts = _few(clauses.split(text)) or [text]
        texts += parts
        counts.append(len(parts))
    return Clauses(texts, np.repeat(np.arange(len(counts)), counts), np.array(counts))


def _few(parts: list[str]) -> list[str]:
    """At most _MAX_CLAUSES of them: neighbours are joined where there are more."""
    size = -(-len(parts) // _MAX_CLAUSES)
    return ["，".join(parts[i : i + size]) for i in range(0, len(parts), size)] if parts else []


def _margins(scores: Matrix) -> Matrix:
    """How far each label's score is above the best of the others (below: negative)."""
    if scores.shape[1] == 1:
        return scores
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.asarray(scores - np.where(scores == best, second, best))


def _best_of_clauses(scores: Matrix, parts: Clauses) -> Matrix:
    """For each line the highest of its clauses' scores."""
    starts = np.concatenate([[0], np.cumsum(parts.counts)[:-1]])
    return np.asarray(np.maximum.reduceat(scores, starts, axis=0))


def _score_features(whole: Matrix, by_clause: Matrix, parts: Clauses) -> Matrix:
    """Features of each line and label from one ridge's scores."""
    margins = _margins(whole)
    clause_margins = _best_of_clauses(_margins(by_clause), parts)
    single = (parts.counts == 1)[:, None]
    features = [
        whole,
        margins,
        _best_of_clauses(by_clause, parts),
        clause_margins,
        np.maximum(margins, clause_margins),
        whole * single,
        np.broadcast_to(~single, whole.shape),
        np.broadcast_to(np.minimum(parts.counts, 4)[:, None], whole.shape),
    ]
    return np.stack(features, axis=2).astype(np.float32)


def _scored(ridge: Ridge, kernel: Matrix, parts: Clauses) -> Matrix:
    """Features from a ridge's scores; `kernel`: the rows of the lines, then of their clauses."""
    scores = ridge.scores(kernel)
    lines = len(parts.counts)
    return _score_features(scores[:lines], scores[lines:], parts)


class Stack:
    """Logistic regression over the features of a line and a label, with an offset a label.

    Newton's method: there are hundreds of thousands of rows but few columns, where it takes some ten
    steps and a general solver hundreds.
    """

    def __init__(self, settings: Settings) -> None:
        self._offset_scale = settings.label_offset_scale
        self._penalty = settings.stack_penalty

    def fit(self, features: Matrix, targets: npt.NDArray[np.bool_]) -> Stack:
        """`features`: lines x labels x features; `targets`: lines x labels."""
        lines, labels, size = features.shape
        self._mean = features.mean(axis=(0, 1))
        self._scale = features.std(axis=(0, 1)) + 1e-6
        scaled = ((features - self._mean) / self._scale).reshape(-1, size)
        offsets = np.tile(np.eye(labels) * self._offset_scale, (lines, 1))
        rows = np.hstack([scaled, np.ones((len(scaled), 1)), offsets])
        penalties = np.full(rows.shape[1], self._penalty)
        penalties[size] = 1e-6  # the common offset is free
        weights = _newton(rows, targets.reshape(-1), penalties)
        self._weights = weights[:size]
        self._offsets = weights[size] + weights[size + 1 :] * self._offset_scale
        return self

    def probabilities(self, features: Matrix) -> Matrix:
        """lines x labels."""
        scaled = (features - self._mean) / self._scale
        return np.asarray(expit(scaled @ self._weights + self._offsets))


def _newton(
    rows: npt.NDArray[np.float64],
    targets: npt.NDArray[np.bool_],
    penalties: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """The weights of the penalised logistic regression of the targets on the rows."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_MAX_STEPS):
        expected = expit(rows @ weights)
        slope = rows.T @ (expected - targets) + penalties * weights
        curvature = (rows.T * (expected * (1 - expected))) @ rows + np.diag(penalties)
        step = np.linalg.solve(curvature, slope)
        # A long step can leave the region where the quadratic model holds.
        step *= min(1.0, _LONGEST_STEP / np.abs(step).max())
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


class LineModel:
    """Gives each line the probability of every label."""

    def __init__(
        self,
        cues: Cues,
        guarded: Sequence[Collection[str]] = (),
        settings: Settings | None = None,
    ) -> None:
        """`guarded`: groups of labels that a guard can take back, each with weights of its own."""
        self._cues = cues
        self._guarded = [frozenset(group) for group in guarded]
        self._settings = settings or Settings()
        self.labels: list[str] = []

    def __getstate__(self) -> dict[str, Any]:
        # Cues are content: the file is the one place where they stand.
        return {k: v for k, v in self.__dict__.items() if k not in ("_cues", "_left_out")}

    def with_cues(self, cues: Cues) -> LineModel:
        """Gives a stored model its cues back."""
        self._cues = cues
        return self

    def fit(self, lines: Sequence[Line], labels: Sequence[Sequence[str]]) -> LineModel:
        """Trains on lines and the labels of each."""
        self.labels = sorted({label for line_labels in labels for label in line_labels})
        known = np.array(
            [[label in line_labels for label in self.labels] for line_labels in labels]
        )
        signs = np.where(known, 1, -1).astype(np.float32)
        texts, prevs = [text for text, _ in lines], [prev for _, prev in lines]
        self._text_kernel = TextKernel(texts, self._settings)
        self._context_kernel = ContextKernel(prevs, self._settings)
        alike = self._text_kernel(texts)
        self._plain = Ridge(alike, signs, self._settings.ridge)
        alike = self._in_context(alike, self._context_kernel(prevs))
        self._contextual = Ridge(alike, signs, self._settings.ridge)
        del alike

        parts = _clauses_of(lines)
        plain, contextual = self._left_out_clauses(parts, prevs)
        plain = _score_features(self._plain.left_out(), plain, parts)
        contextual = _score_features(self._contextual.left_out(), contextual, parts)
        self._plain.forget_training()
        self._contextual.forget_training()
        self._fit_stacks(lines, known, plain, contextual)
        return self

    def _left_out_clauses(self, parts: Clauses, prevs: Sequence[str]) -> tuple[Matrix, Matrix]:
        """The scores of both ridges for each clause, each without the line that it is a part of."""
        plain: list[Matrix] = []
        contextual: list[Matrix] = []
        for batch in _batches(len(parts.texts)):
            owners = parts.owners[batch]
            alike = self._text_kernel(parts.texts[batch])
            plain.append(self._plain.left_out_at(alike, owners))
            alike = self._in_context(alike, self._context_kernel([prevs[one] for one in owners]))
            contextual.append(self._contextual.left_out_at(alike, owners))
        return np.concatenate(plain), np.concatenate(contextual)

    def _fit_stacks(
        self,
        lines: Sequence[Line],
        known: npt.NDArray[np.bool_],
        plain: Matrix,
        contextual: Matrix,
    ) -> None:
        bare = np.concatenate([plain, self._signs([(text, "") for text, _ in lines])], axis=2)
        self._plain_stack = self._new_stack().fit(bare, known)
        self._left_out = self._plain_stack.probabilities(bare)
        answered = np.array([bool(prev) for _, prev in lines])
        self._contextual_stack: Stack | None = None
        if answered.any():
            features = np.concatenate([contextual, plain, self._signs(lines)], axis=2)
            self._contextual_stack = self._new_stack().fit(features[answered], known[answered])
            self._left_out[answered] = self._contextual_stack.probabilities(features[answered])

    def _new_stack(self) -> Stack:
        return Stack(self._settings)

    def left_out(self) -> Matrix:
        """What `probabilities` would give each training line, had it not been one of them.

        Known only right after `fit`: a stored model has forgotten its lines' labels.
        """
        return self._left_out

    def _in_context(self, alike: Matrix, context: Matrix) -> Matrix:
        product = alike * context
        product += alike
        product += self._settings.context_alone_weight * context
        return product

    def probabilities(self, lines: Sequence[Line]) -> Matrix:
        """One row a line, one column a label in the order of `labels`; rows need not sum to 1."""
        parts = _clauses_of(lines)
        texts = [text for text, _ in lines]
        # The kernels find the vectors remembered: one pass for all texts is cheaper than two.
        embed([*texts, *parts.texts, *(prev for _, prev in lines if prev)])
        alike = self._text_kernel(texts + parts.texts)
        plain = _scored(self._plain, alike, parts)
        signs = self._signs(lines)
        found = self._plain_stack.probabilities(np.concatenate([plain, signs], axis=2))
        answered = np.array([bool(prev) for _, prev in lines])
        if self._contextual_stack is not None and answered.any():
            prevs = [prev for _, prev in lines]
            prevs += [prevs[owner] for owner in parts.owners]
            alike = self._in_context(alike, self._context_kernel(prevs))
            contextual = _scored(self._contextual, alike, parts)
            features = np.concatenate([contextual, plain, signs], axis=2)
            found = np.where(
                answered[:, None], self._contextual_stack.probabilities(features), found
            )
        return np.asarray(np.where(signs[:, :, 1] > 0, np.maximum(found, _CERTAIN), found))

    def _signs(self, lines: Sequence[Line]) -> Matrix:
        """Features from cues (a hint, a certain one) and, for the groups of labels, from guards."""
        place = {label: index for index, label in enumerate(self.labels)}
        groups = [np.array([label in group for label in self.labels]) for group in self._guarded]
        size = 2 + len(groups) * len(_GUARDS)
        signs = np.zeros((len(lines), len(self.labels), size), dtype=np.float32)
        for row, (text, prev) in enumerate(lines):
            for hit in self._cues.find(text, prev):
                if hit.act in place:
                    signs[row, place[hit.act], int(hit.certain)] = 1
            guards = _guards(text) if groups else []
            for number, group in enumerate(groups):
                first = 2 + number * len(_GUARDS)
                signs[row, group, first : first + len(_GUARDS)] = guards
        return signs


_GUARDS = (
    clauses.has_negation,
    clauses.is_question,
    lambda clause: clauses.is_reported(clause, len(clause)),
    clauses.is_conditional,
    clauses.is_sarcastic,
    clauses.is_distrustful,
)


def _guards(text: str) -> list[bool]:
    """For each guard whether it stands in some clause of the line."""
    parts = clauses.split(text)
    return [any(guard(part) for part in parts) for guard in _GUARDS]
