"""The wizard's steps and how far each is: derived from the report, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from core.checks.finding import Finding
from core.format.check import Level
from core.format.model import Format
from core.format.sections import Section
from core.keys import CellKey, FactKey, Key
from core.numbering import chinese_numeral
from core.report import Report

FACTS = "facts"
PREVIEW = "preview"


class StepState(Enum):
    """How far a step is. `sign` and `word` are shown together: state is never colour alone."""

    EMPTY = ("○", "未填")
    STARTED = ("●", "填写中")
    PROBLEMS = ("▲", "有问题")
    DONE = ("✓", "已完成")

    def __init__(self, sign: str, word: str) -> None:
        self.sign = sign
        self.word = word


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the wizard; `problems` counts 必须改 and 请核对, without what is merely not filled yet."""

    id: str
    title: str
    state: StepState
    problems: int = 0


def step_of(form: Format, key: Key) -> str:
    """Return the id of the step on which `key` is filled in."""
    if isinstance(key, FactKey):
        return FACTS
    if isinstance(key, CellKey):
        return next(section.id for section in form.sections if section.table == key.table)
    return FACTS if key.section == form.opening.id else key.section


def section_number(form: Format, section: Section) -> str:
    """Return the section's numeral, as 三 for the third."""
    return chinese_numeral(form.sections.index(section) + 1)


def steps(form: Format, report: Report, findings: tuple[Finding, ...]) -> tuple[Step, ...]:
    """Return every step in order with its state."""
    by_step: dict[str, list[Finding]] = {}
    for finding in findings:
        by_step.setdefault(step_of(form, finding.where[0]), []).append(finding)
    filled = [_step(FACTS, "基本信息", bool(report.facts), by_step)]
    for section in form.sections:
        title = f"{section_number(form, section)}、{section.short}"
        filled.append(_step(section.id, title, _is_touched(form, section, report), by_step))
    done = all(step.state is StepState.DONE for step in filled)
    return (*filled, Step(PREVIEW, "预览与导出", StepState.DONE if done else StepState.EMPTY))


def progress(of: tuple[Step, ...]) -> tuple[int, int]:
    """Return how many of how many steps are done."""
    return sum(step.state is StepState.DONE for step in of), len(of)


def _step(step_id: str, title: str, is_touched: bool, by_step: dict[str, list[Finding]]) -> Step:
    serious = [finding for finding in by_step.get(step_id, ()) if finding.level is not Level.INFO]
    problems = sum(1 for finding in serious if not finding.is_missing)
    if problems:
        return Step(step_id, title, StepState.PROBLEMS, problems)
    if serious:
        return Step(step_id, title, StepState.STARTED if is_touched else StepState.EMPTY)
    return Step(step_id, title, StepState.DONE if is_touched else StepState.EMPTY)


def _is_touched(form: Format, section: Section, report: Report) -> bool:
    return any(_traces(form, section, report))


def _traces(form: Format, section: Section, report: Report) -> Iterator[bool]:
    yield from (bool(passage.paragraphs) for passage in report.passages(section.id))
    if section.table:
        yield from (key in report.cells for key in form.table(section.table).typed)
