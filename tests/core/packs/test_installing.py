"""A pack is installed whole or not at all, replaced by a newer one only, and taken away."""

import os
from pathlib import Path

import pytest

from core.errors import CannotWrite, FileNotReadable, FormMissing, PackRefused
from core.forms.installed import forget, form_for_year, left_out, library, load_format
from core.packs.installing import install, remove
from core.packs.names import SUFFIX
from core.product import version
from tests.helpers.data_folder import installed
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user
from tests.helpers.packs import RULES, about, edition, next_form, pack_file, packed

WITH_RULES = {"rules/某市.toml": RULES}


def everything(data: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }


def refused(path: Path) -> str:
    """Return why a pack is not installed; nothing may have changed then."""
    data = library()._data
    before = everything(data)
    with pytest.raises(PackRefused) as caught:
        install(path)
    assert everything(data) == before
    return str(caught.value)


def test_pack_is_installed_updated_and_removed(data: Path, tmp_path: Path) -> None:
    first = install(pack_file(tmp_path, packed({**next_form(), **WITH_RULES})))
    assert first.sentence.startswith("已安装规则包“某市规则包”第 1.0 版：表样“2027 年新格式”")
    assert form_for_year(2027).id == "2027-1"
    assert "F-ADDRESS" not in {spec.id for spec in load_format("2021-30").checks}
    second = install(pack_file(tmp_path, packed(next_form(), about(version="1.10"))))
    assert second.sentence.startswith("规则包“某市规则包”已从第 1.0 版更新到第 1.10 版")
    assert installed() == {"mou-2027": "1.10"}
    assert "F-ADDRESS" in {spec.id for spec in load_format("2021-30").checks}
    remove("mou-2027")
    assert form_for_year(2027).id == "2021-30"
    assert list((data / "packs").iterdir()) == []


def test_same_and_older_packs_are_refused(data: Path, tmp_path: Path) -> None:
    install(pack_file(tmp_path, packed(WITH_RULES, about(version="1.2"))))
    same = pack_file(tmp_path, packed(WITH_RULES, about(version="1.2.0")))
    assert refused(same) == "规则包“某市规则包”第 1.2.0 版已经装好了，不用再装。"
    older = pack_file(tmp_path, packed(WITH_RULES, about(version="1.1")))
    assert "是第 1.1 版，已经装好的第 1.2 版比它新，没有安装。确实要换回旧版的，请先" in refused(
        older
    )


def test_pack_for_a_newer_program_is_refused(data: Path, tmp_path: Path) -> None:
    words = refused(pack_file(tmp_path, packed(WITH_RULES, about(needs="999.1"))))
    assert words == (
        f"规则包“某市规则包”要用第 999.1 版以上的年报助手，这台电脑上是第 {version()} 版。"
        "请先安装新版程序，再装这个规则包。"
    )
    install(pack_file(tmp_path, packed(WITH_RULES, about(needs="0.0.1"))))


def test_pack_with_nothing_but_an_edition_not_newer_is_refused(data: Path, tmp_path: Path) -> None:
    words = refused(pack_file(tmp_path, packed(edition("1.0"))))
    assert "程序已有第 1.0 版，用不上它。不用再做什么。" in words
    install(pack_file(tmp_path, packed({**edition("1.0"), **WITH_RULES})))


def test_edition_that_would_lose_what_drafts_hold_is_refused(data: Path, tmp_path: Path) -> None:
    lost = edition(
        "1.1",
        ('[[facts]]\nid = "website"', '[[facts]]\nid = "webseite"'),
        ('fact = "website"', 'fact = "webseite"'),
    )
    lost["wording/2021-30/opening.j2"] = "{{ short }}编制本报告。"
    words = refused(pack_file(tmp_path, packed(lost)))
    assert "表样“2021-30”第 1.1 版比第 1.0 版少了 1 项（website）" in words
    assert "有增删的表样要另取一个 id" in words


def test_rules_that_do_not_fit_are_refused_with_every_mistake(data: Path, tmp_path: Path) -> None:
    wrong = RULES.replace("F-ADDRESS", "F-ADRESS").replace("fact_filled", "fact_full")
    other = RULES.replace("2021-30", "2030-1")
    words = refused(pack_file(tmp_path, packed({"rules/甲.toml": wrong, "rules/乙.toml": other})))
    assert (
        "mou-2027/甲.toml 第 5 行起的 [[silence]]（F-ADRESS）：没有编号为“F-ADRESS”的检查" in words
    )
    assert (
        "mou-2027/甲.toml 第 13 行起的 [[add]]（某市-网址）：不认识的检查种类“fact_full”" in words
    )
    assert "mou-2027/乙.toml：form“2030-1”这台电脑上没有这个表样，规则包里也没有" in words


def test_rules_may_be_for_a_form_of_the_same_pack(data: Path, tmp_path: Path) -> None:
    rules = RULES.replace("2021-30", "2027-1")
    install(pack_file(tmp_path, packed({**next_form(), "rules/某市.toml": rules})))
    assert "某市-网址" in {spec.id for spec in load_format("2027-1").checks}
    assert "某市-网址" not in {spec.id for spec in load_format("2021-30").checks}
    assert left_out() == ()


def test_broken_pack_changes_nothing(data: Path, tmp_path: Path) -> None:
    install(pack_file(tmp_path, packed(WITH_RULES)))
    content = packed(WITH_RULES, about(version="2.0"))
    assert "不是完好的规则包" in refused(pack_file(tmp_path, content[:-40]))
    with pytest.raises(FileNotReadable, match="找不到文件"):
        install(tmp_path / "没有.规则包")
    assert installed() == {"mou-2027": "1.0"}


def test_full_disk_changes_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(pack_file(tmp_path, packed(WITH_RULES)))
    before = everything(data)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        install(pack_file(tmp_path, packed(WITH_RULES, about(version="2.0"))))
    assert everything(data) == before


def test_folder_that_refuses_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack_file(tmp_path, packed(WITH_RULES))
    tmp_path.chmod(0o755)
    with folder_of_ordinary_user() as folder:
        monkeypatch.setenv("NIANBAO_DATA", str(folder))
        forget()
        content = path.read_bytes()
        (folder / "某市.规则包").write_bytes(content)
        (folder / "某市.规则包").chmod(0o644)
        folder.chmod(0o500)
        with ordinary_user(), pytest.raises(CannotWrite, match="建不起来，规则包没有安装"):
            install(folder / "某市.规则包")
    forget()


def test_packs_copied_into_the_folder_by_hand_are_used_and_the_newest_counts(
    data: Path, tmp_path: Path
) -> None:
    pack_file(data / "packs", packed(WITH_RULES, about(version="1.0")), "甲" + SUFFIX)
    pack_file(data / "packs", packed(WITH_RULES, about(version="1.1")), "乙" + SUFFIX)
    assert installed() == {"mou-2027": "1.1"}
    assert "“甲.规则包”没有使用：“乙.规则包”是同一个规则包" in left_out()[0]
    install(pack_file(tmp_path, packed(WITH_RULES, about(version="1.2"))))
    assert installed() == {"mou-2027": "1.2"}
    assert not (data / "packs" / "乙.规则包").exists()
    remove("甲.规则包")
    assert left_out() == ()


def test_pack_that_comes_while_the_program_runs_is_found_when_its_form_is_asked_for(
    data: Path,
) -> None:
    with pytest.raises(FormMissing):
        load_format("2027-1")
    (data / "packs").mkdir()
    (data / "packs" / f"从共享文件夹{SUFFIX}").write_bytes(packed(next_form()))
    assert load_format("2027-1").name == "2027 年新格式"


def test_broken_pack_can_be_removed_and_an_unknown_one_cannot(data: Path) -> None:
    pack_file(data / "packs", b"x", "坏的.规则包")
    forget()
    (sentence,) = left_out()
    assert "“坏的.规则包”不是完好的规则包" in sentence
    with pytest.raises(PackRefused, match=r"没有编号为“\.\./x”的规则包，这台电脑上还没有装规则包"):
        remove("../x")
    remove("坏的.规则包")
    assert left_out() == ()


def test_rules_of_a_pack_that_no_longer_fit_are_left_out(data: Path) -> None:
    gone = RULES.replace("F-ADDRESS", "F-GONE")
    pack_file(data / "packs", packed({"rules/1.toml": gone, "rules/新.toml": RULES}))
    forget()
    assert "某市-网址" in {spec.id for spec in load_format("2021-30").checks}
    (sentence,) = left_out()
    assert "规则文件“mou-2027/1.toml”有 1 处错误" in sentence
