"""The forms a report can leave the program in, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from core.compose import compose
from core.exporting.export import REPORT_SUFFIX, export
from core.exporting.office.converters import Converter, converters
from core.exporting.options import WordOptions
from core.format.model import Format
from core.report import Report
from core.styles.library import StyleLibrary
from core.styles.model import PageStyle


@dataclass(frozen=True, slots=True)
class Material:
    """What is exported: an immutable report, the page style of Word and PDF, last year's report if it is known.

    `is_cancelled` is asked by what takes long.
    """

    form: Format
    report: Report
    style: PageStyle
    last_year: Report | None = None
    contents: bool = False  # a 目录 before the report, in Word
    is_cancelled: Callable[[], bool] = bool  # never, as `bool()` is False


@dataclass(frozen=True, slots=True)
class ExportForm:
    """One form: its id in settings, its words, its suffix, and what its name has before the suffix.

    `write` runs in a thread and raises CannotWrite.
    """

    id: str
    words: str
    use: str
    suffix: str
    write: Callable[[Material, Path], None]
    name_end: str = ""

    def path(self, folder: Path, name: str) -> Path:
        """Return where a report called `name` is written in this form."""
        return folder / f"{name}{self.name_end}{self.suffix}"


def _write(material: Material, target: Path) -> None:
    export(
        material.form,
        material.report,
        target,
        WordOptions(material.style, material.contents),
        last_year=material.last_year,
    )


def _write_fragment(material: Material, target: Path) -> None:
    export(material.form, material.report, target, is_fragment=True)


def _write_pdf(material: Material, target: Path) -> None:
    from gui.paper.pdf import write_pdf

    write_pdf(compose(material.form, material.report), material.style, target)


def _write_converted(converter: Converter, material: Material, target: Path) -> None:
    from core.exporting.office.convert import convert

    document = compose(material.form, material.report)
    convert(document, material.style, target, converter, is_cancelled=material.is_cancelled)


def _write_png(material: Material, target: Path) -> None:
    from gui.exporting.picture import write_png

    write_png(material.form, material.report, target, material.last_year)


_PICTURE = "（一图读懂）"

FORMS = (
    ExportForm("word", "Word 文档", "报送、送审", ".docx", _write),
    ExportForm("pdf", "PDF 文件", "打印、传阅", ".pdf", _write_pdf),
    ExportForm("page", "网页", "整页，放到网站", ".html", _write),
    ExportForm("fragment", "网页片段", "粘贴到网站后台", ".html", _write_fragment, "（网页片段）"),
    ExportForm("workbook", "Excel 工作簿", "报上级汇总", ".xlsx", _write),
    ExportForm("text", "文本文件", "复制到别的系统", ".txt", _write),
    ExportForm("svg", "一图读懂", "矢量图 SVG", ".svg", _write, _PICTURE),
    ExportForm("png", "一图读懂", "图片 PNG", ".png", _write_png, _PICTURE),
    ExportForm("report", "年报文件", "换电脑接着填", REPORT_SUFFIX, _write),
)


@cache
def offered_forms() -> tuple[ExportForm, ...]:
    """Return `FORMS`, and PDF made by the office programs of this machine, which are looked for once."""
    converted = (
        ExportForm(
            f"pdf_{one.id}",
            f"{one.name} 转换的 PDF",
            "与 Word 文档完全一样",
            ".pdf",
            partial(_write_converted, one),
            f"（由{one.name}转换）",
        )
        for one in converters()
    )
    return (*FORMS, *converted)


def form_of(suffix: str) -> ExportForm:
    """Return the first form of that suffix; KeyError when there is none."""
    for form in FORMS:
        if form.suffix == suffix:
            return form
    raise KeyError(suffix)


def material_of(
    form: Format,
    report: Report,
    style_name: str,
    last_year: Report | None = None,
    *,
    contents: bool = False,
) -> Material:
    """Return what is exported in the style of that name, in 公文格式 where it is gone."""
    style = StyleLibrary().load_or_default(style_name)
    return Material(form, report, style, last_year, contents)
