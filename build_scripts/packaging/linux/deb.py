"""The .deb: the bundle in /opt/nianbao/<version>, and what makes it part of the desktop."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux import desktop, floor, trees
from build_scripts.packaging.linux.compiler import GLIBC
from build_scripts.packaging.linux.toolchain import Toolchain
from build_scripts.packaging.linux.workshop import Workshop
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, product
from build_scripts.packaging.source_date import source_date
from build_scripts.places import ROOT

_SCRIPTS = Path(__file__).with_name("debian")
_DESCRIPTION = "一步一步填写，合计自动算，填错当场说，导出可以直接报送的 Word 文档。不联网。"
HOME = Path("opt/nianbao")  # each version has a folder of its own in it: see debian/preinst


@dataclass(frozen=True)
class Kind:
    """Which version a .deb says it is, and how hard it is compressed."""

    version: str
    compression: str = "-z6"


def make_deb(tools: Toolchain, bundle: Path, target: Path, kind: Kind | None = None) -> Path:
    """Return the .deb of `bundle` in the folder `target`."""
    kind = kind or Kind(product().version)
    version = kind.version
    say("正在制作 .deb……", "Making the .deb.")
    work = bundle.parent / f"deb-{version}"
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    home = root / HOME / version
    home.parent.mkdir(parents=True)
    trees.copy(bundle, home)
    _link_programs(root, version)
    _put_texts(root, home)
    desktop.put_icons(tools, root / "usr/share/icons/hicolor", work)
    # Before the control file: it tells the size of what is installed.
    (root / "DEBIAN").mkdir()
    _put_scripts(root / "DEBIAN", version)
    (root / "DEBIAN" / "control").write_text(_control(root, version), encoding="utf-8")
    trees.make_alike(root, source_date())
    package = target / f"{product().name}_{version}_amd64.deb"
    Workshop(work).run(
        # gzip and zstd: the first is larger, the second is unknown to the dpkg of UOS and Debian 11.
        ["dpkg-deb", "--root-owner-group", "-Zxz", kind.compression, "--build", root, package],
        SOURCE_DATE_EPOCH=str(source_date()),
    )
    return package


def _link_programs(root: Path, version: str) -> None:
    links = root / "usr/bin"
    links.mkdir(parents=True)
    for program in (GUI_PROGRAM, CONSOLE_PROGRAM):
        (links / program).symlink_to(Path("/") / HOME / version / program)


def _put_texts(root: Path, home: Path) -> None:
    name = product().name
    texts = {
        f"usr/share/applications/{name}.desktop": desktop.menu_entry(),
        f"usr/share/mime/packages/{name}.xml": desktop.mime_types(),
        f"usr/share/doc/{name}/copyright": (
            (ROOT / "LICENSE").read_text(encoding="utf-8")
            + f"\nLicences of what is bundled: /{home.relative_to(root)}/_internal/licences.txt\n"
        ),
    }
    for place, text in texts.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")


def _put_scripts(folder: Path, version: str) -> None:
    for script in sorted(_SCRIPTS.iterdir()):
        text = script.read_text(encoding="utf-8").replace("@VERSION@", version)
        (folder / script.name).write_text(text, encoding="utf-8")
        (folder / script.name).chmod(0o755)


def _control(root: Path, version: str) -> str:
    made = product()
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir())
    depends = ", ".join([f"libc6 (>= {GLIBC})", *floor.system_packages(root / HOME)])
    fields = {
        "Package": made.name,
        "Version": version,
        "Architecture": "amd64",
        "Maintainer": made.publisher,
        "Installed-Size": str(round(size / 1024)),
        "Depends": depends,
        "Section": "text",
        "Priority": "optional",
        "Description": f"{made.title}：{made.summary}\n {_DESCRIPTION}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
