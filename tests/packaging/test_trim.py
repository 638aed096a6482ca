"""What is left out of a bundle, by the names PyInstaller gives files on both systems."""

import pytest

from build_scripts.packaging.trim import is_kept


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt6PrintSupport.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "libicudata.so.73",
        "nacl/_sodium.abi3.so",
        "_cffi_backend.cpython-313-x86_64-linux-gnu.so",
        "lxml/etree.cpython-313-x86_64-linux-gnu.so",
        "python3.13/lib-dynload/_codecs_cn.cpython-313-x86_64-linux-gnu.so",
        "resources/word/styles/official-document.toml",
        "resources/formats/2021-30.toml",
    ],
)
def test_what_the_program_needs_stays(name: str) -> None:
    assert is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqwayland-egl.so",
        "PySide6/Qt/plugins/platforms/libqminimal.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_zh_TW.qm",
        "libcrypto-3.dll",
        "lxml/includes/etree_defs.h",
    ],
)
def test_what_it_never_uses_goes(name: str) -> None:
    assert not is_kept(name)
