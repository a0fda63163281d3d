"""What a benchmark is told and cannot use is told back in a sentence."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from benchmarks.options import sizes_option


@click.command()
@sizes_option("100,1000")
def told(sizes: tuple[int, ...]) -> None:
    click.echo(f"{sizes}")


def test_sizes_are_numbers() -> None:
    assert CliRunner().invoke(told).output == "(100, 1000)\n"
    assert CliRunner().invoke(told, ["--sizes", "5, 20"]).output == "(5, 20)\n"


@pytest.mark.parametrize("given", ["abc", "0", "-5", "1,,2", ""])
def test_what_is_no_number_of_records_is_refused(given: str) -> None:
    done = CliRunner().invoke(told, ["--sizes", given])

    assert done.exit_code == 2
    assert "Write numbers from 1 up, separated by commas" in done.output
