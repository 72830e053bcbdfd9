"""The committed bundle is what the sources give, it is small, and nothing in it is foreign."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from node import WIDGET, packages, run

from web.assets import STATIC_FOLDER

SOURCES = sorted(path for path in (WIDGET / "src").rglob("*") if path.is_file())
# What would let a string become markup, or code.
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|unsafe(?:HTML|SVG|Static|CSS)|document\.write"
    r"|\beval\(|new Function|createContextualFragment|setHTMLUnsafe|\sstyle=[\"'$]"
)
KILOBYTE = 1024
# What is loaded before the page can be used; what follows at once; what another site loads.
BUDGET = {
    ("app.js", "chunk.js"): 25 * KILOBYTE,
    ("parts.js",): 19 * KILOBYTE,
    ("embed.js",): 2 * KILOBYTE,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    packages()
    folder = tmp_path_factory.mktemp("static")
    run("node", "build.mjs", str(folder))
    return folder


def test_the_committed_bundle_is_what_the_sources_give(built: Path) -> None:
    names = sorted(path.name for path in built.iterdir())
    assert names == sorted(path.name for path in STATIC_FOLDER.iterdir())
    different = [
        name for name in names if (built / name).read_bytes() != (STATIC_FOLDER / name).read_bytes()
    ]
    assert different == [], "run `make page` and commit web/static"


def test_the_sources_pass_the_type_checker() -> None:
    packages()
    run("npx", "--no-install", "tsc", "--noEmit")


def packed(name: str) -> int:
    return len(gzip.compress((STATIC_FOLDER / name).read_bytes(), mtime=0))


@pytest.mark.parametrize("names", sorted(BUDGET), ids="+".join)
def test_the_bundle_is_small(names: tuple[str, ...]) -> None:
    sizes = {name: packed(name) for name in names}
    assert sum(sizes.values()) <= BUDGET[names], sizes


def test_every_script_has_a_budget() -> None:
    scripts = {path.name for path in STATIC_FOLDER.glob("*.js")}
    assert scripts == {name for names in BUDGET for name in names}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(WIDGET)))
def test_no_source_makes_markup_or_code_of_a_string(path: Path) -> None:
    found = FORBIDDEN.findall(path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(WIDGET)))
def test_a_source_is_short_and_says_what_it_is_for(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    if path.suffix == ".ts":
        assert lines[0].startswith("// ")


def test_the_lock_pins_every_package_and_names_no_registry() -> None:
    lock = json.loads((WIDGET / "package-lock.json").read_text())
    assert "resolved" not in json.dumps(lock)
    installed = [entry for name, entry in lock["packages"].items() if name]
    assert all(entry.get("integrity", "").startswith("sha512-") for entry in installed)
    wanted = json.loads((WIDGET / "package.json").read_text())
    for version in {**wanted["dependencies"], **wanted["devDependencies"]}.values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
