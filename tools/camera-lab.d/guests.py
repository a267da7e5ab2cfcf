#!/usr/bin/env python3
"""Runs the cases of the camera laboratory in two guests at once: guests.py BINARIES NAME...

Prints PASS or FAIL for each case (all, or those whose names contain a NAME), with a remark, the seconds of the guest's
clock, which counts instructions, and those of this machine. Exit status: 0 if all passed, 1 if one failed, 64 if no
case has such a name. A case that hangs is reported and ended together with its guest; another guest runs the rest.
"""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from laboratory.guest import ROOT, Guest, facts_of

LABORATORY = ROOT / ".build" / "camera-lab"
CASES = ROOT / "tools" / "camera-lab.d" / "cases.py"
DRIVERS = {"vivid": "vivid n_devs=1 node_types=0x20001", "usb": "vhci-hcd,uvcvideo"}
# For one case, by the guest's clock, which counts the guest's own work: a busy machine does not shorten it.
CASE_LIMIT_SECONDS = int(os.environ.get("CAMERA_LAB_CASE_SECONDS", 300))
# By this machine's clock: for which a guest may say nothing, though it tells its clock every ten seconds of that; and
# for all cases of a kind.
SILENCE_LIMIT_SECONDS = int(os.environ.get("CAMERA_LAB_SILENCE_SECONDS", 900))
LIMIT_SECONDS = max(10_800, 10 * CASE_LIMIT_SECONDS)
# The part of the environment that is passed on to the cases.
SETTINGS = [f"{name}={os.environ[name]}" for name in ["CAMERA_LAB_SOAK"] if name in os.environ]
# After so many failed guests of a kind the remaining cases are not run.
MAXIMUM_ENDED_GUESTS = 4

printing = threading.Lock()


class Report:
    """The results of the cases of one kind."""

    def __init__(self, kind, names):
        self.kind = kind
        self.waiting = list(names)
        self.failed = False

    def end(self, name, passed, remark, *seconds):
        """Prints the result of a case, and below a failure its reason."""
        if name in self.waiting:
            self.waiting.remove(name)
        self.failed |= not passed
        times = [f"{time:.0f} s {where}" for time, where in zip(seconds, ["there", "here"])]
        with printing:
            if passed:
                print(f"PASS {name} ({', '.join(filter(None, [remark, *times]))})", flush=True)
                return
            print(f"FAIL {name}", flush=True)
            for line in (remark or "").splitlines()[-25:]:
                print(f"    {line}", flush=True)


def watch(guest, report, limit):
    """Follows a guest until it ends or must be ended; returns the case that was running then, and the reason."""
    running, since, said = None, time.monotonic(), []
    # The guest's clock, and what it was when the case began.
    clock, begun = 0.0, 0.0
    while True:
        heard = time.monotonic()
        try:
            line = guest.line(min(heard + SILENCE_LIMIT_SECONDS, limit))
        except queue.Empty:
            seconds = time.monotonic() - heard
            return running, f"nothing was said for {seconds:.0f} s; the guest was ended\n{''.join(said[-10:])}"
        if line is None:
            return running, f"the guest ended before\n{''.join(said[-10:])}"
        facts = facts_of(line)
        if facts is None:
            said.append(line)
            continue
        clock = facts.get("clock", clock)
        if "begin" in facts:
            running, since, begun = facts["begin"], time.monotonic(), clock
        elif "end" in facts:
            here = time.monotonic() - since
            report.end(facts["end"], facts["passed"], facts["remark"], facts["seconds"], here)
            running, since = None, time.monotonic()
        elif "said" in facts:
            said.append(facts["said"])
        elif running and clock - begun > CASE_LIMIT_SECONDS:
            seconds = f"{clock - begun:.0f} s of the guest's clock"
            return running, f"not done after {seconds}; the guest was ended\n{''.join(said[-10:])}"


def run(report, binaries):
    """Runs all cases of a kind, in as many guests as necessary."""
    limit, ended = time.monotonic() + LIMIT_SECONDS, 0
    while report.waiting and ended < MAXIMUM_ENDED_GUESTS and time.monotonic() < limit:
        command = [
            "env", f"RECOGNIZER={binaries}/recognizer", "PYTHONDONTWRITEBYTECODE=1", *SETTINGS, sys.executable, CASES,
            "run", report.kind, bundle(binaries), *report.waiting,
        ]
        guest = Guest(LABORATORY / f"share-{report.kind}", DRIVERS[report.kind], LIMIT_SECONDS, command)
        try:
            culprit, reason = watch(guest, report, limit)
        finally:
            guest.end()
        if report.waiting:
            report.end(culprit or report.waiting[0], False, reason)
            ended += 1
    for name in list(report.waiting):
        report.end(name, False, "not run: see the failures before it")


def bundle(binaries):
    """Returns the program with all Swift tests."""
    return next(Path(binaries).glob("*.xctest"))


def names(kind, binaries, parts):
    """Returns the requested cases of a kind."""
    environment = {**os.environ, "CAMERA_LAB": str(LABORATORY), "CAMERA_LAB_SHARE": "", "PYTHONDONTWRITEBYTECODE": "1"}
    listing = subprocess.run(
        [sys.executable, CASES, "list", kind, bundle(binaries)], check=True, stdout=subprocess.PIPE, text=True,
        env=environment)
    return [name for name in listing.stdout.split() if not parts or any(part in name for part in parts)]


def main():
    binaries, *parts = sys.argv[1:]
    reports = [Report(kind, names(kind, binaries, parts)) for kind in DRIVERS]
    if not any(report.waiting for report in reports):
        print(f"camera-lab: no case is called {' '.join(parts)}", file=sys.stderr)
        return 64
    # The guests end with this program.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threads = [threading.Thread(target=run, args=(report, binaries), daemon=True) for report in reports]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        for guest in list(Guest.running):
            guest.end()
    return 1 if any(report.failed for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
