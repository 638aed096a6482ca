"""What Windows shows of a program under 属性 → 详细信息, as PyInstaller wants it."""

from build_scripts.packaging.product import Product

_CHINESE, _UTF_16 = 2052, 1200


def version_resource(product: Product) -> str:
    """Return the file that PyInstaller's option for the version resource takes."""
    numbers = version_numbers(product.version)
    words = {
        "CompanyName": product.publisher,
        "FileDescription": product.title,
        "FileVersion": product.version,
        "InternalName": product.name,
        "LegalCopyright": f"{product.publisher}，MIT 许可",
        "ProductName": product.title,
        "ProductVersion": product.version,
        "Comments": product.summary,
    }
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in words.items())
    table = f"StringTable('{_CHINESE:04x}{_UTF_16:04x}', [{strings}])"
    fixed = f"filevers={numbers}, prodvers={numbers}, mask=0x3f, OS=0x40004, fileType=0x1"
    translation = f"VarStruct('Translation', [{_CHINESE}, {_UTF_16}])"
    return (
        f"VSVersionInfo(ffi=FixedFileInfo({fixed}), "
        f"kids=[StringFileInfo([{table}]), VarFileInfo([{translation}])])\n"
    )


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version such as "1.2.0" as the four numbers Windows compares.

    >>> version_numbers("1.2.0")
    (1, 2, 0, 0)
    """
    first, second, third, *_ = (*(int(part) for part in version.split(".")), 0, 0)
    return first, second, third, 0
