"""Checks data and knowledge without training: `python -m tools.check`.

Prints each fault on a line and exits with 1 where there is any. Every check takes the project's
root and the day, so that tests can point it at other folders and other times.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coach import clock
from coach.content import ContentError, read_list
from coach.library import Library, load
from coach.paths import ROOT
from coach.planner.wording import load_wording
from coach.safety import KINDS
from coach.spelling import load_corrections
from coach.taxonomy import Taxonomy, load_taxonomy, training_file
from tools.call_checks import (
    calls_are_well_formed,
    lines_of_calls_are_well_formed,
    rated_calls_are_unseen,
)
from tools.sentences import Sentence, contradictions, leaks, likeness, read_sentences

_TERM = re.compile(r"(?P<word>\S+) (?P<count>[1-9]\d*) (?P<tag>[a-z]+)")


@dataclass(frozen=True)
class Project:
    """A project as the checks see it; what several of them need is read once."""

    root: Path
    today: dt.date

    @property
    def knowledge(self) -> Path:
        """The folder of what the bot knows."""
        return self.root / "knowledge"

    @cached_property
    def library(self) -> Library:
        """All that the bot says."""
        return load(self.knowledge)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """All ids."""
        return load_taxonomy(self.knowledge)

    @cached_property
    def training(self) -> list[Sentence]:
        """The sentences that the models learn from."""
        return read_sentences(self.root / "data" / "nlu")

    @cached_property
    def harmless(self) -> list[Sentence]:
        """What only sounds like danger, which the crisis detector learns from; of no intent."""
        folder = self.root / "data" / "harmless"
        return [
            Sentence("", line, file=f"harmless/{path.name}")
            for path in sorted(folder.glob("*.txt"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]

    @cached_property
    def tests(self) -> list[Sentence]:
        """The sentences that they are measured with; none where there are none yet."""
        return read_sentences(self.root / "tests" / "nlu")


def nothing_is_overdue(project: Project) -> Iterator[str]:
    """Facts, hotlines and routes have been reviewed in time."""
    yield from project.library.facts.overdue(project.today)
    for key in ("routes", "sites"):
        for entry in read_list(project.knowledge / "routes.yml", key):
            due = entry.get("review_by")
            if not isinstance(due, dt.date):
                yield f"routes.yml {entry.get('id')}: 没有 review_by"
            elif due < project.today:
                yield f"{entry['id']} 应在 {due} 前复核（现在是 {project.today}）"


def ids_agree(project: Project) -> Iterator[str]:
    """Cards, refusals, commands, signals and the domain have just the ids of the taxonomy."""
    known, made = project.taxonomy, project.library
    groups = {id: f"{situation.group}/{id}" for id, situation in known.situations.items()}
    shown = (f"{card.group}/{card.id}" for card in made.cards.values())
    yield from _differ("knowledge/cards", shown, groups.values())
    yield from _differ("refusals.yml", made.refusals, known.refusals)
    yield from _differ("commands.yml", made.commands, known.commands)
    yield from _differ("coach/safety.py", KINDS, known.safety)
    intents = [
        name
        for name in read_list(project.root / "domain.yml", "intents")
        if not name.startswith("EXTERNAL_")  # the server's own, which nobody says
    ]
    yield from _differ("domain.yml", intents, known.meanings())


def the_guide_is_carried(project: Project) -> Iterator[str]:
    """A card that carries a section of the guide names it among its reasons."""
    for id, situation in project.taxonomy.situations.items():
        card = project.library.cards.get(id)
        named = {part for reason in card.why for part in reason.guide.split()} if card else set()
        for section in situation.guide:
            if section not in named:
                yield f"{situation.group}/{id}.yml: why 里没有指南{section}"


def files_are_named_after_intents(project: Project) -> Iterator[str]:
    """Each intent has one file of training sentences, and no file holds another's.

    Tests may stand in further folders and lists: there only what is named like an intent must be
    one, and hold its sentences.
    """
    files = {training_file(intent): intent for intent in project.taxonomy.meanings()}
    yield from _differ("data/nlu", {one.file for one in project.training}, files)
    for file, intent in sorted({(one.file, one.intent) for one in project.training}):
        if files.get(file, intent) != intent:
            yield f"data/nlu/{file}: 里面有 {intent} 的句子"
    for file, intent in sorted({(one.file, one.intent) for one in project.tests}):
        named = "/".join(file.split("/")[-2:])
        if intent and (intent not in files.values() or files.get(named, intent) != intent):
            yield f"tests/nlu/{file}: 里面有 {intent} 的句子"


def no_sentence_contradicts(project: Project) -> Iterator[str]:
    """The same words do not stand under two intents of one model."""
    for folder, sentences in (("data/nlu", project.training), ("tests/nlu", project.tests)):
        for first, second in contradictions(sentences):
            yield f"{folder}: 「{second.text}」同时在 {first.file} 和 {second.file}"


def tests_are_unseen(project: Project) -> Iterator[str]:
    """No test sentence is a training sentence with a word changed."""
    for test, twin in leaks([*project.training, *project.harmless], project.tests):
        share = likeness(test.plain, twin.plain)
        yield (
            f"tests/nlu/{test.file}: 「{test.text}」与训练句「{twin.text}」"
            f"（{twin.file}）太像，相似度 {share:.2f}"
        )


def what_is_harmless_is_no_danger(project: Project) -> Iterator[str]:
    """No sentence is learnt as harmless and as danger, and none stands twice."""
    danger = {one.plain for one in project.training if one.intent.startswith("safety_")}
    seen: set[str] = set()
    for one in project.harmless:
        if one.plain in danger:
            yield f"data/{one.file}: 「{one.text}」也在 safety 的例句里"
        if one.plain in seen:
            yield f"data/{one.file}: 「{one.text}」出现两次"
        seen.add(one.plain)


def dictionary_is_well_formed(project: Project) -> Iterator[str]:
    """Each line of the dictionary is a word, a count and a tag, and no word stands twice."""
    seen: set[str] = set()
    for path in sorted((project.root / "data" / "dictionary").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = _TERM.fullmatch(line)
            if not match:
                yield f"{path.name} 第{number}行：应为「词 频次 词性」，现在是「{line}」"
            elif match["word"] in seen:
                yield f"{path.name} 第{number}行：{match['word']} 出现两次"
            else:
                seen.add(match["word"])


def spelling_is_right(project: Project) -> Iterator[str]:
    """The table of misspellings is sound, and neither dictionary nor answers hold one of them."""
    wrong = load_corrections(project.knowledge)
    pattern = re.compile("|".join(map(re.escape, wrong)))
    for source, text in _own_texts(project):
        for match in pattern.finditer(text):
            yield f"{source}: 「{match.group()}」应为「{wrong[match.group()]}」"


def _own_texts(project: Project) -> Iterator[tuple[str, str]]:
    for path in sorted((project.root / "data" / "dictionary").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    made = project.library
    for card in made.cards.values():
        yield from ((f"{card.group}/{card.id}.yml", text) for text in card.texts())
    for id, refusal in made.refusals.items():
        yield f"refusals.yml {id}", refusal.say + refusal.instead
    for id, command in made.commands.items():
        yield f"commands.yml {id}", command.say
    for line in made.lines():
        yield "talk.yml", line
    for name in ("plan.yml", "plan_talk.yml"):
        sentences = load_wording(project.knowledge / name, made.facts).sentences
        yield from ((f"{name} {key}", line) for key, line in sentences.items())


Check = Callable[[Project], Iterable[str]]

CHECKS: tuple[Check, ...] = (
    nothing_is_overdue,
    ids_agree,
    the_guide_is_carried,
    files_are_named_after_intents,
    no_sentence_contradicts,
    tests_are_unseen,
    what_is_harmless_is_no_danger,
    lines_of_calls_are_well_formed,
    calls_are_well_formed,
    rated_calls_are_unseen,
    dictionary_is_well_formed,
    spelling_is_right,
)


def faults(project: Project) -> list[str]:
    """Everything that is wrong, each fault once; a check that cannot read its files is one too."""
    found: dict[str, None] = {}
    for check in CHECKS:
        try:
            for fault in check(project):
                found[fault] = None
        except ContentError as error:
            found[str(error)] = None
    return list(found)


def _differ(where: str, there: Iterable[str], wanted: Iterable[str]) -> Iterator[str]:
    there, wanted = set(there), set(wanted)
    yield from (f"{where}: 缺 {name}" for name in sorted(wanted - there))
    yield from (f"{where}: 多出 {name}" for name in sorted(there - wanted))


def main() -> int:
    """Checks this project; the exit code."""
    began = time.monotonic()
    found = faults(Project(ROOT, clock.today()))
    for fault in found:
        print(fault)
    seconds = time.monotonic() - began
    print(f"{f'{len(found)} 处要改' if found else '数据检查通过'}（{seconds:.1f} 秒）", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
