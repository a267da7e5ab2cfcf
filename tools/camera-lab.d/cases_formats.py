"""Every format and size, through uvcvideo and the recognizer.

One recognizer reads them all: each camera is unplugged, and one of the same name with another mode is plugged in, so
that everything is negotiated again each time.
"""

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import CASES, case, expect
from laboratory.recognizer import Recognizer, run_to_end
from laboratory.shared import Shared

SHARED = Shared(lambda: Recognizer(*BOARDS, "--mirror", "off"))
clean = SHARED.stop


def read(*modes, **settings):
    """Plugs a camera in and expects that the next letters are the first ones of its film."""
    with Camera(*modes, rate=10, **settings) as camera:
        (recognizer,) = SHARED.get()
        before = len(recognizer.commits)
        recognizer.await_that(
            lambda: "HE" in "".join(line["letter"] for line in recognizer.commits[before:]), "the text “HE”")
        return camera.log_lines()[-1].split(": ")[-1]


def add_format(letters):
    film = FILMS / f"letters.{letters.lower()}"

    def of_format():
        return read(f"{letters}:160x120:{film}")

    of_format.__name__ = f"letters_of_{letters.lower()}"
    CASES.append(of_format)


for name in ["YUYV", "UYVY", "NV12", "YU12", "YV12", "GREY", "BGR3", "MJPG"]:
    add_format(name)
# Formats that only libv4l2 can decode.
for name in ["BA81", "RGBP", "Y16"]:
    add_format(name)


@case
def letters_of_mjpg_without_huffman_tables():
    return read(f"MJPG:160x120:{FILMS}/letters.mjpg", options=["--no-huffman"])


@case
def letters_of_mjpg_in_1280x720():
    return read(f"MJPG:1280x720:{FILMS}/large.mjpg")


@case
def a_size_that_is_not_granted():
    """Whatever is requested, the camera sends its second size."""
    return read("YUYV:640x480", f"YUYV:160x120:{FILMS}/letters.yuyv", options=["--grant", "2"])


@case
def wishes_for_format_and_size():
    modes = ["YUYV:160x120", "MJPG:160x120", f"MJPG:1280x720:{FILMS}/large.mjpg"]
    with Camera(*modes, name="Wishes", port=1) as camera:
        wishes = ["--format", "mjpg", "--size", "1280x720", "--rate", "5"]
        with Recognizer(*BOARDS, *wishes, camera="Wishes") as wishing:
            frame = wishing.await_frame()
            expect(frame["box"] == [388, 108, 504, 504], f"the box is {frame['box']}")
        expect("MJPG 1280x720" in camera.log.read_text(), camera.log.read_text())


def refusal(*arguments):
    """Returns the messages of a recognizer that cannot read a camera."""
    status, text = run_to_end("--headless", *arguments)
    expect(status == 1, f"status {status}: {text}")
    return text


@case
def a_camera_without_a_readable_format():
    with Camera("H264:640x480"):
        text = refusal("--camera", "Laboratory")
        expect("sends nothing that can be read here; it offers H264" in text, text)


@case
def a_format_that_the_camera_does_not_have():
    with Camera("YUYV:160x120"):
        text = refusal("--camera", "Laboratory", "--format", "MJPG")
        expect("does not send MJPG" in text and "YUYV" in text, text)
