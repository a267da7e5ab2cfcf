#!/usr/bin/env python3
"""The cases of the camera laboratory, in the guest: cases.py list|run vivid|usb TEST-BUNDLE NAME...

`list` prints the names of all cases of a kind, and can do so anywhere; `run` runs those that are named. The Swift tests
of the camera (Tests/CaptureTests/Lab) are cases of vivid too; all others run the recognizer as a user would. For who
started the guest (guests.py) a line of JSON goes out when a case begins and when it ends.
"""

import importlib
import json
import re
import subprocess
import sys
import time
import traceback

from laboratory.case import CASES, WORK, Failure, now

MODULES = {
    "vivid": ["cases_vivid"],
    "usb": [
        "cases_words", "cases_formats", "cases_faults", "cases_starts", "cases_controls", "cases_latency",
        "cases_recording", "cases_soak", "cases_window",
    ],
}
LISTED = re.compile(r"CameraLabTests/\w+/(\w+)\(")
BEGINS = re.compile(r" Test (\w+)\(.*\) started")
ENDS = re.compile(r" Test (\w+)\(.*\) .*(passed|failed) after ([\d.]+)")


def tell(**facts):
    """Tells who started the guest."""
    print(json.dumps(facts), flush=True)


def run(function):
    """Runs a case and tells how it went."""
    name, start = function.__name__, now()
    tell(begin=name)
    try:
        remark = function()
        passed = True
    except Failure as failure:
        passed, remark = False, str(failure)
    except Exception:
        passed, remark = False, traceback.format_exc()
    tell(end=name, passed=passed, seconds=now() - start, remark=remark)


def swift_tests(bundle):
    """The names of the Swift tests that are cases."""
    listing = subprocess.run(
        [bundle, "--testing-library", "swift-testing", "--list-tests"], check=True, stdout=subprocess.PIPE, text=True)
    return LISTED.findall(listing.stdout)


def run_swift_tests(bundle, names):
    """Runs the test bundle once for all its cases, and tells of each as soon as it begins and ends."""
    tests = "|".join(names)
    process = subprocess.Popen(
        [bundle, "--testing-library", "swift-testing", "--no-parallel", "--filter", rf"CameraLabTests.*/({tests})\("],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    said = []
    for line in process.stdout:
        said.append(line)
        begin, end = BEGINS.search(line), ENDS.search(line)
        if begin:
            tell(begin=begin[1])
        elif end:
            about = "".join(part for part in said if f" Test {end[1]}(" in part)
            tell(end=end[1], passed=end[2] == "passed", seconds=float(end[3]), remark=about if end[2] != "passed" else "")
    process.wait()
    tell(said="".join(said[-20:]), status=process.returncode)


def functions(kind):
    """The cases that are written in Python, by module."""
    for module in map(importlib.import_module, MODULES[kind]):
        yield module, [function for function in CASES if function.__module__ == module.__name__]


def main():
    command, kind, bundle, *names = sys.argv[1:]
    tests = swift_tests(bundle) if kind == "vivid" else []
    if command == "list":
        print(*tests, *(function.__name__ for _, members in functions(kind) for function in members), sep="\n")
        return
    WORK.mkdir(parents=True, exist_ok=True)
    # They come first: they want the camera to themselves.
    chosen = [name for name in tests if name in names]
    if chosen:
        run_swift_tests(bundle, chosen)
    for module, members in functions(kind):
        for function in members:
            if function.__name__ in names:
                run(function)
        # Cases of one module may share a camera or a recognizer.
        getattr(module, "clean", lambda: None)()


if __name__ == "__main__":
    main()
