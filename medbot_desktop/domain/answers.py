"""What an answer is: its kind, the row it stands on, and why, as values that survive a file and a language."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.kinds import AnswerKind as AnswerKind
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.sentences import Sentence as Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

NEAREST_SHOWN = 3
"""So many candidates are shown where none of them is the answer."""


SAMPLE_NOTICE = "sample_data"
MAY_BE_IN_THE_REST = "may_be_in_the_rest"
"""The reason that stands first where rows are still being prepared: asked again, the answer may be another."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row and its fused score; only the order of scores within one question has a meaning.

    `about_it` is true where the row is about every medicine asked: only such a row may be given to a model.
    """

    row: Row
    score: float
    about_it: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read in the question. `medicines` are display names, `medicine_ids` their entries.

    `carried` is true when the medicine comes from the turn before; it can be dropped by the user.
    """

    medicines: tuple[str, ...] = ()
    medicine_ids: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    unknown_medicines: tuple[str, ...] = ()
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One side of a `choose` card. `key` goes back with the ask that settles it; `row` where one fits already."""

    key: str
    label: str
    tall_man: str = ""
    detail: str = ""
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number to call; `label_code` names it in texts unless `label` holds the service's own name."""

    number: str
    label_code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of what a model wrote, without its row numbers; all of them in order are the whole text.

    `cited` are places in `Generated.rows` from 1; with none it is the model's general knowledge. `unsupported` are
    the (start, end) in `text` of numbers and medicine names that stand in no cited row.
    """

    text: str
    cited: tuple[int, ...] = ()
    unsupported: tuple[tuple[int, int], ...] = ()

    @property
    def is_general(self) -> bool:
        return not self.cited


@dataclass(frozen=True, slots=True)
class Generated:
    """What a hosted model wrote on a question, and what it was given.

    `model` was asked for, `answered_by` is the name the provider says answered. `text` is as it came, row numbers
    in brackets; `statements` is that text checked, empty until it is (while it comes in, and after a crash).
    `rows` are what it was given, numbered from 1. `partial`: more was to come; `failure` says why it stopped, or why
    nothing came at all. Tokens are as the provider counted them, 0 where it did not tell. `names_left_out` are the
    medicines that the first row's answer names and the text does not, as the row writes them.
    """

    provider: str
    model: str
    answered_by: str = ""
    text: str = ""
    statements: tuple[Statement, ...] = ()
    rows: tuple[Row, ...] = ()
    general_allowed: bool = False
    partial: bool = False
    failure: Sentence | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    first_text_ms: float = 0.0
    elapsed_ms: float = 0.0
    names_left_out: tuple[str, ...] = ()

    @property
    def rows_cited(self) -> tuple[int, ...]:
        """The numbers of the rows it cites, in order."""
        return tuple(sorted({number for statement in self.statements for number in statement.cited}))


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one ask. Deterministic in (question, understood medicine, library version, model).

    `text` is the row's answer byte for byte where the kind is stored, else "". `sentences` say why or what to do:
    the reasons of not_in_data, the question of choose, the fixed text of red_flag, the help.
    `row` may follow a red flag: what the data holds on it.

    `generated` is what a hosted model wrote besides. Where one row fits, the kind is then generated, `text` the
    model's and `row` that row; every other kind stays what it is and stands first.
    """

    kind: AnswerKind
    language: str
    text: str = ""
    row: Row | None = None
    confidence: float = 0.0
    sentences: tuple[Sentence, ...] = ()
    notices: tuple[Sentence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    choices: tuple[Choice, ...] = ()
    numbers: tuple[EmergencyNumber, ...] = ()
    topics: tuple[str, ...] = ()
    understood: Understood = Understood()
    library_version: int = 0
    model: str = ""
    elapsed_ms: float = 0.0
    generated: Generated | None = None

    def with_generated(self, generated: Generated) -> Answer:
        """This embedded answer with what a model wrote; without a text of the model's its row stays the answer."""
        if self.kind not in (AnswerKind.STORED, AnswerKind.GENERATED):
            return replace(self, generated=generated)
        if generated.text:
            return replace(self, kind=AnswerKind.GENERATED, text=generated.text, generated=generated)
        text = self.row.answer if self.row else ""
        return replace(self, kind=AnswerKind.STORED, text=text, generated=generated)

    def shown_rows(self) -> tuple[Row, ...]:
        """The rows whose words an answer of this kind shows, if only their questions."""
        rows = [self.row, *(choice.row for choice in self.choices)]
        if self.generated is not None:
            rows += self.generated.rows
        if self.kind in (AnswerKind.NOT_IN_DATA, AnswerKind.HELP):
            rows += [candidate.row for candidate in self.candidates[:NEAREST_SHOWN]]
        return tuple(row for row in rows if row is not None)

    @property
    def shows_samples(self) -> bool:
        """Whether a row it shows is of the shipped example, as the library was when it was made."""
        return any(notice.code == SAMPLE_NOTICE for notice in self.notices)

    def with_notice(self, notice: Sentence) -> Answer:
        """The same answer with one more notice."""
        return replace(self, notices=(*self.notices, notice))

    def to_json(self) -> dict[str, Any]:
        """A plain dict for a file; `from_json` gives the same answer back."""
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Answer:
        """Read what `to_json` wrote, of this version or an earlier one.

        Raises KeyError, TypeError or ValueError if it is damaged.
        """
        return Answer(
            kind=AnswerKind(data["kind"]),
            language=data["language"],
            text=data.get("text", ""),
            row=_row(data.get("row")),
            confidence=data.get("confidence", 0.0),
            sentences=tuple(Sentence(s["code"], s["params"]) for s in data.get("sentences", ())),
            notices=tuple(Sentence(s["code"], s["params"]) for s in data.get("notices", ())),
            candidates=tuple(
                Candidate(Row(**c["row"]), c["score"], c.get("about_it", False))
                for c in data.get("candidates", ())
            ),
            choices=tuple(Choice(**{**c, "row": _row(c.get("row"))}) for c in data.get("choices", ())),
            numbers=tuple(EmergencyNumber(**n) for n in data.get("numbers", ())),
            topics=tuple(data.get("topics", ())),
            understood=_understood(data.get("understood", {})),
            library_version=data.get("library_version", 0),
            model=data.get("model", ""),
            elapsed_ms=data.get("elapsed_ms", 0.0),
            generated=_generated(data.get("generated")),
        )


def _row(data: Mapping[str, Any] | None) -> Row | None:
    return None if data is None else Row(**data)


def _understood(data: Mapping[str, Any]) -> Understood:
    lists = {k: tuple(v) for k, v in data.items() if k != "carried"}
    return Understood(**lists, carried=bool(data.get("carried", False)))


def _generated(data: Mapping[str, Any] | None) -> Generated | None:
    if data is None:
        return None
    failure = data.get("failure")
    values = {
        **data,
        "statements": tuple(_statement(s) for s in data.get("statements", ())),
        "rows": tuple(Row(**row) for row in data.get("rows", ())),
        "names_left_out": tuple(data.get("names_left_out", ())),
        "failure": None if failure is None else Sentence(failure["code"], failure["params"]),
    }
    return Generated(**values)


def _statement(data: Mapping[str, Any]) -> Statement:
    marks = tuple((start, end) for start, end in data.get("unsupported", ()))
    return Statement(data["text"], tuple(data.get("cited", ())), marks)
