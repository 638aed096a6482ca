"""`python -m build_scripts.fuzzing.worker FOLDER`: reads the files whose numbers come in, says what became of each.

One process reads many files; the one that starts it ends it when a file takes too long, and starts another.
"""

import random
import sys
import time
import traceback
from pathlib import Path

from core.errors import UserFixable

MEMORY = 900_000_000  # address space, most of it the program's own code and its threads
READ, REFUSED, CRASHED = "read", "refused", "crashed"


def main(folder: Path, seed: int) -> None:
    """Answer each number of a file with a line: what became of it, in how many milliseconds, and where it crashed."""
    from build_scripts.fuzzing.mutations import spoilt

    sources = sorted(one for one in folder.iterdir() if one.is_file())
    contents = [one.read_bytes() for one in sources]
    _limit_memory()
    for line in sys.stdin:
        number = int(line)
        dice = random.Random(f"{seed} {number}")
        place = dice.randrange(len(sources))
        content = spoilt(contents[place], dice, contents)
        file = Path(f"{sources[place].stem}{sources[place].suffix}")
        start = time.process_time()
        outcome, told = outcome_of(content, file.name)
        spent = round((time.process_time() - start) * 1000)
        print(outcome, spent, told, sep="\t", flush=True)


def outcome_of(content: bytes, name: str) -> tuple[str, str]:
    """Return what becomes of a file with this content and name, and where it crashed or how it was refused."""
    import tempfile

    from core.evaluate import evaluate
    from core.importing.documents import read_document
    from core.importing.matching.match import match

    with tempfile.TemporaryDirectory(prefix="年报 fuzz ") as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        try:
            found = match(read_document(file))
            evaluate(found.form, found.report, stated=found.stated)
        except UserFixable as error:
            sentence = str(error)
            is_clear = name in sentence and sentence.endswith("。")
            return (REFUSED, "") if is_clear else (CRASHED, f"unclear: {sentence[:80]}")
        except MemoryError:
            return CRASHED, "MemoryError"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what this looks for
            last = traceback.extract_tb(error.__traceback__)[-1]
            return CRASHED, f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
        if len(list(Path(folder).iterdir())) != 1:
            return CRASHED, "wrote a file"
    return READ, ""


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
