"""What the officer chose for an export."""

from dataclasses import dataclass

from core.styles.model import PageStyle


@dataclass(frozen=True, slots=True)
class WordOptions:
    """The page style of a Word file, 公文格式 if none is given, and whether a 目录 stands before the report."""

    style: PageStyle | None = None
    contents: bool = False


AS_USUAL = WordOptions()
