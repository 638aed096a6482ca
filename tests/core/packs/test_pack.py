"""What is refused as a rule pack, and that the sentence says what is wrong and what to do."""

import zipfile
from io import BytesIO

import pytest

from core.errors import PackRefused
from core.packs.pack import read_pack
from tests.helpers.forms import changed
from tests.helpers.packs import RULES, about, edition, next_form, packed, zipped

SOUND = packed({"rules/某市.toml": RULES})
WITH_RULES = {"rules/某市.toml": RULES}


def refusal(content: bytes) -> PackRefused:
    with pytest.raises(PackRefused) as caught:
        read_pack(content, "某市.规则包")
    return caught.value


def test_sound_pack_says_what_it_brings() -> None:
    pack = read_pack(packed({**next_form(), **WITH_RULES}), "某市.规则包")
    assert pack.words == (
        "表样“2027 年新格式”（2027 年度起，第 1.0 版）；规则“某市要求”（增加 1 条、调整 1 条、停用 1 条）"
    )
    assert [form.id for form in pack.forms] == ["2027-1"]
    assert dict(pack.forms[0].wording).keys() == {
        "title", "opening", "proactive", "applications", "disputes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空文件，没有复制完整"),
        (b"\0" * 500, "是空文件，没有复制完整"),
        (b"hello", "不是完好的规则包"),
        (SOUND[: len(SOUND) // 2], "不是完好的规则包"),
        (SOUND[len(SOUND) // 2 :], "不是完好的规则包"),
        (SOUND[:-1], "不是完好的规则包"),
        (zipped({"年报.nianbao": b"{}"}), "不是规则包：里面没有 pack.toml"),
        (zipped({}), "不是规则包：里面没有 pack.toml"),
    ],
    ids=[
        "empty",
        "zeros",
        "text",
        "first half",
        "second half",
        "last byte",
        "other zip",
        "no files",
    ],
)
def test_file_that_is_no_pack_is_refused(content: bytes, words: str) -> None:
    assert words in str(refusal(content))


def test_changed_byte_is_noticed_by_its_sha256() -> None:
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(SOUND)) as old, zipfile.ZipFile(stored, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, content.replace("必须写明".encode(), "不必写明".encode()))
    error = refusal(stored.getvalue())
    assert "与登记的不符，在传送中损坏或者被改动过" in error.sentence
    assert error.problems == ("“rules/某市.toml”的内容与登记的校验值不符",)


def test_missing_and_unregistered_files_are_named() -> None:
    with zipfile.ZipFile(BytesIO(SOUND)) as old:
        manifest = old.read("pack.toml")
    error = refusal(zipped({"pack.toml": manifest, "rules/别的.toml": b""}))
    assert error.problems == ("缺少“rules/某市.toml”", "“rules/别的.toml”没有登记")


@pytest.mark.parametrize(
    ("manifest", "more", "problem"),
    [
        (about(pack_id="某市"), "", "pack.toml：id“某市”只能用小写字母、数字和短横"),
        (about(pack_id="../x"), "", "pack.toml：id“../x”只能用"),
        (about(pack_id="con"), "", "pack.toml：id“con”只能用"),
        (about(version="第一版"), "", "pack.toml：version 写的是“第一版”，应是 1.0 这样"),
        (about(needs="新"), "", "pack.toml：needs 写的是“新”，应是 1.0 这样"),
        (about(name="  "), "", "pack.toml：“name”是空的"),
        (about(source="a\nb"), "", "pack.toml：“source”应是一行文字"),
        (about(name="<b>某市</b>"), "", "pack.toml name：“<b>某市</b>”像网页标记"),
        (about(), "run = 'x'\n", "pack.toml：不认识的项“run”"),
        (about(), "= 3\n", "pack.toml：第 1 行第 1 个字处写坏了"),
    ],
)
def test_mistake_of_the_manifest_is_named(manifest: object, more: str, problem: str) -> None:
    error = refusal(packed(WITH_RULES, manifest, more))  # type: ignore[arg-type]  # a Manifest
    assert any(one.startswith(problem) for one in error.problems), error.problems


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, "里面既没有表样，也没有规则"),
        ({"setup.exe": b"MZ", **WITH_RULES}, "“setup.exe”不是规则包里该有的文件"),
        ({"formats/2027-1.py": "import os", **WITH_RULES}, "“formats/2027-1.py”不是规则包里该有的文件"),
        ({"rules/某市.toml": RULES.encode("gbk")}, "“rules/某市.toml”不是 UTF-8 文字"),
        ({"rules/某市.toml": "x = ["}, "rules/某市.toml 末尾处写坏了"),
        ({"rules/某市.toml": RULES.replace("error", "fatal")},
         "rules/某市.toml 第 8 行起的 [[change]]（F-PHONE）：level 写的是"),
        ({"formats/2027-1.toml": "x = ["}, "表样文件“formats/2027-1.toml”末尾处写坏了"),
        ({"formats/2027-1.toml": "x = 1"}, "formats/2027-1.toml 缺少“facts”"),
        ({"formats/2028-1.toml": next_form()["formats/2027-1.toml"]},
         "formats/2028-1.toml 里面写的 id 是“2027-1”，应与文件名相同"),
        (dict.fromkeys(["formats/2027-1.toml"], next_form()["formats/2027-1.toml"]),
         "formats/2027-1.toml 缺少句子模板“wording/2027-1/title.j2”"),
        ({"wording/2027-1/title.j2": "标题", **WITH_RULES},
         "“wording/2027-1/title.j2”的表样 formats/2027-1.toml 不在规则包里"),
        ({**next_form(), "wording/2027-1/title.j2": "{{ 'a' * 10**9 }}"},
         "formats/2027-1.toml 句子模板“wording/2027-1/title.j2”不能用"),
        ({**next_form(), "wording/2027-1/title.j2": "{{ nobody }}"},
         "formats/2027-1.toml 句子模板“wording/2027-1/title.j2”不能用"),
        ({**next_form(), "wording/2027-1/title.j2": "{% if"},
         "formats/2027-1.toml 句子模板“wording/2027-1/title.j2”不能用"),
        ({**next_form(), "wording/2027-1/opening.j2": "{{ '<' ~ 'img src=x>' }}"},
         "formats/2027-1.toml 句子模板“wording/2027-1/opening.j2”写出的句子不能用：“<img src=x>”像网页标记"),
        ({**next_form(), "wording/2027-1/title.j2": "  "},
         "formats/2027-1.toml 句子模板“wording/2027-1/title.j2”应写出一行标题"),
        (next_form(('prompt = "综述', 'prompt = "<img src=http://x>综述')),
         "formats/2027-1.toml sections 第 1 项 prompt：“<img src=http://x>综述”像网页标记"),
        (next_form(('id = "unit"\n', 'id = "unit_name"\n')), "formats/2027-1.toml "),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value)[:40],
)  # fmt: skip
def test_mistake_inside_is_named_with_its_file(files: dict[str, str], problem: str) -> None:
    error = refusal(packed(files))
    assert "请把下面的话告诉发包的单位" in error.sentence
    assert any(one.startswith(problem) for one in error.problems), error.problems


def test_form_beyond_reason_is_refused_soon() -> None:
    many = "".join(f'{{ id = "r{n}", label = "x" }},' for n in range(2_000))
    deep = "".join(f'{{ id = "d{n}", label = "x", under = "d{n - 1}" }},' for n in range(1, 3_000))
    for lines, words in (
        (many, "tables letters：有 6012 格，最多 5000 格"),
        (f'{{ id = "d0", label = "x" }},{deep}', "行列标签一层套一层，套得太深了"),
    ):
        form = changed(('id = "small"', 'id = "2027-1"'), ("rows = [", f"rows = [{lines}"))
        assert words in str(refusal(packed({"formats/2027-1.toml": form})))


def test_every_mistake_is_told_at_once() -> None:
    broken = edition(
        "1.1", ('level = "error"', 'level = "fatal"'), ("first_year = 2021", "first_year = 'x'")
    )
    error = refusal(
        packed({**broken, "a.exe": b"", "rules/b.toml": "form = 1"}, about(version="x"))
    )
    told = "\n".join(error.problems)
    for words in ("version 写的是“x”", "a.exe", "fatal", "“first_year”应是整数", "“form”应是文字"):
        assert words in told


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% if year %}\n{{ unit }}{% endfor %}", "不能用：第 2 行的写法不对"),
        ("{{ unit }}{{ nothing.more }}", "不能用：没有“nothing”这个内容"),
        ("{{ applications.nowhere.total }}", "不能用：没有“nowhere”这个内容"),
        ("{{ unit + 1 }}", "不能用：做的事超出了写一句话的需要，或者写法不对"),
    ],
)
def test_template_that_cannot_be_followed_is_told_without_english(
    template: str, words: str
) -> None:
    files = {**next_form(), "wording/2027-1/applications.j2": template}
    (problem,) = refusal(packed(files)).problems
    assert problem.endswith(words)
