"""The rehearsal: the collector reacts to each line of the borrower.

`start` opens a call, `step` goes on with it; both are pure: the same scenario, seed and lines give
the same call. The collector never helps the learner, and concedes nothing that was not earned.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.content import ContentError
from coach.echo import without_echo
from coach.rehearsal import choosing, endings, mood, offers, reading, stages
from coach.rehearsal.book import Book
from coach.rehearsal.book import book as own_book
from coach.rehearsal.chips import Hint, chip_of, hint_of
from coach.rehearsal.moves import Move
from coach.rehearsal.scenario import Case, Offer, Scenario, with_case
from coach.rehearsal.speech import speak
from coach.rehearsal.state import Chip, Choice, Exchange, State, Utterance, copy
from coach.rehearsal.terms import CLOSING_KINDS, SILENT_KINDS, move_of
from coach.review.call import CallBrief, Line
from coach.review.red_lines import red_lines_in
from coach.review.rubric import rubric
from coach.review.violations import violations_in

DIAL = {1: (2, 5, 2), 2: (4, 3, 4), 3: (6, 2, 5), 4: (7, 1, 5)}
"""Pressure, trust and need with which the call begins, by the dial: polite to insulting."""


def start(
    scenario: str,
    seed: int,
    intensity: int | None = None,
    case: Case | None = None,
    book: Book | None = None,
) -> tuple[State, list[str]]:
    """Opens a call: the state, and what the collector says first.

    intensity: the dial, 1 polite to 4 insulting; None: as the scenario is written. case: the user's
    own numbers instead of the scenario's.

    Raises:
        ContentError: there is no such scenario, or the dial has no such number.
    """
    known = book or own_book()
    played = with_case(known.scenario(scenario), case)
    if intensity is not None and intensity not in DIAL:
        raise ContentError(f"the dial has no {intensity}")
    pressure, trust, need = _mood_at(played, intensity)
    state = State(
        scenario=scenario,
        seed=seed,
        intensity=intensity or played.level,
        stage=played.start,
        pressure=pressure,
        trust=trust,
        need=need,
        as_written=intensity is None,
        case=case,
    )
    turn = _Speaking(state, played, known)
    turn.say(known.moves.moves["open"], Choice("open", "the call begins"))
    state.opening, state.opening_trace = turn.lines, turn.trace
    state.last = turn.made
    return state, state.opening


def _mood_at(scenario: Scenario, intensity: int | None) -> tuple[int, int, int | None]:
    """Pressure, trust and need at the beginning, by the dial or as written.

    Where only leaving somebody alone can be reached, there is little to win trust with: what is
    needed keeps its distance from the trust at the beginning.
    """
    written = scenario.mood
    if intensity is None:
        return written.pressure, written.trust, written.need
    pressure, trust, need = DIAL[intensity]
    if written.need is None:
        return pressure, trust, None
    if scenario.offers[-1].kind in CLOSING_KINDS:
        return pressure, trust, max(0, trust + written.need - written.trust)
    return pressure, trust, need


def step(
    state: State, utterance: Utterance, book: Book | None = None
) -> tuple[State, list[str], Chip | None]:
    """Answers a line of the borrower: the new state, the collector's lines, and a mark on the line.

    `state` stays as it is. No lines and an `ending` in the new state: the borrower has hung up.

    Raises:
        ValueError: the call is over or paused.
    """
    if state.ending:
        raise ValueError(f"the call has ended: {state.ending}")
    if state.paused:
        raise ValueError("the call is paused")
    known = book or own_book()
    new = copy(state)
    scenario = with_case(known.scenario(state.scenario), state.case)
    acts = reading.resolve(utterance, state.last, known.moves.moves)
    acts = without_echo(acts, utterance.text, state.heard)
    earns = reading.earned(new, acts, utterance, known.moves)
    new.earned += earns
    crossed = _red_lines(utterance, acts, state, scenario)
    new.red_lines += [name for name in crossed if name not in new.red_lines]
    if "leak_privacy" in acts:
        new.mark("leaked")
    why = _move_mood(new, acts, earns, utterance, known)
    turn = _Speaking(new, scenario, known, [Choice("-", "; ".join(why) or "nothing moves him")])
    _answer(turn, acts)
    new.last = turn.made
    chip = chip_of(utterance.text, acts, earns, crossed, rubric(), scenario.kind)
    new.exchanges.append(
        Exchange(
            said=utterance,
            acts=acts,
            lines=turn.lines,
            stage=new.stage,
            pressure=new.pressure,
            trust=new.trust,
            rung=new.rung,
            earned=earns,
            trace=turn.trace,
            chip=chip,
        )
    )
    return new, turn.lines, chip


def hint(state: State, book: Book | None = None) -> tuple[State, Hint]:
    """A hint for the next line; the item it is about then counts two of three at most."""
    known = book or own_book()
    scenario = with_case(known.scenario(state.scenario), state.case)
    given = hint_of(state, scenario, known.moves, rubric())
    new = copy(state)
    new.hints = [*new.hints, *([given.item] if given.item not in new.hints else [])]
    return new, given


def restore(state: State, turn: int, book: Book | None = None) -> State:
    """The state after `turn` lines of the borrower (0: the opening), to go on from there anew.

    Hints that were given stay given.

    Raises:
        ValueError: so many lines were not said.
    """
    if not 0 <= turn <= state.turn:
        raise ValueError(f"there is no turn {turn}")
    dial = None if state.as_written else state.intensity
    again, _ = start(state.scenario, state.seed, dial, state.case, book)
    for exchange in state.exchanges[:turn]:
        again, _, _ = step(again, exchange.said, book)
    again.hints = list(state.hints)
    return again


def pause(state: State) -> State:
    """The call put on hold; the mood stays as it is."""
    new = copy(state)
    new.paused = True
    return new


def resume(state: State) -> tuple[State, list[str]]:
    """The call taken up again, with what the collector had said last."""
    new = copy(state)
    new.paused = False
    return new, new.last_lines


def finish(state: State) -> State:
    """The call as it stands when the borrower has nothing more to say."""
    if state.ending:
        return state
    new = copy(state)
    new.ending = "agreed" if "accepted" in new.marks else "no_deal"
    return new


def hang_up(state: State, book: Book | None = None) -> State:
    """The call broken off by the borrower without a word."""
    if state.ending:
        return state
    new = copy(state)
    new.paused = False
    new.ending = endings.hung_up(state, _played(state, book))
    return new


def stop(state: State) -> State:
    """The call broken off by the safe word."""
    new = copy(state)
    new.paused = False
    new.ending = new.ending or "safe_stop"
    return new


def _played(state: State, book: Book | None) -> Scenario:
    """The scenario as it is played: with the user's own numbers, where there are any."""
    return with_case((book or own_book()).scenario(state.scenario), state.case)


# --- one turn -------------------------------------------------------------------------------------


class _Speaking:
    """The collector's turn while it is put together."""

    def __init__(
        self, state: State, scenario: Scenario, book: Book, trace: Sequence[Choice] = ()
    ) -> None:
        self.state = state
        self.scenario = scenario
        self.book = book
        self.lines: list[str] = []
        self.made: list[str] = []
        self.trace = list(trace)

    def say(self, move: Move, choice: Choice, offer: Offer | None = None) -> None:
        """Says one wording of the move and lets it take effect."""
        if offer is None and self.state.rung:
            offer = self.scenario.offers[self.state.rung - 1]
        line = speak(self.state, self.scenario, move, offer)
        heard = self.state.exchanges[-1].said.text if self.state.exchanges else ""
        self.lines.append(line)
        self.made.append(move.id)
        self.trace.append(choice)
        self.state.said[move.id] = self.state.said.get(move.id, 0) + 1
        self.state.mark(*move.sets)
        if move.violation or violations_in(line, heard):
            self.state.mark("breach")
        mood.shift(self.state, move.effect.pressure, move.effect.trust)

    def end(self, ending: str, why: str) -> None:
        """Ends the call with the collector's last word."""
        self.state.ending = ending
        id = f"end_{_LAST_WORD.get(ending, ending)}"
        self.say(self.book.moves.moves[id], Choice(id, why))


_LAST_WORD = {"callback_agreed": "callback"}


def _answer(turn: _Speaking, acts: Sequence[str]) -> None:
    """Puts the collector's turn together: the end, a taken offer, or answers and one push."""
    state, scenario = turn.state, turn.scenario
    if offers.accepts(acts, state, scenario):
        state.taken = state.rung
        state.mark("accepted")
    ending = endings.ending_now(state, scenario, acts)
    if ending in ("red_line", "escalate"):
        turn.end(ending, "red line" if ending == "red_line" else f"pressure {state.pressure}")
        return
    if "accepted" in state.marks:
        _close(turn, acts, ending)
        return
    if ending:
        turn.end(ending, "the call is over")
        return
    _go_on(turn, acts)


def _close(turn: _Speaking, acts: Sequence[str], ending: str) -> None:
    """What follows an accepted offer: one more line in which it can be asked for in writing."""
    state = turn.state
    state.stage = stages.next_stage(state, turn.scenario, acts)
    if "confirm_written" in acts:
        state.written = True
        turn.say(turn.book.moves.moves["confirm_written"], Choice("confirm_written", "asked for"))
    if state.written or ending or "asked_close" in state.marks:
        turn.end("agreed", "accepted")
        return
    state.mark("asked_close")
    turn.say(*choosing.push(state, turn.scenario, turn.book.moves, acts))


def _go_on(turn: _Speaking, acts: Sequence[str]) -> None:
    """Answers, then an offer where one is earned, else a trap, else a push."""
    state, scenario, book = turn.state, turn.scenario, turn.book.moves
    state.stage = stages.next_stage(state, scenario, acts)
    chosen = choosing.replies(state, scenario, book, acts)
    if offers.open_offer(state, scenario):
        # An offer is answer enough: of the answers only the first, and what leaves a mark.
        chosen = [pair for pair in chosen if pair is chosen[0] or pair[0].sets]
    for move, choice in chosen:
        turn.say(move, choice)
    # Proof just given opens the way out of the identity stage.
    state.stage = stages.next_stage(state, scenario, acts)
    if _offer(turn):
        return
    answers = [move for move, _ in chosen if not move.brief]
    if len(answers) > 1 or any(move.alone for move in answers):
        return
    turn.say(*(_trap(turn) or choosing.push(state, scenario, book, acts)))


def _trap(turn: _Speaking) -> tuple[Move, Choice] | None:
    """The trap that is due; from a debtor nothing is asked before the debt was named."""
    state, scenario = turn.state, turn.scenario
    if scenario.kind == "debt" and "stated" not in state.marks:
        return None
    return choosing.trap(state, scenario, turn.book.moves)


def _offer(turn: _Speaking) -> bool:
    """Makes the best offer that is earned; whether the turn is over with it."""
    state, scenario = turn.state, turn.scenario
    offer = offers.open_offer(state, scenario)
    if offer is None:
        return False
    state.rung = offer.rung
    if offer.kind in SILENT_KINDS:
        return False
    state.mark("offered")
    id = move_of(offer)
    needs = ", ".join(offer.needs)
    turn.say(turn.book.moves.moves[id], Choice(id, f"rung {offer.rung}: {needs}"), offer)
    state.stage = stages.next_stage(state, scenario, ())
    ending = endings.closing(state, scenario)
    if ending:
        state.taken = state.rung
        turn.end(ending, "nothing is left to ask for")
    return True


def _red_lines(
    utterance: Utterance, acts: Sequence[str], state: State, scenario: Scenario
) -> list[str]:
    line = Line(
        number=state.turn + 1,
        text=utterance.text,
        acts=frozenset(acts),
        quantities=tuple(utterance.quantities),
        prev="".join(state.last_lines),
        answer="",
    )
    return red_lines_in(line, call_brief(scenario))


def call_brief(scenario: Scenario) -> CallBrief:
    """What the review has to know of the scenario."""
    means = scenario.means
    return CallBrief(
        text=" ".join([scenario.brief.role, *scenario.brief.know]),
        affordable_month_fen=means.affordable_month_fen if means else None,
        owed=scenario.brief.owed,
        dialled=scenario.brief.dialled,
        fraud=scenario.kind == "fraud",
        night="夜间来电" in scenario.violations and "night_press" in scenario.moves,
        transfers_count=True,
        sums_fen=frozenset({means.down_fen}) if means else frozenset(),
    )


def _move_mood(
    state: State, acts: Sequence[str], earns: Sequence[str], utterance: Utterance, book: Book
) -> list[str]:
    """Lets the line act on the mood; the vague mark says whether this line said anything."""
    vague = reading.is_vague(acts, earns) and bool(state.exchanges)
    state.marks = [name for name in state.marks if name != "vague"]
    if vague:
        state.mark("vague")
    mood.strike(state, acts, vague=vague)
    numbered = reading.has_number(utterance)
    return mood.react(state, acts, book.moves, vague=vague, numbered=numbered)
