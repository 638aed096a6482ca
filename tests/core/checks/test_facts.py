"""Rules about how telephone, postcode and address of a web page are written."""

import pytest

from core.checks.context import Context
from core.checks.kinds import KINDS
from core.format.check import Level
from core.forms.installed import load_format
from core.keys import FactKey
from core.report import Report
from tests.helpers.judging import EMPTY, judge

FORMS = ["2019-60", "2021-30"]
RULES = {"phone": "F-PHONE-FORM", "postcode": "F-POSTCODE-FORM", "website": "F-WEBSITE-FORM"}
WRONG = [
    ("phone", "12-ab"),
    ("phone", "027-1234"),
    ("phone", "027-1234567a"),
    ("phone", "0714-63888888888"),
    ("phone", "027-12345678、876"),
    ("phone", "027-××××××××"),
    ("phone", "办公室"),
    ("postcode", "43"),
    ("postcode", "4300000"),
    ("postcode", "43000O"),
    ("postcode", "43 0000"),
    ("website", "www gov"),
    ("website", "http //www.x.gov.cn"),
    ("website", "http:/www.x.gov.cn"),
    ("website", "www。x。gov。cn"),
    ("website", "www.qiaokou,gov.cn"),
    ("website", "本级政府网站"),
]
RIGHT = [
    ("phone", "027-12345678"),
    ("phone", "02712345678"),
    ("phone", "０２７－１２３４５６７８"),
    ("phone", "(0714)6388888"),
    ("phone", "（0714） 6388888"),
    ("phone", "0714—638 8888"),
    ("phone", "0714-6388888转802"),
    ("phone", "0714-6388888 转 802、803"),
    ("phone", "0714-6388888-802"),
    ("phone", "027-12345678/79"),
    ("phone", "027-12345678、87654321"),
    ("phone", "027-12345678，0714-6388888；12345"),
    ("phone", "027-12345678（办公室）、87654321（传真）"),
    ("phone", "办公室：027-12345678（工作日9:00-12:00，14:00-17:30）"),
    ("phone", "+86-27-12345678"),
    ("phone", "400-800-1234"),
    ("phone", "13800000000"),
    ("phone", "12345"),
    ("phone", "96166"),
    ("postcode", "430000"),
    ("postcode", "０１００００"),
    ("postcode", " 430000 "),
    ("website", "http://www.x.gov.cn"),
    ("website", "https://www.x.gov.cn/zwgk/nb/2026.html?id=1#top"),
    ("website", "www.x.gov.cn"),
    ("website", "WWW.X.GOV.CN/"),
    ("website", "http://10.1.2.x.gov.cn:8080/nb"),
    ("website", "某县人民政府网站（http://www.x.gov.cn/zwgk/）"),
    ("website", "某县人民政府网站：www.x.gov.cn，“政府信息公开”专栏"),
    ("website", "政府信息公开专栏www.x.gov.cn。"),
    ("website", "http://某县.政务"),
    *((fact, blank) for fact in RULES for blank in ("", " ", "\u3000")),
]


def speaks(form_id: str, fact: str, value: str) -> bool:
    form = load_format(form_id)
    report = Report(form.id).with_fact(fact, value)
    (spec,) = [one for one in form.checks if one.id == RULES[fact]]
    return bool(list(KINDS[spec.kind].find(spec, Context(form, report, {}, {}))))


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize(("fact", "value"), WRONG)
def test_what_cannot_be_right_is_told(form_id: str, fact: str, value: str) -> None:
    assert speaks(form_id, fact, value)


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize(("fact", "value"), RIGHT)
def test_what_offices_write_is_not_doubted(form_id: str, fact: str, value: str) -> None:
    assert not speaks(form_id, fact, value)


def test_sentence_says_what_was_typed_what_is_expected_and_where() -> None:
    (found,) = judge("F-POSTCODE-FORM", EMPTY.with_fact("postcode", "43"))
    assert found.message == "“邮政编码”填的是“43”，邮政编码是六位数字。"
    assert found.where == (FactKey("postcode"),)
    assert found.level is Level.WARNING
    assert not found.is_missing


def test_long_text_is_not_repeated_whole() -> None:
    (found,) = judge("F-PHONE-FORM", EMPTY.with_fact("phone", "甲" * 400))
    assert f"“{'甲' * 30}…”" in found.message


def test_long_text_is_judged_at_once() -> None:
    """The expressions must not try the ways through a text one after the other."""
    numbers = "027-12345678、" * 400 + "x"
    assert judge("F-PHONE-FORM", EMPTY.with_fact("phone", numbers))
    assert judge("F-WEBSITE-FORM", EMPTY.with_fact("website", "www" * 2000))
