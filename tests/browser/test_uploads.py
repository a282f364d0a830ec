"""Files go into file fields, however the page hides them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_lam.errors import ActionFailed

from .doing import Show, act, said

TELL = """<p role=status>-</p><script>
document.addEventListener("change", (event) => {
  const names = [...event.target.files].map((file) => file.name);
  document.querySelector("[role=status]").textContent = names.join(" ");
});
</script>"""
HIDDEN = "<input type=file style='display:none'>"


@pytest.fixture
def lamp(tmp_path: Path) -> str:
    """The full path of a small file."""
    path = tmp_path / "lamp.png"
    path.write_bytes(b"\x89PNG")
    return str(path)


@pytest.mark.parametrize(
    ("page", "role", "manner"),
    [
        ("<label>Picture <input type=file></label>", "button", "native"),
        (f"<label>Picture {HIDDEN}</label>", "button", "native"),
        (f"<form><button type=button>Choose a file</button>{HIDDEN}</form>", "button", "label"),
        ("<label for=pic>Picture</label><hr><input type=file id=pic hidden>", "button", "native"),
        (f"<section aria-label='Drop zone'><p>Drop it here, or</p><b>browse</b>{HIDDEN}</section>", "region", "label"),
    ],
)
def test_a_file_is_chosen(show: Show, lamp: str, page: str, role: str, manner: str) -> None:
    driver = show(page + TELL)
    assert act(driver, "upload", role, lamp) == manner
    assert said(driver) == "lamp.png"


def test_several_files_are_chosen_at_once(show: Show, lamp: str, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("notes", encoding="utf-8")
    driver = show("<label>Pictures <input type=file multiple></label>" + TELL)
    act(driver, "upload", "button", f"{lamp}\n{other}")
    assert said(driver) == "lamp.png notes.txt"


def test_a_field_for_one_file_takes_no_two(show: Show, lamp: str) -> None:
    driver = show("<label>Picture <input type=file></label>" + TELL)
    with pytest.raises(ActionFailed, match="takes one file only"):
        act(driver, "upload", "button", f"{lamp}\n{lamp}")


def test_the_nearest_file_field_is_taken_and_no_guess_is_made(show: Show, lamp: str) -> None:
    one = f"<div><button>{{}}</button>{HIDDEN}</div>"
    driver = show(one.format("Front") + one.format("Back") + "<button>Both</button>" + TELL)
    act(driver, "upload", "button", lamp, name="Back")
    chosen = "return [...document.querySelectorAll('input')].map((field) => field.files.length)"
    assert driver.execute_script(chosen) == [0, 1]
    with pytest.raises(ActionFailed, match='2 file fields are as near to button "Both"'):
        act(driver, "upload", "button", lamp, name="Both")


def test_without_a_file_field_nothing_can_be_chosen(show: Show, lamp: str) -> None:
    driver = show("<button>Choose a file</button>" + TELL)
    with pytest.raises(ActionFailed, match="no file field belongs to"):
        act(driver, "upload", "button", lamp)
