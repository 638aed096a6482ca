"""Local rules: a city adds, changes and silences checks, and every mistake of its file has a place."""

from pathlib import Path

import pytest

from core.checks.kinds import KINDS
from core.errors import RulesBroken
from core.evaluate import evaluate
from core.format.check import Level
from core.format.rule_files import NOTE, how_to_write, prepare_folder
from core.format.rules import parse_rules, with_rules
from core.forms.installed import left_out, load_format
from core.report import Report
from tests.helpers.data_folder import write_rules
from tests.helpers.forms import small_form
from tests.helpers.packs import RULES

HEAD = 'form = "small"\nsource = "某文件"\n'
SILENCED = '[[silence]]\ncheck = "BAL"\n'


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(RulesBroken) as caught:
        with_rules(small_form(), parse_rules(text, "本市.toml"))
    return caught.value.problems


def found(report: Report | None = None) -> dict[str, tuple[Level, str]]:
    """Return level and sentence of what the program finds, by check."""
    form = load_format("2021-30")
    findings = evaluate(form, report or Report(form.id)).findings
    return {one.check: (one.level, one.message) for one in findings}


def test_rule_is_silenced_changed_and_added_for_its_form(data: Path) -> None:
    before = found()
    assert "F-ADDRESS" in before
    assert before["F-PHONE"][0] is Level.INFO
    write_rules(data, RULES)
    after = found()
    assert "F-ADDRESS" not in after
    assert after["F-PHONE"] == (Level.ERROR, "“联系电话”没有填，某市要求必须写明。")
    assert after["某市-网址"] == (Level.WARNING, "“电子版网址”没有填，某市要求写明。")
    rest = {"F-ADDRESS", "F-PHONE"}
    assert {one: before[one] for one in before.keys() - rest} == {
        one: after[one] for one in after.keys() - rest - {"某市-网址"}
    }


def test_added_rule_without_source_of_its_own_is_based_on_what_the_file_is(data: Path) -> None:
    write_rules(data, RULES)
    form = load_format("2021-30")
    assert (
        next(one for one in form.checks if one.id == "某市-网址").source
        == "某市政务公开办〔2027〕1号"
    )


def test_one_of_several_rules_of_a_name_is_meant_by_its_fields() -> None:
    text = HEAD.replace("small", "2021-30") + (
        '[[silence]]\ncheck = "CELL-BLANK"\ntable = "disputes"\n'
        '[[change]]\ncheck = "CELL-BLANK"\ntable = "proactive"\nlevel = "info"\n'
    )
    form = with_rules(load_format("2021-30"), parse_rules(text, "本市.toml"))
    left = {spec.fields["table"]: spec.level for spec in form.checks if spec.id == "CELL-BLANK"}
    assert left == {"proactive": Level.INFO, "applications": Level.ERROR}


def test_small_form_can_be_silenced() -> None:
    assert small_form().checks
    assert with_rules(small_form(), parse_rules(HEAD + SILENCED, "x")).checks == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SILENCED, "缺少“form”"),
        (HEAD + "x = 1\n" + SILENCED, "不认识的项“x”"),
        (HEAD, "里面一条规则也没有"),
        (HEAD + '\n[[silence]]\ncheck = "bl"\n', "第 4 行起的 [[silence]]（bl）：没有编号为“bl”的检查"),
        (HEAD + '[[silence]]\ncheck = "BALL"\n',
         "第 3 行起的 [[silence]]（BALL）：没有编号为“BALL”的检查，是不是“BAL”"),
        (HEAD + SILENCED + 'table = "visits"\n',
         "第 3 行起的 [[silence]]（BAL）：编号“BAL”的检查里没有 table = 'visits' 的"),
        (HEAD + '[[change]]\ncheck = "BAL"\n', "第 3 行起的 [[change]]（BAL）：没有写要改什么"),
        (HEAD + '[[change]]\ncheck = "BAL"\nlevel = "必须"\n',
         "第 3 行起的 [[change]]（BAL）：level 写的是“必须”，只能是 error、warning、info"),
        (HEAD + '[[change]]\ncheck = "BAL"\nmessage = "{colum}"\n',
         "第 3 行起的 [[change]]（BAL） message：空位“colum”不能用"),
        (HEAD + '[[change]]\ncheck = "BAL"\nmessage = "{column.__class__}"\n',
         "第 3 行起的 [[change]]（BAL） message：空位“column.__class__”不能用"),
        (HEAD + '[[add]]\nid = "A"\nkind = "text_filled"\nsection = "letters"\n',
         "第 3 行起的 [[add]]（A）：缺少“message”"),
        (HEAD + '[[add]]\nid = "A"\nkind = "text_filled"\nsection = "letter"\nmessage = "。"\n',
         "第 3 行起的 [[add]]（A）：“section”写的是 'letter'，表样里没有"),
        (HEAD + '[[add]]\nid = "BAL"\nkind = "text_filled"\nsection = "letters"\nmessage = "。"\n',
         "第 3 行起的 [[add]]（BAL）：已经有编号“BAL”，请另取一个；要改原来的，写在 [[change]] 下面"),
        (HEAD + '[[add]]\nid = "A"\nkind = "import os"\nmessage = "。"\n',
         "第 3 行起的 [[add]]（A）：不认识的检查种类“import os”"),
        (HEAD + '[[change]]\ncheck = "BAL"\nmessage = "<img src=file:///a>"\n',
         "change 第 1 项 message：“<img src=file:///a>”像网页标记"),
        (HEAD + '[[add]]\nid = "A"\nkind = "x"\nmessage = "(a+)+b"\n', "add 第 1 项 message：“(a+)+”重复套着重复"),
        (HEAD + 'silence = ["BAL"]\n', "silence 第 1 项应是表"),
        (HEAD + "[[silence]\n", "第 3 行第 10 个字处写坏了"),
        ("a = " + "[" * 5000, "末尾处写坏了"),
        (f"form = {'9' * 5000}", "末尾处写坏了"),
    ],
)  # fmt: skip
def test_mistake_is_told_with_the_line_of_its_entry(text: str, sentence: str) -> None:
    assert any(problem.startswith(sentence) for problem in problems(text)), problems(text)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = HEAD + (
        '[[add]]\nid = "A"\nkind = "fact_filed"\nmessage = "。"\n\n'
        '[[silence]]\ncheck = "NONE"\n\n[[change]]\ncheck = "BAL"\nlevel = "x"\n'
    )
    assert [problem.split("起的")[0] for problem in problems(text)] == [
        "第 3 行",
        "第 8 行",
        "第 11 行",
    ]


def test_file_with_a_mistake_is_left_out_whole_and_the_good_ones_are_used(data: Path) -> None:
    write_rules(data, RULES.replace('check = "F-PHONE"', 'check = "F-FONE"'), "坏.toml")
    write_rules(data, RULES, "好.toml")
    assert "F-ADDRESS" not in found()
    assert found()["F-PHONE"][0] is Level.ERROR
    (sentence,) = left_out()
    assert sentence.startswith(
        "规则文件“坏.toml”有 1 处错误，没有使用，其余照常。请改正后再试：\n第 8 行起的"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (RULES.encode("gbk"), "不是 UTF-8 文字。请用记事本打开，另存为，编码选 UTF-8"),
        (b"#" * 600_000, "不像规则文件"),
        (b"", "缺少“form”"),
    ],
)
def test_file_that_cannot_be_read_says_what_to_do(
    data: Path, content: bytes, sentence: str
) -> None:
    write_rules(data, content)
    assert sentence in left_out()[0]
    assert "F-ADDRESS" in found()


def test_file_as_notepad_writes_it_is_read(data: Path) -> None:
    write_rules(data, RULES.replace("\n", "\r\n").encode("utf-8-sig"))
    assert left_out() == ()
    assert "F-ADDRESS" not in found()


def test_rules_for_a_form_nobody_has_are_told(data: Path) -> None:
    write_rules(data, RULES.replace("2021-30", "2030-1"))
    (sentence,) = left_out()
    assert "“2030-1”这台电脑上没有这个表样" in sentence


def test_folder_in_place_of_a_rule_file_is_told(data: Path) -> None:
    (data / "规则" / "本市.toml").mkdir(parents=True)
    assert "不像规则文件" in left_out()[0]


def test_second_file_can_change_what_the_first_added(data: Path) -> None:
    write_rules(data, RULES, "1.toml")
    write_rules(data, 'form = "2021-30"\n[[silence]]\ncheck = "某市-网址"\n', "2.toml")
    assert "某市-网址" not in found()
    assert left_out() == ()


def test_note_in_the_folder_is_a_rule_file_that_works_and_names_every_kind_and_check(
    data: Path,
) -> None:
    form = load_format("2021-30")
    prepare_folder(data / "规则", (form,))
    note = (data / "规则" / NOTE).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    assert note == how_to_write((form,))
    assert all(f"  {kind}　" in note for kind in KINDS)
    assert all(f"  {spec.id}　{spec.level.word}" in note for spec in form.checks)
    example = note[note.index('name = "') : note.index("[[add]] 里的")]
    assert with_rules(form, parse_rules(example, NOTE)).checks != form.checks
