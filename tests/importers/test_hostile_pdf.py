"""A PDF that only says that a map travels in it, or was made to do harm, is refused in a sentence."""

from __future__ import annotations

import random
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest

from journey_editor.importers import pdf_map
from journey_editor.importers.imported import ImportProblem
from journey_editor.storage import codec
from tests.building import onboarding

MB = 2**20


def pdf_with(path: Path, content: bytes) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["map.journey"] = pikepdf.AttachedFileSpec(pdf, content, filename="map.journey")
    pdf.save(path, compress_streams=True)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="how much memory was used at most is told by Linux in kB")
def test_a_map_that_unpacks_to_more_than_a_map_is_never_unpacked(tmp_path: Path) -> None:
    packer = zlib.compressobj(1)
    one, end = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH), packer.flush()
    packed = one + one[2:] * 499 + end  # after a full flush the same is packed alike, but for the two bytes of the head
    path = pdf_with(tmp_path / "bomb.pdf", b"")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["map.journey"].get_file().obj.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    assert path.stat().st_size < 4 * MB
    resource = pytest.importorskip("resource")
    room = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 400 * MB, room[1]))
    try:
        with pytest.raises(ImportProblem, match="too large for a map"):
            pdf_map.read(path)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, room)


def test_a_damaged_pdf_is_a_map_or_a_sentence(tmp_path: Path) -> None:
    whole = pdf_with(tmp_path / "whole.pdf", codec.to_bytes(onboarding().journey)).read_bytes()
    assert pdf_map.read(tmp_path / "whole.pdf").journey.stages
    path = tmp_path / "damaged.pdf"
    for seed in range(60):
        chance, data = random.Random(seed), bytearray(whole)
        for _ in range(chance.randrange(1, 60)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = bytes(data[: chance.randrange(len(data))] if seed % 3 == 0 else data)
        path.write_bytes(damaged)
        try:
            if seed < 3:
                pdf_map.read(path)
            else:  # as the process of its own does, which takes a third of a second to start
                pdf_map._enclosed(damaged)
        except ImportProblem as problem:
            assert 10 < len(str(problem)) < 1_000 and "<_io" not in str(problem)
