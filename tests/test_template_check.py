"""``templates check``: what is wrong with a template, where, in plain Indonesian, all at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from msgspec import structs

from pipeline.failures import Failure
from pipeline.findings import Severity
from pipeline.opc import read_parts, write_parts
from pipeline.provenance import Provenance, stamp
from pipeline.render import context_of, render
from pipeline.render.styles import W
from pipeline.templating import (
    DOCUMENTS,
    TemplateFault,
    check_template,
    document_named,
    require_sound,
    sample_view,
)
from pipeline.templating.samples import empty_view
from tests.damaged_templates import (
    BODY,
    CORE,
    TEMPLATES,
    changed,
    damage,
    paragraph_with,
    rebuilt,
)
from tests.test_render_sandbox import ATTACKS

HEADER, FOOTER = "word/header1.xml", "word/footer2.xml"
MONTHLY = "laporan_monev.docx"
NAMES = [document.name for document in DOCUMENTS]
#: Words that only Jinja, docxtpl, lxml or Python would say.
FOREIGN = re.compile(
    r"jinja|encountered|unexpected|expected|undefined|syntax|template|error|object|module"
    r"|Traceback|None\b|\bthe\b",
    re.IGNORECASE,
)


def of_code(faults: tuple[TemplateFault, ...], code: str) -> list[TemplateFault]:
    return [fault for fault in faults if fault.code == code]


def refused(path: Path, name: str) -> bool:
    """Whether no document comes of it, whatever there is to print."""
    view = document_named(name).view
    try:
        for values in (sample_view(view), empty_view(view)):
            render(path, context_of(values))
    except Failure:
        return True
    return False


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_template_has_a_fault(name: str) -> None:
    assert check_template(TEMPLATES / name) == ()


#: Name → part, text of the template, what it becomes, code, and words of the place.
DAMAGES: dict[str, tuple[str, str, str, str, str]] = {
    "1 unknown name": (
        *(BODY, "{{ recap_note }}", "{{ recap_nota }}"),
        *("unknown-name", 'paragraf 93 (di bawah "Rekapitulasi per Area")'),
    ),
    "2 unknown name below": (
        *(BODY, "{{ frame.letterhead.office }}", "{{ frame.letterhead.ofice }}"),
        *("unknown-name", "tabel 1, baris 1, kolom 2"),
    ),
    "3 unknown name in a loop's row": (
        *(BODY, "{{ r.deviation }}", "{{ r.devisi }}"),
        *("unknown-name", "baris 3, kolom 8"),
    ),
    "4 field of a text": (
        *(BODY, "{{ recap_note }}", "{{ recap_note.text }}"),
        *("unknown-name", "paragraf 93"),
    ),
    "5 field without its record": (
        *(BODY, "{{ frame.signature.name }}", "{{ signature.name }}"),
        *("unknown-name", "paragraf 211"),
    ),
    "6 unknown list": (
        *(BODY, "{%tr for r in recap %}", "{%tr for r in rekap %}"),
        *("unknown-name", "baris 2, kolom 1"),
    ),
    "7 unknown name in a choice": (
        *(BODY, "{%p if recap_note %}", "{%p if catatan %}"),
        *("unknown-name", "paragraf 92"),
    ),
    "8 the row's name outside its loop": (
        *(BODY, "{{ recap_note }}", "{{ r.area }}"),
        *("outside-loop", "paragraf 93"),
    ),
    "9 a loop without its end": (
        *(BODY, "{%p endfor %}", ""),
        *("unclosed-block", "paragraf 3"),
    ),
    "10 a table's loop without its end": (
        *(BODY, "{%tr endfor %}", ""),
        *("unclosed-block", "baris 2, kolom 1"),
    ),
    "11 a choice without its end": (
        *(BODY, "{%p endif %}", ""),
        *("unclosed-block", "paragraf 7"),
    ),
    "12 an end without its loop": (
        *(BODY, "{%p for line in frame.title_lines %}", ""),
        *("unopened-block", "paragraf 5"),
    ),
    "13 an end without its choice": (
        *(BODY, "{%p if number %}", ""),
        *("unopened-block", "paragraf 9"),
    ),
    "14 an else without its choice": (
        *(BODY, "{%p if summary.decisions %}", ""),
        *("unopened-block", "paragraf 37"),
    ),
    "15 crossed blocks": (
        *(BODY, "{%p endfor %}", "{%p endif %}"),
        *("unopened-block", "paragraf 5"),
    ),
    "16 a row's tag outside a table": (
        *(BODY, "{%p if recap_note %}", "{%tr if recap_note %}"),
        *("misplaced-tag", "paragraf 92"),
    ),
    "17 a loop that ends outside its table": (
        *(BODY, "{{ recap_note }}", "{%tr endfor %}"),
        *("misplaced-tag", "paragraf 93"),
    ),
    "18 a paragraph's tag in a table's loop": (
        *(BODY, "{%tr for r in recap %}", "{%p for r in recap %}"),
        *("uneven-block", "baris 4, kolom 1"),
    ),
    "19 one brace lost at the end": (
        *(BODY, "{{ recap_note }}", "{{ recap_note }"),
        *("broken-tag", "paragraf 93"),
    ),
    "20 one brace lost at the beginning": (
        *(BODY, "{{ recap_note }}", "{ recap_note }}"),
        *("broken-tag", "paragraf 93"),
    ),
    "21 a brace lost on each side": (
        *(BODY, "{{ recap_note }}", "{ recap_note }"),
        *("broken-tag", "paragraf 93"),
    ),
    "22 a percent sign lost": (
        *(BODY, "{%p if recap_note %}", "{%p if recap_note }"),
        *("broken-tag", "paragraf 92"),
    ),
    "23 an empty tag": (BODY, "{{ recap_note }}", "{{ }}", "broken-tag", "paragraf 93"),
    "24 an unknown command": (
        *(BODY, "{%p if recap_note %}", "{%p jika recap_note %}"),
        *("not-allowed", "paragraf 92"),
    ),
    "25 a call": (
        *(BODY, "{{ recap_note }}", "{{ recap_note.upper() }}"),
        *("not-allowed", "paragraf 93"),
    ),
    "26 an attribute trick": (
        *(BODY, "{{ recap_note }}", "{{ frame.__class__.__mro__ }}"),
        *("not-allowed", "paragraf 93"),
    ),
    "27 an unknown filter": (
        *(BODY, "{{ recap_note }}", "{{ recap_note|safe }}"),
        *("not-allowed", "paragraf 93"),
    ),
    "28 arithmetic": (
        *(BODY, "{{ recap_note }}", "{{ recap_note * 2 }}"),
        *("not-allowed", "paragraf 93"),
    ),
    "29 a variable set": (
        *(BODY, "{%p if recap_note %}", "{%p set x = recap_note %}"),
        *("not-allowed", "paragraf 92"),
    ),
    "30 text beside a paragraph's tag": (
        *(BODY, "{%p if recap_note %}", "Catatan: {%p if recap_note %}"),
        *("text-beside-tag", "paragraf 92"),
    ),
    "31 text beside a row's tag": (
        *(BODY, "{%tr for r in recap %}", "{%tr for r in recap %} per area"),
        *("text-beside-tag", "baris 2, kolom 1"),
    ),
    "32 a loop over a text": (
        *(BODY, "{%p for p in closing %}", "{%p for p in recap_note %}"),
        *("not-a-list", "paragraf 204"),
    ),
    "33 a loop over a record": (
        *(BODY, "{%p for p in closing %}", "{%p for p in frame %}"),
        *("not-a-list", "paragraf 204"),
    ),
    "34 a list printed": (
        *(BODY, "{{ recap_note }}", "{{ recap }}"),
        *("prints-a-list", "paragraf 93"),
    ),
    "35 a record printed": (
        *(BODY, "{{ recap_note }}", "{{ frame.signature }}"),
        *("prints-a-record", "paragraf 93"),
    ),
    "36 no name under the signature": (
        *(BODY, "{{ frame.signature.name }}", ""),
        *("missing-part", "Seluruh dokumen"),
    ),
    "37 no place and date over the signature": (
        *(BODY, "{{ frame.signature.place_date }}", ""),
        *("missing-part", "Seluruh dokumen"),
    ),
    "38 no post over the signature": (
        *(BODY, "{%p for line in frame.signature.post_lines %}", "{%p for line in closing %}"),
        *("missing-part", "Seluruh dokumen"),
    ),
    "39 an unknown name in the header": (
        *(HEADER, "{%p if frame.stamp %}", "{%p if frame.stempel %}"),
        *("unknown-name", "Kepala halaman"),
    ),
    "40 an unknown name in the footer": (
        *(FOOTER, "{{ frame.footer }}", "{{ frame.kaki }}"),
        *("unknown-name", "Kaki halaman"),
    ),
    "41 an unknown name in the properties": (
        *(CORE, "{{ frame.short_title }}", "{{ frame.judul }}"),
        *("unknown-name", "Properti dokumen, Judul"),
    ),
    "42 a figure in another's place": (
        *(BODY, "{{ r.deviation }}", "{{ r.actual }}"),
        *("figure-swapped", "baris 3, kolom 8"),
    ),
    "43 a figure typed in": (
        *(BODY, "{{ recap_total.done }}", "43"),
        *("figure-swapped", "baris 5, kolom 5"),
    ),
    "44 a chart without its choice": (
        *(BODY, "{%p if charts.achievement %}", "{%p if number %}"),
        *("unguarded-chart", "paragraf 96"),
    ),
    "45 braces that take a neighbour along": (
        *(BODY, "{{ recap_note }}", "{{- recap_note -}}"),
        *("not-allowed", "paragraf 93"),
    ),
    "46 a row by its number": (
        *(BODY, "{{ recap_note }}", "{{ recap[0].area }}"),
        *("may-be-empty", "paragraf 93"),
    ),
    "47 a comment without its end": (
        *(BODY, "{{ recap_note }}", "{# catatan"),
        *("broken-tag", "paragraf 93"),
    ),
    "48 a space before the p": (
        *(BODY, "{%p if recap_note %}", "{% p if recap_note %}"),
        *("broken-tag", "paragraf 92"),
    ),
    "49 a loop that hides a name": (
        *(BODY, "{%p for p in closing %}", "{%p for number in closing %}"),
        *("hidden-name", "paragraf 204"),
    ),
    "50 a choice inside a tag without else": (
        *(BODY, "{{ recap_note }}", "{{ recap_note if number }}"),
        *("not-allowed", "paragraf 93"),
    ),
}


@pytest.mark.parametrize("way", DAMAGES)
def test_each_damage_is_found_where_it_is(tmp_path: Path, way: str) -> None:
    part, old, new, code, place = DAMAGES[way]
    path = changed(tmp_path, MONTHLY, part, (old, new))
    faults = check_template(path)
    places = [fault.where for fault in of_code(faults, code)]
    assert any(place in where for where in places), faults
    assert faults[0].severity is Severity.ERROR
    with pytest.raises(Failure) as caught:
        require_sound(path, MONTHLY)
    assert caught.value.kind.name == "template-fault" and caught.value.exit_code == 1
    for fault in faults:
        said = re.sub(r"\{.*?\}+|zi-report templates|\"[^\"]*\"", "", fault.message + fault.hint)
        assert not FOREIGN.search(said), said
        assert fault.message and fault.hint


#: Damages of which a second tag is told, too: what is missing is not where the change is.
TWO_PLACES = ("38 no post over the signature", "44 a chart without its choice")


@pytest.mark.parametrize("way", DAMAGES)
def test_one_damage_is_told_once(tmp_path: Path, way: str) -> None:
    part, old, new, *_ = DAMAGES[way]
    faults = check_template(changed(tmp_path, MONTHLY, part, (old, new)))
    assert len(faults) == (2 if way in TWO_PLACES else 1), faults


def test_two_damages_are_told_twice_even_where_one_could_explain_the_other(
    tmp_path: Path,
) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{%p for line in frame.title_lines %}", "{%p for line in frame.title_lines }"),
        ("{%p if number %}", ""),
    )
    assert [f.code for f in check_template(path)] == ["broken-tag", "unopened-block"]


def test_a_missing_partner_is_told_with_its_place_in_the_shipped_template(
    tmp_path: Path,
) -> None:
    path = changed(tmp_path, MONTHLY, BODY, ("{%p if number %}", ""))
    (fault,) = check_template(path)
    assert fault.hint.endswith("Pada templat bawaan, {%p if number %} berada di paragraf 7.")


def test_a_tag_cut_by_a_stray_enter_is_one_fault_and_says_what_stood_there(
    tmp_path: Path,
) -> None:
    enter = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{%p for line in frame.title_lines %}", f"{{%p for li{enter}ne in frame.title_lines %}}"),
    )
    (fault,) = check_template(path)
    assert fault.code == "broken-tag" and "sisanya ada di paragraf berikutnya" in fault.message
    assert "tertulis {%p for line in frame.title_lines %}" in fault.hint


def test_a_loop_and_a_body_that_say_different_names_are_one_fault_at_the_loop(
    tmp_path: Path,
) -> None:
    path = changed(tmp_path, MONTHLY, BODY, ("{%tr for r in recap %}", "{%tr for x in recap %}"))
    (fault,) = check_template(path)
    assert fault.code == "loop-name" and "baris 2, kolom 1" in fault.place
    assert 'nama "x", tetapi isinya memakai "r"' in fault.message


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", NAMES)
def test_no_damage_at_random_goes_unsaid(tmp_path: Path, name: str, seed: int) -> None:
    done = damage(tmp_path, name, seed)
    faults = check_template(done.path)
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    assert faults, done
    if done.what in ("deleted", "renamed", "cut", "split"):
        assert len(faults) == 1, (done, faults)
    assert all(fault.part for fault in faults)
    # Sound is what makes a document, whatever there is to print.
    assert errors or not refused(done.path, name), done


def test_all_faults_are_told_in_one_run_in_the_document_s_order(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{{ frame.period }}", "{{ frame.priode }}"),
        ("{{ recap_note }}", "{{ recap }}"),
        ("{%p for p in closing %}", "{%p for p in frame %}"),
        ("{{ quality_intro }}", "{{ quality_intro"),
    )
    errors = [f for f in check_template(path) if f.severity is Severity.ERROR]
    assert [f.code for f in errors] == [
        *("unknown-name", "prints-a-list", "not-a-list", "broken-tag"),
    ]
    assert 'Maksud Anda "frame.period"?' in errors[0].hint
    assert 'tag {{ frame.priode }}: nama "priode" tidak dikenal' in errors[0].message
    assert errors[0].near == "·"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("recap_nota", "recap_note"),
        ("Recap_Note", "recap_note"),
        ("signature.name", "frame.signature.name"),
        ("frame.signature.nama", "frame.signature.name"),
        ("office_name", "frame.office_name"),
        ("recap_total.deviasi", "recap_total.deviation"),
    ],
)
def test_a_fault_says_what_was_meant(tmp_path: Path, wrong: str, meant: str) -> None:
    path = changed(tmp_path, MONTHLY, BODY, ("{{ recap_note }}", f"{{{{ {wrong} }}}}"))
    (fault,) = of_code(check_template(path), "unknown-name")
    assert f'Maksud Anda "{meant}"?' in fault.hint
    assert "zi-report templates vars laporan_monev" in fault.hint


def test_names_of_a_broken_loop_are_not_faults_of_their_own(tmp_path: Path) -> None:
    path = changed(tmp_path, MONTHLY, BODY, ("{%tr for r in recap %}", "{%tr for r in rekap %}"))
    assert [f.code for f in check_template(path) if f.severity is Severity.ERROR] == [
        "unknown-name"
    ]


# --- what only whole paragraphs show -----------------------------------------------------


def test_a_tag_that_word_split_over_runs_is_told_and_works(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{{ recap_note }}", "{{ rec</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ap_note }}"),
    )
    (fault,) = check_template(path)
    assert (fault.code, fault.severity) == ("split-by-word", Severity.INFO)
    assert require_sound(path, MONTHLY) == (fault,)
    assert not refused(path, MONTHLY)


def test_a_tag_cut_by_a_link_can_not_be_put_together(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{{ recap_note }}", "{{ rec</w:t></w:r><w:hyperlink w:anchor='x'><w:r><w:t>ap_note"),
        (
            '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="PerintahTemplat"/></w:pPr><w:r>'
            '<w:t>{%p endif %}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="PerintahTemplat"/>'
            "</w:pPr><w:r><w:t>{%p if charts.achievement %}",
            "</w:t></w:r></w:hyperlink><w:r><w:t> }}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
            'w:val="PerintahTemplat"/></w:pPr><w:r><w:t>{%p endif %}</w:t></w:r></w:p><w:p>'
            '<w:pPr><w:pStyle w:val="PerintahTemplat"/></w:pPr><w:r>'
            "<w:t>{%p if charts.achievement %}",
        ),
    )
    assert check_template(path)[0].code == "split-tag"
    assert refused(path, MONTHLY)


def test_a_section_break_in_a_tag_s_paragraph_would_be_lost(tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        paragraph = paragraph_with(root, "{%p if recap_note %}")
        properties = paragraph.find(W + "pPr")
        assert properties is not None
        etree.SubElement(properties, W + "sectPr")

    path = rebuilt(tmp_path, MONTHLY, change)
    (fault,) = [f for f in check_template(path) if f.code == "text-beside-tag"]
    assert "pemisah bagian" in fault.message and "paragraf 92" in fault.place
    assert refused(path, MONTHLY)


def test_a_deleted_tag_that_is_only_tracked_as_deleted_is_a_fault(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        (
            "<w:t>RINGKASAN UNTUK PIMPINAN</w:t></w:r>",
            "<w:t>RINGKASAN</w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>"
            "{{ recap_note }}</w:delText></w:r></w:del>",
        ),
    )
    (fault,) = of_code(check_template(path), "tracked-changes")
    assert fault.severity is Severity.ERROR and "paragraf 14" in fault.place
    assert "Terima semua perubahan" in fault.hint


def test_tags_where_nothing_is_filled_are_faults(tmp_path: Path) -> None:
    parts = read_parts((TEMPLATES / MONTHLY).read_bytes())
    relations = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="http://x/hyperlink" TargetMode="External"'
        b' Target="https://contoh.id/%7B%7B%20number%20%7D%7D"/></Relationships>',
    )
    path = tmp_path / MONTHLY
    path.write_bytes(write_parts({**parts, "word/_rels/document.xml.rels": relations}))
    (fault,) = of_code(check_template(path), "unfilled-part")
    assert fault.part == "Alamat tautan"


def test_a_first_page_without_the_stamp_is_a_fault(tmp_path: Path) -> None:
    path = changed(
        tmp_path, MONTHLY, BODY, ('<w:cols w:space="720"/>', '<w:cols w:space="720"/><w:titlePg/>')
    )
    (fault,) = of_code(check_template(path), "missing-part")
    assert fault.where == "Kepala halaman, bagian (section) 1, halaman pertama"
    assert "DRAF atau CONTOH" in fault.message


def test_the_annex_of_cases_keeps_its_mark_of_secrecy(tmp_path: Path) -> None:
    parts = read_parts((TEMPLATES / "rekap_wbs.docx").read_bytes())
    path = tmp_path / "rekap_wbs.docx"
    path.write_bytes(
        write_parts({name: data.replace(b"RAHASIA", b"") for name, data in parts.items()})
    )
    assert "RAHASIA" in of_code(check_template(path), "missing-part")[0].message


# --- other offices, other files -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "office", "severity"),
    [
        ("KPU Kabupaten Contoh Lain", "KPU Kabupaten Contoh", Severity.ERROR),
        ("KABUPATEN CONTOH LAIN", "KPU Kabupaten Contoh", Severity.ERROR),
        ("rapat di Kota Contoh Jaya", "KPU Kabupaten Contoh", Severity.WARNING),
        ("Komisi Pemilihan Umum Kota Contoh", "", Severity.WARNING),
        ("KPU Kab. Contoh", "KPU Kabupaten Contoh", None),
        ("KPU KABUPATEN CONTOH TAHUN 2025", "KPU Kabupaten Contoh", None),
        ("KPU Kabupaten/Kota se-Provinsi", "", None),
        ("pemerintah kabupaten setempat", "", None),
    ],
)
def test_the_name_of_another_office_is_told(
    tmp_path: Path, text: str, office: str, severity: Severity | None
) -> None:
    path = changed(tmp_path, MONTHLY, BODY, ("RINGKASAN UNTUK PIMPINAN", text))
    found = of_code(check_template(path, office=office), "other-office")
    assert [fault.severity for fault in found] == ([severity] if severity else [])
    if severity is Severity.ERROR:
        assert "paragraf 14" in found[0].place and "KPU Kabupaten Contoh" in found[0].message
        with pytest.raises(Failure):
            require_sound(path, MONTHLY, office=office)


def test_the_document_is_known_by_the_file_s_name_or_by_its_tags(tmp_path: Path) -> None:
    data = (TEMPLATES / "notulen.docx").read_bytes()
    for name in ("Notulen (2).docx", "templat kami.docx"):
        (tmp_path / name).write_bytes(data)
        assert check_template(tmp_path / name) == ()
    (fault, *_) = check_template(tmp_path / "templat kami.docx", "undangan")
    assert fault.severity is Severity.ERROR


@pytest.mark.parametrize("quoted", [False, True])
def test_a_finished_report_in_place_of_a_template_is_told_once(
    tmp_path: Path, quoted: bool
) -> None:
    values = sample_view(document_named(MONTHLY).view)
    if quoted:  # the workbook's own text may look like a tag
        values = structs.replace(values, recap_note="{{ recap_note }} dan {% if x %}")
    made = stamp(
        render(TEMPLATES / MONTHLY, context_of(values)),
        Provenance("0", "0" * 64, "2025-10", date(2025, 10, 31), "monthly"),
    )
    path = tmp_path / "Laporan_Monev_ZI_2025-10.docx"
    path.write_bytes(made)
    (fault,) = check_template(path)
    assert (fault.code, fault.severity) == ("not-a-template", Severity.ERROR)
    assert "laporan yang sudah jadi" in fault.message
    assert "zi-report templates copy laporan_monev" in fault.hint
    with pytest.raises(Failure) as caught:
        require_sound(path, MONTHLY)
    assert caught.value.kind.name == "not-a-template" and caught.value.exit_code == 1
    assert caught.value.message.count("laporan yang sudah jadi") == 1
    assert len(caught.value.message) < 300 + len(str(path))


def test_what_is_no_template_of_ours_is_asked_about(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Surat biasa")
    document.save(str(tmp_path / "surat.docx"))
    (fault,) = check_template(tmp_path / "surat.docx")
    assert fault.code == "not-a-template" and "tidak memuat satu tag pun" in fault.message
    document.add_paragraph("{{ entah }}")
    document.save(str(tmp_path / "surat.docx"))
    with pytest.raises(Failure) as caught:
        check_template(tmp_path / "surat.docx")
    assert caught.value.kind.name == "template-unclear"
    (tmp_path / "x.docx").write_bytes(b"bukan Word")
    with pytest.raises(Failure) as caught:
        check_template(tmp_path / "x.docx", "undangan")
    assert caught.value.kind.name == "template-not-word"
    with pytest.raises(Failure) as caught:
        check_template(TEMPLATES / MONTHLY, "laporan_monv")
    assert caught.value.kind.name == "template-unknown"
    assert 'Maksud Anda "laporan_monev"?' in caught.value.hint


# --- before rendering ----------------------------------------------------------------------


def test_all_errors_stand_in_the_failure(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        MONTHLY,
        BODY,
        ("{{ recap_note }}", "{{ rekap }}"),
        ("{{ quality_intro }}", "{{ quality_intro"),
    )
    with pytest.raises(Failure) as caught:
        require_sound(path, MONTHLY)
    message = caught.value.message
    assert "\n  1. Isi dokumen, paragraf 93" in message and "\n  2. Isi dokumen" in message


def test_a_copy_that_nobody_changed_is_not_read_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.templating.check.read_package", lambda _: 1 / 0)
    copy = tmp_path / MONTHLY
    copy.write_bytes((TEMPLATES / MONTHLY).read_bytes())
    assert require_sound(copy, "laporan_monev") == ()
    assert require_sound(TEMPLATES / MONTHLY, MONTHLY) == ()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_program_in_a_tag_gets_past_the_check(tmp_path: Path, attack: str) -> None:
    text = attack.replace("<", "&lt;").replace(">", "&gt;")
    path = changed(tmp_path, MONTHLY, BODY, ("{{ recap_note }}", text))
    with pytest.raises(Failure) as caught:
        require_sound(path, MONTHLY)
    assert caught.value.kind.name == "template-fault"
    assert "paragraf 93" in caught.value.message
