"""A folder where things are made: commands with their output in a log, and what stands already."""

import hashlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.messages import Stop

_SHOWN_LINES = 25


@dataclass(frozen=True)
class Workshop:
    """A folder, and the variables that commands run with besides those of this process."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, command: Sequence[str | Path], cwd: Path | None = None, **more: str) -> None:
        """Run `command` to its end. Raises Stop with the last lines of what it printed."""
        cwd = cwd or self.folder
        for folder in (self.folder, cwd):
            folder.mkdir(parents=True, exist_ok=True)
        log = self.folder / "log.txt"
        with log.open("ab") as output:
            output.write(f"\n$ cd {cwd}; {' '.join(map(str, command))}\n".encode())
            output.flush()
            run = subprocess.run(
                [str(word) for word in command],
                cwd=cwd,
                env={**os.environ, **self.variables, **more},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if run.returncode != 0:
            last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_SHOWN_LINES:]
            raise Stop(
                "\n".join((*last, f"\n这一步没有成功：{command[0]}。全部输出在 {log}。")),
                "This step failed; the log has all it printed.",
            )

    def with_variables(self, **more: str) -> "Workshop":
        """Return the same folder with further variables."""
        return Workshop(self.folder, {**self.variables, **more})


def fingerprint(paths: Sequence[Path], *words: str) -> str:
    """Return a short name for the content of `paths` (all modules of a folder) and for `words`."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
