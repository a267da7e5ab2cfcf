"""Whether memory, descriptors or threads grow, or letters get lost, when the recognizer reads a camera for long.

For an hour:
    CAMERA_LAB_SOAK=3600 CAMERA_LAB_CASE_SECONDS=9000 tools/camera-lab test soak
"""

import os
from pathlib import Path

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import case, expect, now
from laboratory.recognizer import Recognizer

SECONDS = float(os.environ.get("CAMERA_LAB_SOAK", 40))
# As in tools/soak.
MAXIMUM_GROWTH_KILOBYTES = 2048
FILM = FILMS / "letters.yuyv"
MODES = [f"YUYV:160x120:{FILM}"]
RATE = 10


class Size:
    """Memory, threads and descriptors of a process at a moment."""

    def __init__(self, process):
        folder = Path(f"/proc/{process.pid}")
        status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        self.memory = int(status["VmRSS"].split()[0])
        self.threads = int(status["Threads"])
        self.descriptors = len(os.listdir(folder / "fd"))

    def expect_no_growth(self, earlier):
        expect(self.memory <= earlier.memory + MAXIMUM_GROWTH_KILOBYTES, f"{earlier.memory} KB became {self.memory} KB")
        expect(self.threads <= earlier.threads, f"{earlier.threads} threads became {self.threads}")
        expect(self.descriptors <= earlier.descriptors, f"{earlier.descriptors} descriptors became {self.descriptors}")

    def __str__(self):
        return f"{self.memory} KB, {self.threads} threads, {self.descriptors} descriptors"


@case
def a_soak_leaves_nothing_behind():
    with Camera(*MODES, rate=RATE), Recognizer(*BOARDS, "--mirror", "off") as recognizer:
        start = recognizer.await_frame()["t"] / 1000
        recognizer.await_frame(after=start + SECONDS / 4, seconds=SECONDS + 90)
        early = Size(recognizer.process)
        recognizer.await_frame(after=start + SECONDS, seconds=SECONDS + 90)
        late = Size(recognizer.process)
        late.expect_no_growth(early)
        letters = "".join(line["letter"] for line in recognizer.commits)
        rounds = int(SECONDS * RATE / (FILM.stat().st_size / (160 * 120 * 2)))
        expect(letters.startswith("HELLO" * rounds), f"{rounds} rounds of the film gave “{letters}”")
        return f"{len(recognizer.frames)} pictures, {len(letters)} letters, {early}, then {late}"


@case
def a_soak_of_unplugging_leaves_nothing_behind():
    with Camera(*MODES, rate=RATE) as camera, Recognizer(*BOARDS, "--mirror", "off") as recognizer:
        recognizer.await_frame()
        sizes = []
        for _ in range(max(12, int(SECONDS / 4))):
            start = now()
            camera.unplug()
            recognizer.await_message("is gone", after=start)
            recognizer.await_frame(after=camera.plug())
            sizes.append(Size(recognizer.process))
        sizes[-1].expect_no_growth(sizes[3])
        return f"{len(sizes)} times, {sizes[3]}, then {sizes[-1]}"
