"""Imports point one way, heavy libraries have one room each, and pages tell no private thing.

A room is a module or a package directly under ``pipeline/``. The tables below are the whole
truth: a new room, or an import that they don't name, fails here and is decided on purpose.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline"

#: Room → the rooms that it may import, lowest first. Function-level imports count too.
ROOMS = {
    # the vocabulary: frozen nouns, words of the field, and plain arithmetic on them
    "__init__": "",
    "model": "",
    "months": "",
    "schema": "",
    "failures": "",
    "opc": "",
    "wordtables": "months opc",
    "exceltext": "",
    "identity": "",
    "balance": "",
    "outcomes": "model schema",
    "charts": "opc",
    "locks": "",
    "near": "exceltext",
    "dates": "months",
    "phrases": "months",
    "raw": "model",
    "findings": "model",
    "decree": "model",
    "posts": "model exceltext",
    "workdays": "model",
    "schedule": "model months phrases",
    "resources": "failures",
    "rules": "findings",
    # the stages: they share the vocabulary, and import one another only as named here
    "inputs": "model failures findings rules locks",
    "read": "model failures raw",
    "parse": "model months schema exceltext identity near dates raw findings schedule rules",
    "source": "model months schema exceltext failures findings raw schedule rules parse wordtables",
    "evidence": "model months opc output",
    "validate": "model months schema exceltext identity near dates findings posts workdays schedule"
    " rules parse evidence outcomes",
    "measure": "model",
    "due": "measure",
    "recap": "model schema outcomes balance posts workdays",
    "suppress": "balance",
    "photos": "failures",
    "view": "model months schema outcomes identity dates findings posts schedule balance measure"
    " recap suppress archive charts",
    "publication": "model recap suppress workdays",
    "annex": "opc view",
    "forms": "model months exceltext findings measure evidence due view",
    "reference": "model schema findings decree rules parse forms templating",
    "render": "failures opc charts",
    "templating": "failures opc provenance near findings charts tagged resources output render"
    " view",
    "workbook": "model months schema schedule measure",
    "example": "model months schema workbook",
    "annotate": "model opc findings",
    "archive": "model measure",
    "atomic": "failures",
    "story": "opc",
    "fingerprint": "opc story",
    "tagged": "opc",
    "provenance": "opc fingerprint tagged",
    "output": "failures atomic provenance pdf",
    "bundle": "model months failures opc exceltext evidence view output",
    "sign": "months failures",
    "tte": "opc",
    "pdf": "failures opc tte",
    "verify": "model months failures findings opc measure recap publication workdays view tagged"
    " fingerprint provenance sign",
    # the conductor, and the shell around it
    "run": "__init__ model schema identity raw failures findings decree resources inputs opc read"
    " parse wordtables source evidence validate measure workdays recap publication archive view"
    " annex photos render templating workbook example annotate provenance pdf output bundle sign"
    " verify",
    "cli": "__init__ model months failures dates identity findings rules source due forms output"
    " templating verify run",
    "__main__": "cli",
}

#: Package of the view → the packages of the view that it may import, lowest first.
VIEW = {
    "words": "",
    "parts": "words",
    "registers": "words parts",
    "monthly": "words parts registers",
    "periods": "words parts registers monthly",
    "recaps": "words parts registers",
    "packet": "words parts registers",
}

#: Library → the rooms that may import it; any other library is in no room.
LIBRARIES = {
    "PIL": "photos sign",
    "asn1crypto": "sign",
    "babel": "view",
    "click": "cli",
    "cryptography": "sign",
    "docxtpl": "render",
    "holidays": "workdays",
    "icalendar": "forms",
    "jinja2": "render templating",
    "openpyxl": "evidence",
    "lxml": "fingerprint opc provenance render sign story tagged templating tte wordtables",
    "pandas": "forms",
    "pyhanko": "sign",
    "pyhanko_certvalidator": "sign",
    "tabulate": "forms",
    "xlsxwriter": "annex bundle workbook",
}
#: What every room may import: the records that all of them pass on are made of it.
EVERYWHERE = {"msgspec"}


@dataclass(frozen=True)
class Import:
    """``importer`` and ``imported`` are dotted names, ``line`` is where it stands."""

    importer: str
    imported: str
    line: int


def module_files() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def room_of(module: str) -> str:
    """``pipeline.view.parts.tables`` → ``view``; the package itself is ``__init__``."""
    parts = module.split(".")
    if len(parts) == 1:
        return "__init__"
    is_room = (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").is_file()
    return parts[1] if is_room else "__init__"


def imports_of(module: str, path: Path) -> Iterator[Import]:
    """Every import of a module at any depth, ``from pipeline import x`` as ``pipeline.x``."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            if base.split(".")[0] == "pipeline":
                for alias in node.names:
                    yield Import(module, f"{base}.{alias.name}", node.lineno)
            else:
                yield Import(module, base, node.lineno)


def all_imports() -> list[Import]:
    return [found for module, path in module_files() for found in imports_of(module, path)]


def is_own(found: Import) -> bool:
    return found.imported.split(".")[0] == "pipeline"


# --- direction ----------------------------------------------------------------------


def test_the_table_lists_every_room_and_no_other() -> None:
    rooms = {room_of(module) for module, _ in module_files()}
    rooms |= {"__main__"}
    assert sorted(rooms - set(ROOMS)) == [], "give the new room its line in ROOMS"
    assert sorted(set(ROOMS) - rooms) == [], "ROOMS names a room that is not there"


def test_the_table_points_one_way() -> None:
    graph = {room: set(allowed.split()) for room, allowed in ROOMS.items()}
    assert {a for allowed in graph.values() for a in allowed} <= set(graph)
    order = list(TopologicalSorter(graph).static_order())
    assert order.index("model") < order.index("run") < order.index("cli")


def test_no_room_imports_another_that_the_table_does_not_name() -> None:
    wrong = []
    for found in filter(is_own, all_imports()):
        importer, imported = room_of(found.importer), room_of(found.imported)
        if imported not in {importer, *ROOMS.get(importer, "").split()}:
            wrong.append(f"{found.importer}:{found.line} imports {found.imported}")
    assert wrong == []


def test_the_table_permits_nothing_that_is_not_used() -> None:
    used = {(room_of(i.importer), room_of(i.imported)) for i in all_imports() if is_own(i)}
    unused = [
        f"{room} → {allowed}"
        for room, rooms in ROOMS.items()
        for allowed in rooms.split()
        if (room, allowed) not in used
    ]
    assert unused == []


def test_the_packages_of_the_view_point_one_way_as_their_table_says() -> None:
    both = [(i.importer.split("."), i.imported.split(".")) for i in all_imports()]
    inside = [(a[2], b[2]) for a, b in both if a[1:2] == b[1:2] == ["view"] and a[2:] and b[2:]]
    used = {(importer, imported) for importer, imported in inside if importer != imported}
    assert used == {(name, lower) for name, allowed in VIEW.items() for lower in allowed.split()}
    TopologicalSorter({name: set(allowed.split()) for name, allowed in VIEW.items()}).prepare()


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {module for module, _ in module_files()}
    graph: dict[str, set[str]] = {name: set() for name in names}
    for found in filter(is_own, all_imports()):
        target = found.imported
        while target not in names:
            target = target.rpartition(".")[0]
        # A package's own __init__ gathers its modules; they don't import it back.
        if target != found.importer and target != "pipeline":
            graph[found.importer].add(target)
    TopologicalSorter(graph).prepare()


def test_the_mechanism_sees_relative_and_late_imports(tmp_path: Path) -> None:
    source = (
        "from . import tables\nfrom ..model import Period\n"
        "def f():\n    import pandas\n    from pipeline import failures\n"
    )
    path = tmp_path / "module.py"
    path.write_text(source, "utf-8")
    assert [i.imported for i in imports_of("pipeline.view.module", path)] == [
        "pipeline.view.tables",
        "pipeline.model.Period",
        "pandas",
        "pipeline.failures",
    ]
    assert room_of("pipeline.__version__") == "__init__"
    assert room_of("pipeline.view.tables") == "view"


# --- libraries ----------------------------------------------------------------------


def test_every_library_stays_in_its_rooms() -> None:
    wrong = []
    for found in all_imports():
        library = found.imported.split(".")[0]
        if is_own(found) or library in sys.stdlib_module_names | EVERYWHERE:
            continue
        if room_of(found.importer) not in LIBRARIES.get(library, "").split():
            wrong.append(f"{found.importer}:{found.line} imports {library}")
    assert wrong == []


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (
            ["--help"],
            "msgspec openpyxl pandas docxtpl jinja2 lxml xlsxwriter babel tabulate tomllib",
        ),
        (["monthly", "--help"], "openpyxl pandas docxtpl jinja2 lxml xlsxwriter babel tabulate"),
        (["rule", "ZI401"], "openpyxl pandas docxtpl jinja2 lxml xlsxwriter babel"),
        (["validate"], "openpyxl pandas docxtpl jinja2 xlsxwriter tabulate"),
        (["progress", "--month", "10"], "pandas docxtpl jinja2 xlsxwriter"),
        (["progress", "--month", "10", "--format", "json"], "pandas docxtpl xlsxwriter tabulate"),
        (["init", "rencana.xlsx"], "openpyxl pandas docxtpl jinja2 babel tabulate"),
        (["monthly", "--month", "10", "--output", "{tmp}"], "openpyxl pandas xlsxwriter tabulate"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_no_library_that_it_does_not_need(
    tmp_path: Path, arguments: list[str], unwanted: str
) -> None:
    if arguments[0] == "init":
        arguments = ["init", str(tmp_path / "rencana.xlsx")]
    arguments = [argument.format(tmp=tmp_path) for argument in arguments]
    code = (
        "import sys; from pipeline.cli.app import run; code = run(sys.argv[2:])\n"
        "loaded = sorted(set(sys.argv[1].split()) & set(sys.modules))\n"
        "print(f'\\nLOADED {loaded} CODE {code}')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, unwanted, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.stdout.splitlines()[-1] == "LOADED [] CODE 0", done.stderr[-2000:]


# --- manners ------------------------------------------------------------------------


def test_only_the_shell_prints() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module, path in module_files()
        if room_of(module) != "cli" and path.name != "__main__.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "breakpoint", "input")
    ]
    assert wrong == []


def test_the_core_never_asks_what_day_it_is() -> None:
    clocks = {"now", "today", "utcnow"}
    wrong = [
        f"{module}:{node.lineno}"
        for module, path in module_files()
        if room_of(module) != "cli"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("date", "datetime")
    ]
    assert wrong == []


def used_by_other_rooms() -> set[str]:
    return {
        found.imported
        for found in filter(is_own, all_imports())
        if room_of(found.importer) != room_of(found.imported)
    }


def is_public(module: str, path: Path, name: str, used: set[str]) -> bool:
    """A name that another room uses, or may: its own module's, where the room is one module."""
    one_module = path.parent == PACKAGE
    gathered = f"{module.rpartition('.')[0]}.{name}" in used
    return not name.startswith("_") and (one_module or gathered or f"{module}.{name}" in used)


def test_every_module_and_every_public_function_says_what_it_does() -> None:
    silent = []
    used = used_by_other_rooms()
    for module, path in module_files():
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(module)
        silent += [
            f"{module}.{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and is_public(module, path, node.name, used)
            and not ast.get_docstring(node)
        ]
    assert silent == []


def test_files_and_functions_stay_short() -> None:
    long = []
    for module, path in module_files():
        text = path.read_text("utf-8")
        # The schema is a table, not code.
        if text.count("\n") > 300 and module not in LONG_TABLES:
            long.append(f"{module}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 60:
                    long.append(f"{module}.{node.name}: {length} lines")
    assert long == []


#: Modules that hold data or nouns, where splitting would hide more than it shows.
LONG_TABLES = {"pipeline.failures", "pipeline.rules.plan"}


# --- what text files must not tell -----------------------------------------------------


def text_files() -> Iterator[Path]:
    """The tracked files that are text; where git is not at hand, all but the ignored folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
    )
    if listed.returncode == 0:
        names = [name.decode() for name in listed.stdout.split(b"\0") if name]
    else:
        skipped = {".git", ".venv", "output", "dist", "build"}
        names = [
            str(path.relative_to(ROOT))
            for path in ROOT.rglob("*")
            if not skipped & set(path.relative_to(ROOT).parts)
        ]
    for name in names:
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:8000]:
            yield path


def test_no_text_file_names_a_machine_s_folder_or_a_package_registry() -> None:
    # Put together, so that this file does not hold what it looks for.
    machine = [
        r"/ro" + r"ot/",
        r"/ho" + r"me/\w",
        r"/U" + r"sers/\w",
        r"/wo" + r"rk/",
        r"/t" + r"mp/",
    ]
    registry = [r"py" + r"pi\.org", r"pythonhos" + r"ted", r"files\.python" + "hosted"]
    secret = re.compile("|".join([*machine, *registry]))
    told = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if secret.search(line)
    ]
    assert told == []


def test_text_files_end_lines_as_git_stores_them() -> None:
    assert [str(p.relative_to(ROOT)) for p in text_files() if b"\r\n" in p.read_bytes()] == []
