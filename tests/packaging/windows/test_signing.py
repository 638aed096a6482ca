"""With a certificate in place, each program that is handed out is signed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.messages import Stop
from build_scripts.packaging.windows import signing
from tests.packaging.windows.conftest import Made

pytestmark = [
    pytest.mark.installer,
    pytest.mark.skipif(sys.platform != "linux", reason="signs with osslsigncode"),
]


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Return key and certificate of an office that trusts itself."""
    key, certificate = tmp_path / "own key.pem", tmp_path / "own.pem"
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    about = ["-subj", "/CN=Test", "-addext", "extendedKeyUsage=codeSigning"]
    command = [*new, *about, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    return key, certificate


def test_a_program_is_signed_by_the_command_of_the_environment(
    made: Made,
    certificate: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = tmp_path / "年报 助手.exe"
    shutil.copyfile(made.newer, program)
    key, own = certificate
    command = (
        f"osslsigncode sign -key '{key}' -certs '{own}' -h sha256 -in {{file}} -out {{signed}}"
    )
    monkeypatch.setenv(signing.VARIABLE, command)
    signing.sign(program)
    verify = ["osslsigncode", "verify", "-CAfile", str(own), "-in", str(program)]
    told = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert "Signature verification: ok" in told.stdout, told.stdout + told.stderr


def test_without_a_command_nothing_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(signing.VARIABLE, raising=False)
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    signing.sign(program)
    assert program.read_bytes() == b"MZ"


def test_a_command_that_fails_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(signing.VARIABLE, "false {file}")
    with pytest.raises(Stop):
        signing.sign(tmp_path / "a.exe")
