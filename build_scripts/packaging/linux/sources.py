"""What comes from Debian: sources that are compiled, and the few libraries old desktops lack."""

import re
import subprocess
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.linux.wheels import PYTHON
from build_scripts.packaging.linux.workshop import Workshop

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_MIRROR = "http://deb.debian.org/debian/"
_SOURCES_FROM = "trixie"
# The oldest release whose libraries still get fixes; they ask for glibc 2.17 at most.
_LIBRARIES_FROM = "bullseye"
_SOURCES = (f"python{PYTHON}", "libffi", "zlib", "sqlite3")
# What Qt's X11 part is linked with and a plain desktop of UOS or Kylin need not have.
_LIBRARIES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "libzstd1",  # of Qt itself; only apt has it everywhere
)
# Debian's corrections of faults and security holes; its other patches shape a system's Python.
_PATCHES = re.compile(r"^(\d+-)?(CVE|fix_a_bug|issue\d|gchead)")


def fetch(workshop: Workshop, libraries: Path, licences: Path) -> dict[str, Path]:
    """Return each source folder by its name, patched; put libraries and licence texts into folders."""
    say("正在从 Debian 下载源代码和系统库……", "Fetching sources and libraries from Debian.")
    downloads = workshop.folder / "downloads"
    apt = _apt(workshop.folder / "apt")
    workshop.run([*apt, "update"])
    workshop.run([*apt, "source", "--download-only", *_SOURCES], cwd=downloads)
    workshop.run([*apt, "download", *_LIBRARIES], cwd=downloads)
    unpacked = workshop.folder / "unpacked"
    for package in sorted(downloads.glob("*.deb")):
        workshop.run(["dpkg-deb", "-x", package, unpacked])
    _gather_libraries(unpacked, libraries)
    _gather_licences(unpacked, licences)
    return {name: _unpack(workshop, downloads, name, licences) for name in _SOURCES}


def _apt(folder: Path) -> list[str]:
    """Return apt-get with lists of its own: what is installed on this machine plays no part."""
    for name in ("lists", "cache/archives", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    if not KEYRING.exists():
        raise Stop("缺少 Debian 的签名公钥，请安装 debian-archive-keyring。", "No Debian keyring.")
    entries = (
        f"Types: {kind}\nURIs: {mirror()}\nSuites: {suite}\nComponents: main\n"
        f"Architectures: amd64\nSigned-By: {KEYRING}\n"
        for kind, suite in (("deb-src", _SOURCES_FROM), ("deb", _LIBRARIES_FROM))
    )
    (folder / "sources" / "debian.sources").write_text("\n".join(entries), encoding="utf-8")
    options = {
        "Dir::Etc::SourceList": "/dev/null",
        "Dir::Etc::SourceParts": folder / "sources",
        "Dir::State::Lists": folder / "lists",
        "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache",
        "APT::Sandbox::User": "root",
    }
    return ["apt-get", "-qq", *(f"-o{name}={value}" for name, value in options.items())]


def mirror() -> str:
    """Return the Debian mirror this machine uses, or Debian's own."""
    command = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI)"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    mirrors = [line.removeprefix("Debian ") for line in run.stdout.splitlines()]
    return next((one for one in mirrors if re.fullmatch(r"http.*/debian/", one)), _MIRROR)


def _unpack(workshop: Workshop, downloads: Path, name: str, licences: Path) -> Path:
    folder = workshop.folder / "sources" / name
    (folder / "debian").mkdir(parents=True)
    original = next(one for one in downloads.glob(f"{name}_*.orig.tar.*") if one.suffix != ".asc")
    changes = next(downloads.glob(f"{name}_*.debian.tar.*"))
    workshop.run(["tar", "xf", original, "-C", folder, "--strip-components=1"])
    workshop.run(["tar", "xf", changes, "-C", folder])
    series = (folder / "debian/patches/series").read_text(encoding="utf-8").split("\n")
    for patch in filter(_PATCHES.search, series):
        workshop.run(["patch", "-s", "-f", "-p1", "-i", f"debian/patches/{patch}"], cwd=folder)
    version = changes.name.removeprefix(f"{name}_").partition(".debian.tar")[0]
    copyright_file = folder / "debian" / "copyright"
    (licences / f"{name} {version}.txt").write_bytes(copyright_file.read_bytes())
    return folder


def _gather_libraries(unpacked: Path, libraries: Path) -> None:
    """Put each library under the name that programs ask for into one folder."""
    libraries.mkdir(parents=True, exist_ok=True)
    for link in sorted(unpacked.glob("usr/lib/x86_64-linux-gnu/lib*.so.*")):
        if link.is_symlink():
            (libraries / link.name).write_bytes(link.read_bytes())


def _gather_licences(unpacked: Path, licences: Path) -> None:
    licences.mkdir(parents=True, exist_ok=True)
    for text in sorted(unpacked.glob("usr/share/doc/*/copyright")):
        (licences / f"{text.parent.name}.txt").write_bytes(text.read_bytes())
