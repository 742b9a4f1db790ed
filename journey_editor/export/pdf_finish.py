"""The last hand on a PDF: its structure tree, the map inside of it, and the check that it is PDF/A."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
import pikepdf.pdfa
from pikepdf import Array, Dictionary, Name, String

from journey_editor.export.enclosed import Enclosed
from journey_editor.export.tags import Element

_NO_DAY = date(2000, 1, 1)
"""As ReportLab dates a document that is to be the same each time."""


def finished(
    data: bytes,
    tree: Element,
    marks: Sequence[int],
    labels: Sequence[str] = (),
    language: str = "en",
    enclosed: Enclosed | None = None,
    day: date | None = None,
) -> tuple[bytes, str]:
    """The document with its tags and what is `enclosed`, as PDF/A-2b, or as PDF/A-3b where a file is enclosed; and one
    sentence where it cannot be that.

    `marks` says how many marks each page has, `labels` what its pages are called where not by their numbers.
    """
    make = partial(_made, data, tree, marks, labels, language, enclosed, day)
    try:
        with make() as pdf:
            flavour = "2b" if enclosed is None else "3b"
            pikepdf.pdfa.prepare(pdf, flavour)
            with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                # Else it is the moment of writing, and no two files of the same map are the same.
                metadata["xmp:MetadataDate"] = f"{day or _NO_DAY:%Y-%m-%d}T00:00:00Z"
            return _written(pdf, flavour), ""
    except pikepdf.pdfa.PdfaError as error:
        with make() as pdf:  # without the claim to be what it is not
            out = BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue(), f"The PDF is not PDF/A: {' '.join(str(error).split())[:200]}"


def _written(pdf: pikepdf.Pdf, flavour: str) -> bytes:
    """The document as PDF/A. Raises PdfaError where it is none.

    `pikepdf.pdfa.save` goes through a temporary file, and ends the program where the disk has no room for it.
    """
    settings = pikepdf.pdfa.resolve_save_kwargs(flavour, deterministic_id=True)
    out = BytesIO()
    pdf.save(out, **settings)
    out.seek(0)
    report = pikepdf.pdfa.validate_written(out, flavour, save_kwargs=settings)
    if not report.passed:
        raise pikepdf.pdfa.PdfaError(report)
    return out.getvalue()


def _made(
    data: bytes,
    tree: Element,
    marks: Sequence[int],
    labels: Sequence[str],
    language: str,
    enclosed: Enclosed | None,
    day: date | None,
) -> pikepdf.Pdf:
    pdf = pikepdf.open(BytesIO(data))
    for page in pdf.pages:
        if "/Trans" in page:  # ReportLab's way to say that there is no transition
            del page["/Trans"]
    _tag(pdf, tree, marks, language)
    _label(pdf, labels)
    if enclosed is not None:
        _enclose(pdf, enclosed, day)
    return pdf


def _tag(pdf: pikepdf.Pdf, tree: Element, marks: Sequence[int], language: str) -> None:
    pages = [page.obj for page in pdf.pages]
    by_mark: list[list[Any]] = [[None] * count for count in marks]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    links: list[tuple[Any, Any]] = []
    top = _node(pdf, tree, root, pages, by_mark, links)
    numbers: list[Any] = []
    for at, elements in enumerate(by_mark):
        pages[at].StructParents = at
        pages[at].Tabs = Name.S
        numbers += [at, pdf.make_indirect(Array(elements))]
    for key, (annotation, link) in enumerate(links, len(pages)):
        annotation.StructParent = key
        numbers += [key, link]
    root.K = Array([top])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages) + len(links)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)


def _node(
    pdf: pikepdf.Pdf,
    element: Element,
    parent: Any,
    pages: list[Any],
    by_mark: list[list[Any]],
    links: list[tuple[Any, Any]],
) -> Any:
    """The node of an element with all under it. Each annotation that is a link, with its node, is added to `links`."""
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
    if element.alternative:
        node.Alt = String(element.alternative)
    cell: dict[str, Any] = {}
    if element.scope:
        cell["/Scope"] = Name(f"/{element.scope}")
    if element.span > 1:
        cell["/ColSpan"] = element.span
    if cell:
        node.A = Dictionary({"/O": Name.Table, **cell})
    kids: list[Any] = []
    for page, number in element.marks:
        by_mark[page][number] = node
        kids.append(Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number))
    is_table = element.tag in ("Table", "TR")
    kids += [_link(pdf, places, node, pages, links) for places in element.links]
    children = [child for child in element.children if is_table or not child.is_empty]
    kids += [_node(pdf, child, node, pages, by_mark, links) for child in children]
    node.K = Array(kids)
    return node


def _link(
    pdf: pikepdf.Pdf, places: Sequence[tuple[int, int]], parent: Any, pages: list[Any], links: list[tuple[Any, Any]]
) -> Any:
    """The node of a link, in the element that it leads away from."""
    annotations = [(pages[page], pages[page].Annots[number]) for page, number in places]
    objects = [Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page) for page, annotation in annotations]
    link = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=parent, K=Array(objects)))
    links += [(annotation, link) for _, annotation in annotations]
    return link


def _label(pdf: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Page labels as the rules of PDF/A take them: written out in the catalog."""
    if any(labels):
        numbers: list[Any] = []
        for at, label in enumerate(labels):
            numbers += [at, Dictionary(P=String(label or str(at + 1)))]
        pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
    elif "/PageLabels" in pdf.Root:
        del pdf.Root.PageLabels


def _enclose(pdf: pikepdf.Pdf, enclosed: Enclosed, day: date | None) -> None:
    stamp = f"D:{day or _NO_DAY:%Y%m%d}000000Z"
    spec = pikepdf.AttachedFileSpec(
        pdf,
        enclosed.data,
        description=enclosed.description,
        filename=enclosed.name,
        mime_type=enclosed.media_type,
        creation_date=stamp,
        mod_date=stamp,
        relationship=Name.Source,
    )
    pdf.attachments[enclosed.name] = spec
    pdf.Root.AF = Array([spec.obj])
