"""A template is a form, not a program: nothing in it or in the workbook runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.templates import Row, failure_of, filled_lines, template_with

ATTACKS = [
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ t.__class__ }}",
    "{{ t['__class__'] }}",
    "{{ t.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ t|attr('__class__') }}",
    "{{ rows[0].method() }}",
    "{{ rows[0].method }}",
    "{{ rows[0].__struct_fields__ }}",
    "{{ rows.count('x') }}",
    "{{ m.items() }}",
    "{{ m.items }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ t.format(t) }}",
    "{{ '{0.__class__}'.format(t) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ 'a' * 10000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ lipsum.__globals__ }}",
    "{{ range(10000000000) }}",
    "{{ joiner }}{{ namespace() }}{{ dict() }}",
    "{{ rows|map(attribute='__class__')|list }}",
    "{{ rows|tojson }}",
    "{{ loop }}",
    "{% for x in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% for x in rows %}{{ loop.__init__ }}{% endfor %}",
    "{% for x in rows %}{{ loop.cycle('a') }}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{% macro f() %}{% endmacro %}{{ f() }}",
    "{% call f() %}{% endcall %}",
    "{% autoescape false %}{{ t }}{% endautoescape %}",
    "{% filter safe %}{{ t }}{% endfilter %}",
    "{% block b %}{% endblock %}",
    "{% set x = cycler %}{{ x }}",
    "{% set x %}a{% endset %}",
    "{% debug %}",
    "{{ t is callable }}",
    "{{ request.application }}",
    "{{ config }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("place", ["body", "header", "properties"])
def test_no_program_in_a_template_runs(tmp_path: Path, attack: str, place: str) -> None:
    if place == "body":
        path = template_with(tmp_path, attack)
    elif place == "header":
        path = template_with(tmp_path, "x", header=attack)
    else:
        path = template_with(tmp_path, "x", title=attack)
    failure = failure_of(path, t="teks", rows=(Row("a"),), m={"a": "b"})
    assert failure.kind.name == "template-fault"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_program_in_the_workbook_runs(tmp_path: Path, attack: str) -> None:
    assert filled_lines(tmp_path, "{{ t }}", t=attack) == [attack]
