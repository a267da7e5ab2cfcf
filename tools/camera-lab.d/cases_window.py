"""The window while a camera fails, on an X server without a screen."""

import os
import shutil
import subprocess
from pathlib import Path

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import WORK, case, expect, now, wait_for
from laboratory.recognizer import Recognizer

DISPLAY = ":7"
# Pictures of the window that outlive the machine, to be looked at.
PICTURES = Path(os.environ["CAMERA_LAB_SHARE"]) / "pictures"


class Screen:
    """An X server without a screen."""

    def __enter__(self):
        self.server = subprocess.Popen(
            ["Xvfb", DISPLAY, "-screen", "0", "900x600x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{DISPLAY[1:]}"), "the X server is up")
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def picture(self, name):
        """Takes a picture of the screen, which is kept under a name, and returns its pixels."""
        PICTURES.mkdir(exist_ok=True)
        path = PICTURES / f"{name}.png"
        subprocess.run(["import", "-display", DISPLAY, "-window", "root", path], check=True)
        return subprocess.run(
            ["convert", path, "-resize", "90x60!", "-colorspace", "gray", "gray:-"], check=True,
            stdout=subprocess.PIPE).stdout

    def press(self, key):
        # Without a window manager the keys go to the window under the pointer.
        subprocess.run(
            ["xdotool", "mousemove", "450", "300", "key", key], check=True, env={**os.environ, "DISPLAY": DISPLAY})


def difference(first, second):
    """The share of the screen that is clearly not the same."""
    return sum(abs(a - b) > 24 for a, b in zip(first, second)) / len(first)


@case
def the_window_lives_and_tells_while_the_camera_is_gone():
    shutil.rmtree(PICTURES, ignore_errors=True)
    environment = {"DISPLAY": DISPLAY, "SDL_VIDEODRIVER": "x11", "SDL_RENDER_DRIVER": "software"}
    with Camera(f"MJPG:160x120:{FILMS}/letters.mjpg", rate=5) as camera, Screen() as screen:
        with Recognizer(*BOARDS, "--mirror", "off", window=True, environment=environment) as recognizer:
            recognizer.await_text("HE")
            fine = screen.picture("fine")
            remarks = []
            for fault, cure, message in [
                ("unplug", "plug", "is gone"), ("freeze", "thaw", "has sent no picture"), ("dark", "light", "Too dark"),
            ]:
                start = now()
                camera.tell(fault)
                recognizer.await_message(message, after=start)
                wrong = screen.picture(fault)
                # It answers keys meanwhile: the help covers the picture, and goes again.
                screen.press("F1")
                wait_for(lambda: difference(screen.picture(f"{fault}-help"), wrong) > 0.1, "the window shows its help")
                screen.press("F1")
                wait_for(lambda: difference(screen.picture(fault), wrong) < 0.1, "the window hides its help")
                camera.tell(cure)
                recognizer.await_frame(after=now())
                remarks.append(f"{fault} {100 * difference(fine, wrong):.0f} %")
            screen.picture("well")
            expect(recognizer.stop() == 0, recognizer.said())
            return ", ".join(remarks)
