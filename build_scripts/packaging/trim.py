"""What of Python, Qt and the packages stays out of a bundle, and why.

Names are destinations inside the bundle as PyInstaller gives them, with `/` on both systems.
"""

import re

# Never imported by the program, but within reach of what it imports.
EXCLUDED_MODULES = (
    # sqlite-utils can install plugins with pip, and reads CSV files with pip's help.
    "pip",
    "setuptools",
    "pkg_resources",
    # Tests and tools that libraries offer on the side.
    "pytest",
    "unittest",
    "doctest",
    "pdb",
    "pydoc",
    "pydoc_data",
    "tkinter",
    "turtle",
    "lib2to3",
    # lxml and openpyxl take these where they are; the program never asks for what they do.
    "numpy",
    "pandas",
    "PIL",
    "bs4",
    "html5lib",
    "lxml.ElementInclude",
    "lxml.cssselect",
    "lxml.doctestcompare",
    "lxml.html.ElementSoup",
    "lxml.html._diffcommand",
    "lxml.html._html5builder",
    "lxml.html.builder",
    "lxml.html.clean",
    "lxml.html.formfill",
    "lxml.html.html5parser",
    "lxml.html.soupparser",
    "lxml.html.usedoctest",
    "lxml.isoschematron",
    "lxml.pyclasslookup",
    "lxml.usedoctest",
    # Read by those who check types; the libraries that name it do so for them only.
    "typing_extensions",
    # What SQLite's module, ctypes and the libraries offer at a prompt, on other systems, or with a browser.
    "ctypes._aix",
    "ctypes.macholib",
    "optparse",
    "sqlite3.__main__",
    "webbrowser",
    # cffi compiles with pycparser; PyNaCl is compiled already.
    "pycparser",
    # The program never uses the network (law 7), nor other processes of Python.
    "PySide6.QtNetwork",
    "asyncio",
    "ftplib",
    "multiprocessing",
    "smtplib",
    "ssl",
    "_ssl",
    "xmlrpc",
    # What stands in for compiled modules that are there.
    "_pydatetime",
    "_pydecimal",
    # Parts of Qt that a program of widgets does not touch.
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
)

_QT_LIBRARIES = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets", "XcbQpa")

# Each folder of Qt plugins with what is kept of it; a folder that is not here stays out whole.
_QT_PLUGINS = {
    "iconengines": "svgicon",
    "imageformats": "svg|ico|jpeg",  # icons, and a picture pasted into a page
    "platforminputcontexts": "ibus|compose",  # Chinese input; Compose for Latin accents
    "platforms": "xcb|offscreen|windows",  # offscreen: --self-test without a screen
    "platformthemes": "xdgdesktopportal",  # the desktop's own file dialog; qgtk3 would bring in GTK
    "printsupport": ".*",
    "styles": ".*",  # how Windows 10 and 11 look
}

_TRANSLATIONS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")

# Large files that only those need who lack something every supported system has.
_OTHER = re.compile(
    r"(^|/)(opengl32sw\.dll"  # drawing in 3D without a graphics card, 20 MB
    r"|d3dcompiler_\d+\.dll"
    r"|libcrypto[^/]*|libssl[^/]*)$"  # hashlib has its own sha256
    r"|(^|/)_codecs_(jp|kr|iso2022)\."  # files from Japan and Korea
    r"|(^|/)_(hashlib|ssl|curses|curses_panel|tkinter|dbm|gdbm|testcapi|testbuffer|xxtestfuzz)\."
    r"|(^|/)(lxml|docx|openpyxl|nacl|click|tabulate)/.*\.(pyx|pxi|pxd|h|hpp|c|rng|xsl|rnc)$"
    r"|(^|/)lxml/(isoschematron|objectify|html/diff|html/_difflib|sax|builder)\b"
    r"|(^|/)tzdata/|(^|/)dateutil/zoneinfo/.*\.tar\.gz$"
)


def is_kept(destination: str) -> bool:
    """Return whether the file of this name belongs into a bundle."""
    name = destination.replace("\\", "/")
    if _OTHER.search(name):
        return False
    if "/translations/" in name:
        return name.rpartition("/")[2] in _TRANSLATIONS
    if plugin := re.search(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?(q?[^/.]*)\.", name):
        return _is_kept_plugin(plugin[1], plugin[2])
    if library := re.search(r"(?:^|/)(?:lib)?Qt6([A-Z][A-Za-z]*)\.(?:so|dll)", name):
        return library[1] in _QT_LIBRARIES
    return True


def _is_kept_plugin(folder: str, name: str) -> bool:
    """Return whether a plugin such as "platforms", "qxcb" is one the program uses."""
    kept = _QT_PLUGINS.get(folder)
    if kept is None:
        return False
    return re.fullmatch(rf"q?({kept})(platforminputcontextplugin|icon)?|{kept}", name) is not None
