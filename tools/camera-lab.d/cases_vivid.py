"""The recognizer with the kernel's own test camera (vivid)."""

import os
import subprocess

from laboratory.case import WORK, case, expect, wait_for
from laboratory.recognizer import Recognizer, run_to_end


@case
def recognizer_lists_cameras():
    status, text = run_to_end("--list-cameras")
    expect(status == 0 and "vivid (/dev/video0, platform:vivid-000)" in text, text)


@case
def recognizer_reads_and_records():
    path = WORK / "vivid.mkv"
    with Recognizer("--record", path, camera="vivid") as recognizer:
        wait_for(lambda: len(recognizer.frames) > 1, "two pictures")
        expect(recognizer.stop() == 0, recognizer.said())
    count = subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    expect(int(count.strip()) >= len(recognizer.frames), f"{count} pictures recorded")


@case
def recognizer_tells_which_cameras_there_are():
    status, text = run_to_end("--camera", "no such camera", "--headless")
    expect(status == 1 and "/dev/video0" in text, text)


@case
def recognizer_tells_who_may_open_a_camera():
    os.chmod("/dev/video0", 0o600)
    status, text = run_to_end("--camera", "/dev/video0", "--headless", user="nobody", group="nogroup", extra_groups=[])
    expect(status == 1 and "usermod -aG video" in text, text)
