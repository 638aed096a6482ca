"""Signature and date on paper."""

import pytest

from core.document import Document, Paragraph, Role
from core.styles.closing import closing_lines
from core.styles.library import presets
from core.styles.model import PageStyle
from gui.paper.boxes import TextBox
from gui.paper.typesetting import Typesetter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
@pytest.mark.parametrize("with_date", [True, False])
@pytest.mark.parametrize("length", [6, 24, 27, 28, 40, 60])
def test_signature_breaks_where_word_breaks_it(
    length: int, with_date: bool, style: PageStyle
) -> None:
    name = ("某某自治区某某自治州河流域生态环境综合治理与水土保持工程管理局" * 2)[:length]
    signature = Paragraph(name, Role.SIGNATURE)
    date = (Paragraph("2025年1月20日", Role.DATE),) if with_date else ()
    box, *_ = Typesetter(style).boxes(Document("", "", (signature, *date)))
    assert isinstance(box, TextBox)
    assert box.lines.texts == closing_lines(name, style)
