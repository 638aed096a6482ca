"""Everything that can go wrong in a way the officer can mend.

UserFixable                 a sentence says what is wrong and what to do; anything else is a bug
├── FileNotReadable         missing, no permission, too large, not text
├── NotAReport              readable, but not a report file of ours; `problems` lists every mistake
├── FormatBroken            a form file has mistakes; `problems` lists them
├── FormMissing             the form of a report is not on this computer, or none is meant for its year
├── RulesBroken             a file of local rules has mistakes; `problems` lists them
├── PackRefused             a rule pack cannot be used, or not be installed; `problems` lists every mistake
├── StyleBroken             a page style has mistakes; `problems` lists them
├── CannotWrite             target open in Word, disk full, folder read-only
├── CannotPlace             a piece of somebody's document does not go where the officer puts it
├── BadFact                 what was typed is no year or date
├── BadNumber               what was typed into a cell is not a count or amount
└── DraftsUnavailable       the draft database cannot be opened or written
    ├── DraftsDamaged       … because the file is damaged: `core.drafts.recovery` sets it aside
    ├── DraftConflict       a save would have overwritten what somebody else saved
    ├── DraftLocked         the draft has a password that was not given yet
    └── WrongPassword       … or was given wrong
"""


class UserFixable(Exception):
    """A problem the officer can mend; `str()` is one Chinese sentence that says how."""


class _WithProblems(UserFixable):
    """A problem made of several; `str()` joins the sentence and every mistake, one a line."""

    def __init__(self, sentence: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((sentence, *problems)))
        self.sentence = sentence
        self.problems = problems


class FileNotReadable(UserFixable):
    """The file cannot be read."""


class NotAReport(_WithProblems):
    """The file was read but is not a report file."""


class FormatBroken(_WithProblems):
    """A form file has mistakes."""


class StyleBroken(_WithProblems):
    """A page style has mistakes."""


class FormMissing(UserFixable):
    """There is no such form on this computer."""


class RulesBroken(_WithProblems):
    """A file of local rules has mistakes."""


class PackRefused(_WithProblems):
    """A rule pack cannot be used or not be installed."""


class CannotWrite(UserFixable):
    """The file cannot be written."""


class CannotPlace(UserFixable):
    """The piece of a document does not go to this place."""


class BadFact(UserFixable):
    """The text is not a value this field can take."""


class BadNumber(UserFixable):
    """The text is not a number this cell can take."""


class DraftsUnavailable(UserFixable):
    """The draft database cannot be used."""


class DraftsDamaged(DraftsUnavailable):
    """The draft database is damaged."""


class DraftConflict(DraftsUnavailable):
    """Somebody else saved the draft, or has it open, since it was read."""


class DraftLocked(DraftsUnavailable):
    """The draft has a password, and it was not given yet."""


class WrongPassword(DraftsUnavailable):
    """The password does not open the draft."""
