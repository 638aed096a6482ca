"""`nianbao-gui --print-to`: a PDF without window and screen, and a sentence where that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import paths

ROOT = paths.resources().parent
SAMPLE = next((paths.resources() / "samples").glob("*2024.nianbao"))


def _run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program as on a server: no screen at all."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment |= {"NIANBAO_DATA": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "gui", *map(str, arguments)],
        env=environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_report_becomes_a_pdf_without_a_screen(tmp_path: Path) -> None:
    target = tmp_path / "硚口 年报.pdf"
    done = _run(tmp_path, "--print-to", target, SAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"已导出：{target}\n"
    assert target.read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "home").exists()


def test_style_is_chosen_by_its_name(tmp_path: Path) -> None:
    counts = []
    for style in ("公文格式", "模板原样"):
        target = tmp_path / f"{style}.pdf"
        assert _run(tmp_path, "--print-to", target, SAMPLE, "--style", style).returncode == 0
        counts.append(target.read_bytes().count(b"/Type /Page\n"))
    assert counts[0] > counts[1] > 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--print-to", "a.pdf"), "没有写是哪份年报"),
        (("--print-to", "a.pdf", "没有.nianbao"), "没有.nianbao"),
        (("--print-to", "a.txt", SAMPLE), "请改成以 .pdf 结尾"),
        (("--print-to", "a.pdf", SAMPLE, "--style", "花体"), "没有叫“花体”的版式"),
        (("--print-to", "nowhere/a.pdf", SAMPLE), "找不到"),
        (("--style", "模板原样", SAMPLE), "--style 要和 --print-to 一起用"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str | Path, ...], sentence: str
) -> None:
    done = _run(tmp_path, *arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("**/*.pdf"))


def test_pdf_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "去年.pdf"
    source.write_bytes(b"%PDF-1.4 last year")
    done = _run(tmp_path, "--print-to", source, source)
    assert (done.returncode, source.read_bytes()) == (2, b"%PDF-1.4 last year")
    assert "就是要读的文件，没有写" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_reader_that_stops_early_is_no_error() -> None:
    command = [sys.executable, "-m", "gui", "--help"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
