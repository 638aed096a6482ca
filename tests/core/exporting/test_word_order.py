"""Word repairs, or refuses, a file whose elements stand in another order than the schema's.

The sequences are those of ECMA-376 (transitional) for the elements we write.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from lxml import etree

from core.document import Document
from core.exporting.word import word_bytes
from tests.core.exporting.documents import full_document, long_document, small_document
from tests.helpers.word_parts import parts_of

ORDER = {
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar"
    " tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar tcFitText vAlign",
    "p": "pPr r",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl autoSpaceDE autoSpaceDN"
        " snapToGrid spacing ind jc outlineLvl rPr sectPr"
    ),
    "rPr": "rStyle rFonts b bCs i iCs snapToGrid color spacing w kern position sz szCs lang",
    "sectPr": "footerReference pgSz pgMar pgNumType cols docGrid",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name aliases basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr",
    "font": "altName panose1 charset family pitch sig",
    "settings": (
        "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop"
        " evenAndOddHeaders characterSpacingControl compat themeFontLang"
    ),
    "compat": (
        "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace"
        " doNotExpandShiftReturn useFELayout compatSetting"
    ),
}
ONCE = {"tblPr", "tcPr", "pPr", "rPr", "style"}
DOCUMENTS = [small_document(), full_document(), long_document()]


def faults(element: etree._Element) -> Iterator[str]:
    """Yield every child that is unknown, out of place or there twice."""
    name = etree.QName(element).localname
    if name not in ORDER:
        return
    places = ORDER[name].split()
    children = [etree.QName(child).localname for child in element]
    yield from (f"{name}/{child} is unknown" for child in children if child not in places)
    ranks = [places.index(child) for child in children if child in places]
    if ranks != sorted(ranks):
        yield f"{name}: {children}"
    if name in ONCE and len(set(children)) < len(children):
        yield f"{name} has a child twice: {children}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=["small", "full", "long"])
def test_elements_stand_in_the_order_of_the_schema(document: Document) -> None:
    package = word_bytes(document, datetime(2025, 1, 1, tzinfo=UTC))
    for name, content in parts_of(package).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in etree.fromstring(content).iter():
                assert list(faults(element)) == []


def test_the_check_sees_a_wrong_order() -> None:
    wrong = etree.fromstring("<pPr><jc/><pStyle/><jc/><nonsense/></pPr>")
    assert len(list(faults(wrong))) == 3
