"""The wheel carries all that the program needs, and the pages say what is run."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline import __version__

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT),
        cwd=folder,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_templates_and_the_decree(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pipeline").rglob("*")
        if path.suffix in (".py", ".toml")
    }
    wanted |= {
        f"pipeline/templates/{path.name}"
        for path in (ROOT / "templates").glob("*.docx")
        if not path.name.startswith((".", "~"))
    }
    assert "pipeline/templates/laporan_monev.docx" in wanted
    assert "pipeline/decree/keputusan-74-2025.toml" in wanted
    assert wanted <= held


@pytest.mark.slow
def test_the_wheel_holds_neither_tests_nor_an_office_s_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"pipeline", f"zi_report-{__version__}.dist-info"}


@pytest.mark.slow
def test_an_installed_wheel_makes_a_workbook_and_a_report_in_an_empty_folder(
    wheel: Path, tmp_path: Path
) -> None:
    site, office = tmp_path / "site", tmp_path / "kantor"
    office.mkdir()
    install = (sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel)
    installed = run(*install, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    program = (sys.executable, "-m", "pipeline")
    where = run(
        *(sys.executable, "-c", "import pipeline; print(pipeline.__file__)"),
        cwd=office,
        PYTHONPATH=str(site),
    )
    assert Path(where.stdout.strip()).is_relative_to(site), "another copy would be tested"
    made = run(*program, "init", cwd=office, PYTHONPATH=str(site))
    assert made.returncode == 0, made.stderr
    report = run(*program, "monthly", "--month", "10", cwd=office, PYTHONPATH=str(site))
    assert report.returncode == 0, report.stderr
    assert (office / "output" / "Laporan_Monev_ZI_2025-10.docx").read_bytes().startswith(b"PK")


def test_the_console_script_is_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"zi-report": "pipeline.cli:main"}


def names_of(requirements: Iterable[str]) -> set[str]:
    return {re.split(r"[<>=\[ ]", line)[0].lower().replace("-", "_") for line in requirements}


def test_every_library_that_the_program_imports_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = names_of(project["dependencies"])
    optional = names_of(line for name, lines in extras.items() if name != "test" for line in lines)
    imported = set()
    for path in (ROOT / "pipeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").split(".")[0])
    imported -= set(sys.stdlib_module_names) | {"pipeline"}
    # Pillow is the one whose package has another name.
    libraries = {{"PIL": "pillow"}.get(name, name).lower() for name in imported}
    assert sorted(libraries - declared - optional) == [], "imported, not declared"
    assert sorted((declared | optional) - libraries) == [], "declared, not imported"


# --- the pages -------------------------------------------------------------------------


def readme_command(marker: str) -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"^<!-- {marker} -->\n+```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no command under <!-- {marker} -->"
    return found[1]


def test_the_readme_s_first_command_makes_the_report_from_a_fresh_clone() -> None:
    command = readme_command("main")
    assert "python3.11 -m venv .venv" in command
    assert "zi-report monthly --month 10" in command


def test_ci_runs_the_commands_of_the_readme_and_no_copy_of_them() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pytest" not in script
    assert "pytest" in readme_command("tests")
    start = script.index("readme_command() {")
    function = script[start : script.index("\n}\n", start) + 3]
    for marker in ("main", "tests"):
        got = run("bash", "-c", f"{function}\nreadme_command {marker}", cwd=ROOT)
        assert got.stdout == readme_command(marker), got.stderr


def test_ci_fails_where_the_readme_has_no_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    start = script.index("readme_command() {")
    function = script[start : script.index("\n}\n", start) + 3]
    got = run("bash", "-euc", f"{function}\nx=$(readme_command nowhere)\necho on", cwd=ROOT)
    assert got.returncode != 0
    assert "on" not in got.stdout.split()


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
