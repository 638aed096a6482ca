"""Sentences that are right, and ones that are not, as the rules about wording see them."""

import pytest

from core.evaluate import evaluate
from core.report import Passage
from tests.helpers.judging import FORM, zeros

ABOUT_THE_WHOLE = ("X-ASPECT", "X-PROB", "X-FEE", "X-OVERVIEW", "X-BLANK")
REPORT = (
    zeros()
    .with_fact("year", 2024)
    .with_fact("unit", "临川市水利局")
    .with_fact("signature", "临川市水利局")
)

RIGHT = [
    "全市市场监管系统联动，全市市直部门参与。",
    "我市市民可以通过网站查询。",
    "各县县级部门负责人参加。",
    "局领导逐条逐项研究，一项一项落实，一件一件办理。",
    "会同市发展改革委、市财政局、市司法局联合印发文件。",
    "按照水利部、省水利厅、临川市人民政府办公室的要求。",
    "在市委、市政府的坚强领导下，市水利局党组认真落实。",
    "贯彻落实国务院办公厅、省政府办公厅政务公开工作要点。",
    "参加市政府政务公开办公室组织的培训。",
    "各县（区）水利局、开发区农业农村局分别公开。",
    "长江水利委员会对口指导，国家发展改革委批复立项。",
    "市中级人民法院、市人民检察院、市总工会等单位。",
    "落实《临川市2023年政务公开工作要点》要求。",
    "2021年以来累计公开信息1.2万条。",
    "自2019年5月15日起施行的条例。",
    "2023年12月印发的通知继续执行。",
    "与2023年相比，申请量下降12%。",
    "对2020年至2023年的文件进行清理。",
    "谋划2025年工作，提前研究。",
    "2022年8月成立的领导小组继续履职。",
    "到2025年，全市节水型社会基本建成。",
    "一是加强领导。二是完善制度。三是强化监督。",
    "（一）加强领导。（二）完善制度。",
    "1.加强领导；2.完善制度；3.强化监督。",
    "一是做好公开，全年3.2万人次查询。二是做好解读。",
    "首先加强学习，其次加强检查，最后抓好整改。",
    "联系电话：0794-8221234，统一社会信用代码11360000MB1234567X。",
    "办公时间为上午8:30至12:00，下午14:00至17:30。",
    "申请人对答复满意，当事人均已签收。",
    "申请人通过网站提交申请。",
    "坚持以公开为常态、不公开为例外，应公开尽公开。",
    "政府信息公开信息处理费收取情况如下。",
    "主动公开公开属性明确的文件57件。",
    "对“三农”“双减”“放管服”等领域进行公开。",
    "公开内容包括：机构职能、规划计划、财政资金……",
    "向社会公开征集意见，收到意见建议近百条。",
    "推进水利工程建设领域信息公开，工程质量终身责任制落实到位。",
    "全年召开局长办公会23次，局长办公会纪要全部归档。",
    "制定公开指南，明确公开主体、公开内容、公开时限。",
    "办公室主任负责日常工作，办公室副主任负责审核。",
    "县区之间、部门之间信息共享进一步加强。",
    "完善了政务公开工作制度，制度化、规范化水平进一步提升。",
    "街道办事处、乡镇人民政府按要求公开。",
    "第一季度公开48条，第二季度公开52条，第三季度公开61条，第四季度公开39条。",
    "每月5日前由各科室报送，办公室汇总。",
    "对照第三方评估指标，逐项整改问题14个。",
    "赣府厅发〔2023〕15号文件要求已落实。",
]

WRONG = [
    ("X-UNIT", "武宁县水利局全年公开信息32条。"),
    ("X-UNIT", "在宜春市人民政府网站公开信息。"),
    ("X-YEAR", "2023年，我局主动公开信息426条。"),
    ("X-YEAR", "2023年新增公开信息426条。"),
    ("X-YEAR", "2022年我局共收到申请3件。"),
    ("X-YEAR", "2025年，我局主动公开信息57条。"),
    ("X-DUP", "我市市政府高度重视。"),
    ("X-DUP", "不断加强加强政务公开。"),
    ("X-DUP", "政府信息公开公开工作。"),
    ("X-NUM", "一是领导。三是监督。三是保障。"),
    ("X-HINT", "XXX局全年公开XX条。"),
    ("X-SECRET", "申请人张某某不服答复。"),
    ("X-SECRET", "联系人手机13812345678。"),
    ("X-VAGUE-NUM", "全年公开信息近200条。"),
]


def codes(sentence: str) -> set[str]:
    report = REPORT.with_passages("overview", (Passage("主动公开", sentence),))
    found = {one.check for one in evaluate(FORM, report).findings}
    return {one for one in found if one.startswith(("X-", "N-")) and one not in ABOUT_THE_WHOLE}


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_is_said_of_a_right_sentence(sentence: str) -> None:
    assert codes(sentence) <= {"X-VAGUE-NUM"}


@pytest.mark.parametrize(("code", "sentence"), WRONG)
def test_wrong_sentence_is_told(code: str, sentence: str) -> None:
    assert code in codes(sentence)
