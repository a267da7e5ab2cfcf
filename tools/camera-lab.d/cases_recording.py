"""Recordings that end irregularly: everything recorded until then is there, and is read the same."""

import contextlib
import json
import os
import subprocess

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import WORK, case, expect, now
from laboratory.recognizer import PROGRAM, Recognizer

READING = [*BOARDS, "--mirror", "off"]
FOLDER = WORK / "recordings"


def recording(name):
    """Returns a path for a recording; no file is there."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.mkv"
    path.unlink(missing_ok=True)
    return path


@contextlib.contextmanager
def recorded(path, letters="mjpg"):
    """Gives a camera that shows letters, and a recognizer that records it and has read two of them."""
    form = {"mjpg": "MJPG", "yuyv": "YUYV"}[letters]
    with Camera(f"{form}:160x120:{FILMS}/letters.{letters}", rate=10) as camera:
        with Recognizer(*READING, "--record", path) as recognizer:
            recognizer.await_text("HE")
            yield camera, recognizer


def expect_same_reading(path, live, least=1):
    """Replays a recording, and expects the same reading of each picture, and the same letters, as live."""
    result = subprocess.run(
        [PROGRAM, "--headless", "--json", "--speed", "max", *map(str, READING), "--replay", path],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    replayed = [line for line in lines if line["type"] == "frame"]
    expect(least <= len(replayed) <= len(live.frames), f"{len(replayed)} of {len(live.frames)}: {result.stderr}")
    for again, then in zip(replayed, live.frames):
        expect(again["letter"] == then["letter"], f"{again} was {then}")
    letters, were = ([line["letter"] for line in log if line["type"] == "commit"] for log in (lines, live.lines))
    # The end of a recording may commit the last letter.
    expect(letters[:-1] == were[: len(letters) - 1], f"{letters} were {were}")
    expect(len(letters) >= 2, f"only {letters} of {were}")
    return f"{len(replayed)} of {len(live.frames)} pictures, “{''.join(letters)}”"


@case
def a_recording_reads_as_it_did_live():
    path = recording("whole")
    with recorded(path, letters="yuyv") as (_, recognizer):
        recognizer.await_text("HELL")
        expect(recognizer.stop() == 0, recognizer.said())
    return expect_same_reading(path, recognizer, least=len(recognizer.frames))


@case
def a_recording_of_a_pulled_camera_is_whole():
    """The camera is unplugged while it is recorded, and then the program is ended."""
    path = recording("pulled")
    with recorded(path) as (camera, recognizer):
        camera.unplug()
        recognizer.await_message("is gone")
        recognizer.stop()
    return expect_same_reading(path, recognizer, least=len(recognizer.frames))


@case
def a_recording_goes_on_when_the_camera_is_back():
    path = recording("back")
    with recorded(path) as (camera, recognizer):
        camera.unplug()
        recognizer.await_message("is gone")
        recognizer.await_frame(after=camera.plug() + 1)
        expect(recognizer.stop() == 0, recognizer.said())
    return expect_same_reading(path, recognizer, least=len(recognizer.frames))


@case
def a_recording_of_a_killed_program_is_playable():
    """The camera is unplugged, and the program is killed before it can finish its file."""
    path = recording("killed")
    with recorded(path) as (camera, recognizer):
        # The last half second may be lost, but not these letters.
        recognizer.await_frame(after=now() + 1)
        camera.unplug()
        recognizer.await_message("is gone")
        recognizer.process.kill()
        recognizer.wait()
    return expect_same_reading(path, recognizer, least=len(recognizer.frames) - 6)


@case
def a_full_disk_ends_the_recording_alone():
    disk = WORK / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", disk], check=True)
    try:
        with recorded(disk / "full.mkv") as (_, recognizer):
            (disk / "another").write_bytes(bytes(40 << 20))
            full, _ = recognizer.await_message("The disk is full: recording to")
            recognizer.await_frame(after=full + 1)
            expect(recognizer.stop() == 1, recognizer.said())
        free = os.statvfs(disk)
        expect(free.f_bavail * free.f_frsize > 30 << 20, "others have no room left")
        return expect_same_reading(disk / "full.mkv", recognizer)
    finally:
        subprocess.run(["umount", disk], check=True)
