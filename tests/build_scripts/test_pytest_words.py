"""What pytest prints is read rightly."""

import pytest

from build_scripts.pytest_words import causes, closing_of, counts, plain

FAILED = """
=================================== FAILURES ===================================
____________________________ test_first[a] _____________________________

    def test_first(name):
>       assert name == "b"
E       AssertionError: assert 'a' == 'b'

tests/test_it.py:7: AssertionError
_________________ ERROR at setup of test_second __________________
E   Stop: 没有等到：窗口。
=========================== short test summary info ============================
SKIPPED [2] tests/test_other.py:3: needs a screen
FAILED tests/test_it.py::test_first[a] - AssertionError: assert 'a' == 'b'
ERROR tests/test_it.py::test_second
"""


@pytest.mark.parametrize(
    "line",
    [
        "============ 3 passed, 2 deselected in 0.10s ============",
        "== 1 failed, 100 passed, 3 warnings in 65.03s (0:01:05) ==",
        "1 passed in 0.01s",
        "no tests ran in 0.00s",
    ],
)
def test_the_closing_line_of_one_run_is_kept_word_for_word(line: str) -> None:
    assert closing_of([f"so and so\n{line}\n"]) == line


def test_closing_lines_of_several_runs_become_one() -> None:
    first, second = "= 3 passed, 1 skipped in 2.50s =", "= 1 failed, 4 passed in 61.00s (0:01:01) ="
    together = closing_of([first, second])
    assert together == "==== 1 failed, 7 passed, 1 skipped in 61.00s ===="
    assert counts(together) == {"failed": 1, "passed": 7, "skipped": 1}


def test_a_run_that_broke_off_leaves_none() -> None:
    assert closing_of(["= 3 passed in 2.50s =", "Killed"]) == ""


def test_causes_are_the_ends_of_what_was_told_and_all_the_names() -> None:
    told = causes(FAILED)
    assert told[0] == "──── test_first[a]"
    assert "E       AssertionError: assert 'a' == 'b'" in told
    assert "E   Stop: 没有等到：窗口。" in told
    assert told[-2].startswith("FAILED tests/test_it.py::test_first[a]")
    assert told[-1] == "ERROR tests/test_it.py::test_second"
    assert not any("SKIPPED" in line for line in told)


def test_where_nothing_failed_there_is_no_cause() -> None:
    assert causes("....\n= 4 passed in 0.10s =\n") == []


def test_of_many_failures_the_first_fit_on_a_page() -> None:
    block = "____ test_{} ____\n" + "E   wrong\n" * 100
    many = "=== FAILURES ===\n" + "".join(block.format(number) for number in range(50))
    assert len(causes(f"{many}=== short test summary info ===\n")) < 60


def test_colours_are_taken_off() -> None:
    assert plain("\x1b[32m1 passed\x1b[0m") == "1 passed"
