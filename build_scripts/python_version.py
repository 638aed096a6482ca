"""The Python versions the program runs on, and the sentence for every other one.

Kept readable for any Python 3: who starts with an old one shall read a sentence, not a SyntaxError.
"""

import shutil
import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)  # PySide6 6.9.3 has no wheel for it


def require() -> None:
    """Return when this Python will do; otherwise say so and leave with exit code 2."""
    sentence = objection(sys.version_info[:2], _other_pythons())
    if sentence:
        sys.stderr.buffer.write((sentence + "\n").encode("utf-8"))
        sys.exit(2)


def objection(version: "tuple[int, int]", others: "list[str]") -> str:
    """Return why `version` will not do, naming the first of `others` instead; "" when it will."""
    if OLDEST <= version < TOO_NEW:
        return ""
    have = "{}.{}".format(*version)
    chinese = "这里的 Python 是 {}，年报助手需要 3.11、3.12 或 3.13。".format(have)
    if others:
        chinese += "请改用：{} {}".format(others[0], " ".join(sys.argv))
    else:
        chinese += "请先安装其中一个，再用它运行本命令。"
    return chinese + "\nPython 3.11, 3.12 or 3.13 is needed; this is {}.".format(have)


def _other_pythons() -> "list[str]":
    """Return the commands on this machine that start a suitable Python."""
    names = ["python3.13", "python3.12", "python3.11"]
    return [name for name in names if shutil.which(name)]
