"""The command `cloud`, from the connection test to the scores, against a Google Cloud of this computer."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.cli import main
from medbot_desktop.commands import cloud_talk
from medbot_desktop.paths import bundled
from medbot_desktop.services.cloud_tuning import CloudTuning
from tests.engines.google_cloud import GoogleCloud
from tests.engines.google_key import write_key_file
from tests.services.quick_cloud import run_quick_cloud

if TYPE_CHECKING:
    from collections.abc import Iterator


PLACE = ("--project", "shop-1234", "--region", "us-central1", "--bucket", "pharmacy-files")


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleCloud]:
    server = GoogleCloud()
    here = functools.partial(CloudTuning, addresses=server.addresses, entry=run_quick_cloud)
    monkeypatch.setattr(cloud_talk, "CloudTuning", here)
    yield server
    server.stop()


@pytest.fixture
def key(tmp_path: Path, cloud: GoogleCloud) -> str:
    return write_key_file(tmp_path / "key.json", cloud.address)


@pytest.fixture
def rows(tmp_path: Path) -> str:
    lines = (bundled("data") / "starter_en.csv").read_text(encoding="utf-8").splitlines()[:101]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["cloud", *arguments, "--language", "en"])
    told = capsys.readouterr()
    return code, told.out, told.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code, out, _ = run(capsys, *arguments, "--json")
    return code, json.loads(out)


def test_what_is_missing_is_told_step_by_step(
    cloud: GoogleCloud, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", "--credentials", key, *PLACE)
    assert (code, out.count("ok ")) == (0, 5)
    code, out, _ = run(capsys, "check", "--credentials", key, *PLACE[:4], "--bucket", "another-one")
    assert code == 3
    assert "The bucket another-one does not exist." in out
    assert "https://console.cloud.google.com/storage/browser" in out


def test_nothing_is_sent_until_it_was_agreed_to(
    cloud: GoogleCloud, key: str, rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "start", rows, "--credentials", key, *PLACE)
    assert code == 2
    assert "Nothing has been sent yet" in err
    code, told = as_json(capsys, "start", rows, "--prepare-only")
    assert code == 0
    assert Path(told["train_path"]).stat().st_size == told["train_bytes"]
    assert not cloud.seen


def test_a_data_set_of_the_library_is_prepared_as_the_window_does(
    cloud: GoogleCloud, rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", rows, "--json"]) == 0
    capsys.readouterr()
    _, of_file = as_json(capsys, "start", rows, "--prepare-only")
    for named in ("rows.csv", "1"):
        code, told = as_json(capsys, "start", "--data-set", named, "--prepare-only")
        assert code == 0
        assert told["n_train"] == of_file["n_train"] > 0
    code, _, err = run(capsys, "start", "--data-set", "none.csv", "--prepare-only")
    assert code != 0
    assert "none.csv" in err
    for both in ((), (rows, "--data-set", "1")):
        code, _, err = run(capsys, "start", *both, "--prepare-only")
        assert code != 0
        assert "--data-set" in err
    assert not cloud.seen


def test_a_job_is_started_listed_scored_and_taken_away(
    cloud: GoogleCloud, key: str, rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = ("--credentials", key)
    code, job = as_json(capsys, "start", rows, *sign, *PLACE, "--yes", "--epoch-count", "2")
    assert (code, job["state"], job["retires_on"]) == (0, "succeeded", "2027-07-21")
    assert (
        cloud.asked("POST", "tuningJobs")[0].json["supervisedTuningSpec"]["hyperParameters"]["epochCount"]
        == 2
    )
    code, listed = as_json(capsys, "list")
    assert [one["id"] for one in listed["jobs"]] == [job["id"]]
    assert listed["jobs"][0]["place"]["credentials_path"] == ""
    code, out, err = run(capsys, "evaluate", job["id"], *sign, "--limit", "3", "--yes")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[1:]] == [
        "Embedded engine",
        "Plain Gemini",
        "Tuned Gemini",
    ]
    assert "requests" in err
    code, listed = as_json(capsys, "remove-files", job["id"], *sign)
    assert (code, listed["jobs"][0]["files"], cloud.objects) == (0, [], {})
    assert as_json(capsys, "forget", job["id"]) == (0, {"jobs": []})
    code, _, err = run(capsys, "watch", job["id"], *sign)
    assert (code, err.strip()) == (3, "That job is not on the list.")


def test_a_failed_job_tells_why_and_a_setting_out_of_bounds_is_refused(
    cloud: GoogleCloud, key: str, rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    error = {"code": 3, "message": "Dataset example 12 is invalid."}
    cloud.states = [{"state": "JOB_STATE_FAILED", "error": error}]
    code, out, _ = run(capsys, "start", rows, "--credentials", key, *PLACE, "--yes")
    assert code == 3
    assert "The job failed while reading the files of questions." in out
    assert "«Dataset example 12 is invalid.»" in out
    code, _, err = run(capsys, "start", rows, "--epoch-count", "400", *PLACE)
    assert code == 2
    assert "epoch_count" in err
