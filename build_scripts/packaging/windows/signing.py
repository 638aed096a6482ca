"""A place for a certificate: the command in NIANBAO_SIGN signs each program that is handed out.

`{file}` in it stands for the program, which the command signs in place; with `{signed}` too, the command
writes the signed program there (osslsigncode can only do that). Without NIANBAO_SIGN nothing is signed.

    NIANBAO_SIGN='signtool sign /sha1 ... /fd sha256 /tr http://... /td sha256 {file}'
    NIANBAO_SIGN='osslsigncode sign -pkcs12 key.p12 -h sha256 -in {file} -out {signed}'

`python -m build_scripts.packaging.windows.signing FILE` does it for one file: makensis calls that.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from build_scripts.messages import Stop

VARIABLE = "NIANBAO_SIGN"


def is_wanted() -> bool:
    """Return whether there is a command to sign with."""
    return bool(os.environ.get(VARIABLE))


def sign(program: Path) -> None:
    """Sign `program` in place when there is a command for it. Raises Stop when that fails."""
    if not is_wanted():
        return
    signed = program.with_name(f"{program.name}.signed")
    signed.unlink(missing_ok=True)
    run = subprocess.run(_command(program, signed), capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise Stop(
            f"签名没有成功（{program.name}）：\n{run.stdout}{run.stderr}",
            f"The command in {VARIABLE} failed.",
        )
    if signed.exists():
        signed.replace(program)


def _command(program: Path, signed: Path) -> list[str]:
    words = shlex.split(os.environ[VARIABLE], posix=os.name != "nt")
    return [word.format(file=program, signed=signed) for word in words]


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
