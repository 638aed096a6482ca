"""Fonts of a Word file that this machine does not have, with what the standard lets stand in for them."""

from collections.abc import Collection, Iterator

from core.format.check import Level
from core.proofing.finding import ProofFinding, Topic
from core.styles.fonts import is_present, substitute_on, substitutes


def font_findings(fonts: Collection[str], families: Collection[str]) -> Iterator[ProofFinding]:
    """Yield a note for every one of `fonts` that is not among the `families` of this machine."""
    for font in sorted(fonts):
        if font and not is_present(font, families):
            stand_in = substitute_on(font, families)
            usual = substitutes(font)
            if stand_in:
                mend = f"本机有“{stand_in}”可以代替；在有这种字体的电脑上打开，仍是“{font}”。"
            elif usual:
                mend = f"请安装这种字体，或者安装“{usual[0]}”代替；文件本身没有错。"
            else:
                mend = "请安装这种字体，或者换成常用的字体。"
            yield ProofFinding(
                "font.missing",
                Level.INFO,
                Topic.FONT,
                f"这台电脑没有“{font}”，在这里打开时显示的是别的字体。",
                mend,
            )
