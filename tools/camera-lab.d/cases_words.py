"""Words and pixels, through the kernel's uvcvideo and the recognizer."""

import subprocess

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import LONGEST_WAIT_SECONDS, WORK, case, expect
from laboratory.recognizer import Recognizer


def read_word(mode, **settings):
    with Camera(mode, **settings) as camera, Recognizer() as recognizer:
        recognizer.await_text("BLUE", seconds=2 * LONGEST_WAIT_SECONDS)
        expect(recognizer.stop() == 0, f"it ended with {recognizer.process.returncode}: {recognizer.said()}")
        return f"“{recognizer.text}” in {len(recognizer.frames)} pictures of {camera.log_lines()[1].split()[-1]}"


@case
def a_word_as_yuyv_is_read():
    return read_word(f"YUYV:320x240:{FILMS}/word.yuyv")


@case
def a_word_as_mjpeg_is_read():
    return read_word(f"MJPG:320x240:{FILMS}/word.mjpg", options=["--no-huffman"])


def pictures_of(recording, *form):
    """Returns the pictures of a recording, one after the other, as FFmpeg decodes them."""
    return subprocess.run(
        ["ffmpeg", "-v", "error", "-i", recording, "-fps_mode", "passthrough", *form, "-"], check=True,
        stdout=subprocess.PIPE).stdout


def expect_in_order(sent, recorded):
    """Expects each recorded picture to be one of those sent, and later in the film than the one before it."""
    places = {picture: place for place, picture in enumerate(sent)}
    expect(len(places) == len(sent), "the film's pictures must differ")
    numbers = [places.get(picture) for picture in recorded]
    expect(None not in numbers, f"pictures were recorded that were not sent, or were changed: {numbers}")
    # The film starts again after its end, so the shorter way round is the step.
    steps = [(later - earlier) % len(sent) for earlier, later in zip(numbers, numbers[1:])]
    expect(all(0 < step < len(sent) // 2 for step in steps), f"the order is not that of the film: {numbers}")
    return f"{len(numbers)} pictures"


def record(mode, **settings):
    path = WORK / "recording.mkv"
    path.unlink(missing_ok=True)
    with Camera(mode, rate=10, **settings), Recognizer(*BOARDS, "--record", path) as recognizer:
        first = recognizer.await_frame()["t"] / 1000
        recognizer.await_frame(after=first + 1.5)
        expect(recognizer.stop() == 0, f"it ended with {recognizer.process.returncode}: {recognizer.said()}")
    return path


@case
def pixels_of_yuyv_are_those_sent_in_order():
    path = record(f"YUYV:160x120:{FILMS}/pixels.yuyv", options=["--isochronous"])
    size = 160 * 120 * 2
    sent = (FILMS / "pixels.yuyv").read_bytes()
    recorded = pictures_of(path, "-pix_fmt", "yuyv422", "-f", "rawvideo")
    cut = [[film[place : place + size] for place in range(0, len(film), size)] for film in (sent, recorded)]
    return expect_in_order(*cut)


@case
def bytes_of_mjpeg_are_those_sent_in_order():
    path = record(f"MJPG:160x120:{FILMS}/pixels.mjpg")
    sent = (FILMS / "pixels.mjpg").read_bytes()
    recorded = pictures_of(path, "-c", "copy", "-f", "mjpeg")
    return expect_in_order(*([b"\xff\xd8" + part for part in film.split(b"\xff\xd8")[1:]] for film in (sent, recorded)))
