"""Told where no font can show Chinese: in Latin letters, as everything else would be empty boxes."""

from PySide6.QtWidgets import QMessageBox

_PINYIN = (
    "Zhe tai diannao mei you zhongwen ziti. Qing lianxi guanliyuan anzhuang, ranhou chongxin dakai."
)
_ENGLISH = (
    "No Chinese font is installed on this computer, so every character is shown as an empty box.\n\n"
    "For the administrator: install one, then start the program again.\n"
    "    UOS, Kylin, Ubuntu, Debian:  apt install fonts-noto-cjk\n"
    "    small (2 MB):  apt install fonts-wqy-microhei\n"
    "    offline:  copy a font file such as simhei.ttf to /usr/share/fonts and run  fc-cache -f"
)


def missing_fonts_box() -> QMessageBox:
    """Return the message for the officer and for whoever looks after the machine."""
    box = QMessageBox(QMessageBox.Icon.Warning, "nianbao", _PINYIN)
    box.setObjectName("missing_fonts")
    box.setInformativeText(_ENGLISH)
    box.addButton("OK", QMessageBox.ButtonRole.AcceptRole)
    return box
