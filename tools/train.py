"""Trains the model where something that it reads has changed: `python -m tools.train`.

The model's name carries a fingerprint of everything that goes into it, so a model that is there is
never stale. Understanding takes minutes to learn, the rules seconds: where only the domain, rules or
stories changed, Rasa's cache supplies the rest. The cache is kept by the fingerprint of what the
pipeline reads, as Rasa itself does not see the modules that a component imports.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from coach.paths import ROOT

MODELS = ROOT / "models"
CACHE = ROOT / ".rasa" / "cache"
# What training reads. Cards, facts and actions are read when the bot answers: they need no training.
INPUTS = (
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data",
    "components",
    "coach/normalise.py",
    "coach/privacy",
    "coach/spelling.py",
    "coach/clauses.py",
    "coach/act_cues.py",
    "coach/quantities",
    "coach/review",  # the judge of whole calls learns what weight the rules have
    "knowledge/rubric.yml",
    "knowledge/tags.yml",
    "knowledge/review_cues.yml",
    "knowledge/violations.yml",
    "knowledge/misspellings.yml",
    "knowledge/entities.yml",
    "knowledge/causes.yml",
    "knowledge/act_cues.yml",
)


_TEXTS = 150_000  # whose vectors training keeps: more than it meets


# Of these, what only the dialogue reads: a change here leaves the pipeline as it was.
DIALOGUE = ("domain.yml", "data/rules", "data/stories")


def _files() -> Iterator[Path]:
    for name in INPUTS:
        path = ROOT / name
        files = [path] if path.is_file() else path.rglob("*")
        yield from (
            file
            for file in files
            if file.is_file() and file.suffix in {".yml", ".txt", ".jsonl", ".py", ".lock"}
        )


def fingerprint(leave_out: tuple[str, ...] = ()) -> str:
    """A short name for the present state of everything the model is made from.

    Args:
        leave_out: beginnings of paths whose files do not count.
    """
    digest = hashlib.sha256()
    for file in sorted(_files()):
        name = str(file.relative_to(ROOT))
        if name.startswith(leave_out):
            continue
        digest.update(name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def model_path() -> Path:
    """Where the model of the present state is, or will be."""
    return MODELS / f"congrong-{fingerprint()}.tar.gz"


def ensure_model() -> Path:
    """The up-to-date model, trained now if there is none."""
    path = model_path()
    if path.exists():
        return path
    print("正在训练模型，大约三到六分钟……", flush=True)
    began = time.monotonic()
    _train(path)
    for old in MODELS.glob("congrong-*.tar.gz"):
        if old != path:
            old.unlink()
    print(f"训练好了，用了 {time.monotonic() - began:.0f} 秒。", flush=True)
    return path


def quiet_logs() -> None:
    """Keeps Rasa's logs to what matters; below this level they repeat what users write."""
    from rasa.utils.log_utils import configure_structlog

    logging.getLogger().setLevel(logging.WARNING)
    configure_structlog(logging.WARNING)


def _train(path: Path) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TQDM_DISABLE", "1")
    cache = CACHE / fingerprint(DIALOGUE)
    os.environ["RASA_CACHE_DIRECTORY"] = str(cache)  # Rasa reads it when it is imported
    for old in set(CACHE.glob("*")) - {cache}:
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    import rasa

    from components.embedder import remember

    quiet_logs()
    remember(_TEXTS)
    os.chdir(ROOT)
    result = rasa.train(
        domain="domain.yml",
        config="config.yml",
        training_files=["data"],
        output=str(MODELS),
        fixed_model_name=path.name.removesuffix(".tar.gz"),
        # Stories are learnt as they stand; glued together they only make training slow.
        core_additional_arguments={"augmentation_factor": 0},
    )
    if result.code != 0 or not path.exists():
        sys.exit("训练没有成功，请看上面的信息。")


if __name__ == "__main__":
    ensure_model()
