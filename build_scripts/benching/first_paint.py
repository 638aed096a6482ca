"""One process that opens a window, tells when it was painted, and ends; run by `starting`.

`first_paint.py program` does what `python -m gui` does, `empty` opens a bare QMainWindow, `label`
one with a line of Chinese in it. Prints JSON: moment (of time.perf_counter, the same clock for all
processes), processor_s (what the processor spent until then), peak_kb (Linux), modules (imported
ones, and the classes of QtCore and QtWidgets that were built).
"""

import sys


def _open_program() -> None:
    from gui.start import hurry

    hurry()  # comes before every import of PySide6 in `python -m gui`, so here too
    _watch()
    import runpy

    sys.argv = ["gui"]
    runpy.run_module("gui", run_name="__main__", alter_sys=True)


def _open_bare(text: str) -> None:
    _watch()
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    qt = QApplication([])
    window = QMainWindow()
    if text:
        window.setCentralWidget(QLabel(text))
    window.showMaximized()  # as large as the program's, so that both paint the same area
    sys.exit(qt.exec())


def _watch() -> None:
    from build_scripts.benching.paint_watch import watch

    watch()


if __name__ == "__main__":
    match sys.argv[1]:
        case "program":
            _open_program()
        case "label":
            _open_bare("年报助手")
        case "empty":
            _open_bare("")
