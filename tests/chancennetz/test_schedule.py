"""What is due runs every day: units that systemd accepts, a line that cron understands, a loop without either."""

import configparser
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from chancennetz.routine import named, routine
from chancennetz.scheduling import loop
from chancennetz.workspace import Workspace
from crawlers.replay import SampleSite, serve
from data import curated
from data.errors import AskedWrongly
from tests.chancennetz.conftest import Said, run

CONTACT = ["--contact", "wir@kgc.example"]
ODD = 'Jahr 100% "neu" $HOME'
CRONTAB = """#!/bin/sh
file="$HOME/crontab"
if [ "$1" = -l ]; then cat "$file" 2>/dev/null; else cat > "$file"; fi
"""
Here = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home with schedulers that obey: `systemctl` notes what it is told, `crontab` keeps a file."""
    (tmp_path / "bin").mkdir()
    for name, script in (("systemctl", '#!/bin/sh\necho "$@" >> "$HOME/told"\n'), ("crontab", CRONTAB)):
        (tmp_path / "bin" / name).write_text(script, "utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


@pytest.fixture
def here(home: Path) -> Here:
    """Run the command in that home."""
    path = f"{home / 'bin'}:/usr/bin:/bin"
    usual = {"HOME": str(home), "XDG_CONFIG_HOME": "", "PATH": path}
    return lambda *words, **more: run("schedule", *words, **{"cwd": home} | usual | more)


def units(home: Path) -> dict[str, Path]:
    return {path.suffix: path for path in (home / ".config" / "systemd" / "user").glob("chancennetz-*")}


def read(unit: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text("utf-8"))
    return parser


def test_systemd_gets_a_timer_that_makes_up_for_what_was_missed(home: Path, here: Here) -> None:
    said = here("install", *CONTACT, "--by", "systemd", "--at", "04:30", "--yes")
    assert (said.code, said.err) == (0, "")
    found = units(home)
    timer, service = read(found[".timer"]), read(found[".service"])
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Timer"]["OnCalendar"] == "*-*-* 04:30:00"
    assert timer["Install"]["WantedBy"] == "timers.target"
    words = [f'"{word}"' for word in (sys.executable, "-m", "chancennetz", "run", "--due", "--workspace")]
    assert service["Service"]["ExecStart"].startswith(" ".join(words))
    assert '"--contact" "wir@kgc.example"' in service["Service"]["ExecStart"]
    assert found[".service"].stat().st_mode & 0o077 == 0
    name = found[".timer"].name
    assert (home / "told").read_text().splitlines() == ["--user daemon-reload", f"--user enable --now {name}"]
    assert all(found[kind].read_text("utf-8") in said.out for kind in found)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_accepts_the_units_of_an_oddly_named_folder(home: Path, here: Here) -> None:
    here("install", *CONTACT, "--by", "systemd", "--yes", "--workspace", ODD)
    checked = subprocess.run(
        [shutil.which("systemd-analyze") or "", "verify", "--user", *map(str, units(home).values())],
        capture_output=True,
        text=True,
        env=os.environ | {"XDG_RUNTIME_DIR": str(home)},
        check=False,
    )
    assert [line for line in checked.stderr.splitlines() if "chancennetz-" in line] == []
    assert '100%% \\"neu\\" $$HOME' in read(units(home)[".service"])["Service"]["ExecStart"]


def test_cron_gets_one_line_and_keeps_the_others(home: Path, here: Here) -> None:
    (home / "crontab").write_text("1 2 * * * andere\n", "utf-8")
    for at in ("04:30", "23:05"):
        said = here("install", *CONTACT, "--by", "cron", "--at", at, "--yes", "--workspace", ODD)
        assert (said.code, said.err) == (0, "")
    other, ours = (home / "crontab").read_text("utf-8").splitlines()
    assert other == "1 2 * * * andere"
    *moment, command = ours.split(maxsplit=5)
    assert moment == ["5", "23", "*", "*", "*"]
    words = shlex.split(command.replace(r"\%", "%"), comments=True)
    assert words[:6] == [sys.executable, "-m", "chancennetz", "run", "--due", "--workspace"]
    assert words[6:] == [str(home / ODD), *CONTACT]
    assert ours in here("show", "--workspace", ODD).out
    assert here("remove", "--workspace", ODD).out.startswith("Removed from cron")
    assert (home / "crontab").read_text("utf-8") == "1 2 * * * andere\n"


def test_what_was_installed_is_shown_and_removed(home: Path, here: Here) -> None:
    assert "Nothing is scheduled" in here("show").out
    here("install", *CONTACT, "--by", "systemd", "--yes")
    assert "OnCalendar" in here("show").out
    assert "Removed from systemd" in here("remove").out
    assert units(home) == {}
    assert (home / "told").read_text().splitlines()[2].startswith("--user disable --now chancennetz-")
    assert "Nothing is scheduled" in here("remove").out


@pytest.mark.parametrize(("words", "stdin"), [(["--dry-run"], ""), ([], "n\n")])
def test_nothing_is_written_unless_it_was_seen_and_wished(home: Path, here: Here, words: list[str], stdin: str) -> None:
    said = here("install", *CONTACT, "--by", "systemd", *words, stdin=stdin)
    assert (said.code, "OnCalendar" in said.out, "Nothing was written." in said.out) == (0, True, True)
    assert (units(home), (home / "told").exists()) == ({}, False)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["install"], 2, "give --contact"),
        (["install", *CONTACT, "--at", "25:00"], 2, "'25:00' is no time of the day"),
        (["install", *CONTACT, "--by", "launchd"], 2, "choose one of: systemd, cron"),
    ],
)
def test_what_cannot_be_scheduled_is_told(here: Here, words: list[str], code: int, sentence: str) -> None:
    said = here(*words)
    assert (said.code, sentence in said.err) == (code, True)


def test_a_systemd_that_refuses_is_told_with_what_to_do(home: Path, here: Here) -> None:
    (home / "bin" / "systemctl").write_text("#!/bin/sh\necho Kein Bus >&2\nexit 1\n", "utf-8")
    said = here("install", *CONTACT, "--by", "systemd", "--yes")
    assert said.code == 1
    assert "systemd did not take them up (Kein Bus)" in said.err
    assert "systemctl --user enable --now chancennetz-" in said.err


def test_a_machine_without_either_is_sent_to_the_loop(home: Path, here: Here) -> None:
    if Path("/run/systemd/system").is_dir():
        pytest.skip("systemd runs this machine")
    (home / "bin" / "crontab").unlink()
    assert "`chancennetz schedule run`" in here("install", *CONTACT, PATH=str(home / "bin")).err


def test_every_workspace_has_a_schedule_of_its_own() -> None:
    assert named(Path("/a/workspace")) != named(Path("/b/workspace"))
    assert named(Path("/a/Jahr 100%")).startswith("chancennetz-jahr-100-")
    with pytest.raises(AskedWrongly, match="no time of the day"):
        routine(Workspace(Path("a")), "9:00", {})


def test_the_loop_does_its_job_at_once_and_one_at_a_time() -> None:
    done: list[int] = []

    def job() -> None:
        done.append(1)
        scheduler.shutdown(wait=False)

    scheduler = loop(job, 12)
    (kept,) = scheduler.get_jobs()
    assert (kept.trigger.interval, kept.coalesce, kept.max_instances) == (timedelta(hours=12), True, 1)
    scheduler.start()
    assert done == [1]


def test_a_loop_runs_the_whole_line_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    shipped = curated("sources").joinpath("agethur.toml").read_bytes()
    (tmp_path / "sources" / "agethur.toml").write_bytes(shipped)
    with serve(SampleSite(curated("sample"), 1)) as proxy:
        way = ["--proxy", proxy.proxy_url, "--trust", str(proxy.ca_file), "--sources", "sources"]
        with subprocess.Popen(
            [sys.executable, "-m", "chancennetz", "schedule", "run", *CONTACT, *way],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            seen = next(line for line in process.stdout if "Try next" in line)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
    assert seen
    assert process.returncode == 1
    assert "Stopped." in told
    assert "Traceback" not in told
    assert list((tmp_path / "workspace" / "releases").iterdir())
