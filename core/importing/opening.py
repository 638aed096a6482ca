"""A file from a stranger before it is read: is it there, is it a file, is it of a size that can be a report?"""

from pathlib import Path

from core.errors import FileNotReadable

LARGEST = 60_000_000
HEAD = 4096


def head_of(path: Path) -> bytes:
    """Return how the file `path` begins, at least one byte. Raises FileNotReadable with what to do about it."""
    name = path.name
    try:
        if path.is_dir():
            raise FileNotReadable(f"“{name}”是文件夹，请选择其中的文件。")
        size = path.stat().st_size
        if not path.is_file():
            raise FileNotReadable(f"“{name}”不是可以打开的文件，请换一个。")
        if size > LARGEST:
            raise FileNotReadable(
                f"“{name}”有 {size // 1_000_000} MB，太大了，不像一份年报。请核对是不是选错了文件。"
            )
        if size == 0:
            raise FileNotReadable(f"“{name}”是空文件，里面什么也没有。请换一份。")
        with path.open("rb") as file:
            return file.read(HEAD)
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到“{path}”。请核对文件名和文件夹。") from error
    except OSError as error:
        raise FileNotReadable(
            f"“{name}”打不开。请检查它是否被别的程序占用、有没有权限打开。"
        ) from error
