"""An X server without a screen, whose pixels are in a file."""

import os
import shutil
import struct
import subprocess
from pathlib import Path

from .case import WORK, now, wait_for

DISPLAY = ":7"
# The environment of a recognizer on this screen; there is no graphics card, so the processor draws everything.
ENVIRONMENT = {"DISPLAY": DISPLAY, "SDL_VIDEODRIVER": "x11", "SDL_RENDER_DRIVER": "software"}
# Pictures of the window, kept for people to look at.
PICTURES = Path(os.environ["CAMERA_LAB_SHARE"]) / "pictures"
# Only every fifth pixel, across and down, is compared, because the emulated processor is slow.
PIXEL_STEP = 5


class Screen:
    """The X server, until the end of its `with` block."""

    def __enter__(self):
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir()
        folder = WORK / "screen"
        folder.mkdir(exist_ok=True)
        self.file = folder / "Xvfb_screen0"
        self.server = subprocess.Popen(
            ["Xvfb", DISPLAY, "-screen", "0", "900x600x24", "-fbdir", folder], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{DISPLAY[1:]}"), "the X server is up")
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def _planes(self):
        """Returns blue, green and red of some pixels (XWD 7: a header of 32-bit numbers, colours, rows)."""
        content = self.file.read_bytes()
        header, _, _, _, width, height, _, _, _, _, _, bits, row, *rest = struct.unpack(">25I", content[:100])
        start, pixel = header + 12 * rest[6], bits // 8
        rows = [start + y * row for y in range(0, height, PIXEL_STEP)]
        return [b"".join(content[y + part : y + width * pixel : PIXEL_STEP * pixel] for y in rows) for part in range(3)]

    def pixels(self):
        """Returns the green values of some pixels of the screen."""
        return self._planes()[1]

    def warns(self):
        """Whether something is shown in orange, which only warnings use."""
        blue, _, red = self._planes()
        return sum(r - b > 80 for r, b in zip(red, blue)) > 10

    def keep(self, name):
        """Keeps a picture of the screen under a name."""
        subprocess.run(["convert", f"xwd:{self.file}", PICTURES / f"{name}.png"], check=True)

    def wait_until_still(self, what, unlike=None):
        """Waits until the screen has not changed for a moment and differs from `unlike`; returns its pixels."""
        last, since = self.pixels(), now()

        def look():
            nonlocal last, since
            pixels = self.pixels()
            if difference(pixels, last) > 0.001:
                last, since = pixels, now()
            is_other = unlike is None or difference(pixels, unlike) > 0.02
            return now() - since > 0.4 and is_other and pixels

        return wait_for(look, what, pause=0.1)

    def press(self, key):
        # Without a window manager, keys go to the window under the pointer.
        subprocess.run(
            ["xdotool", "mousemove", "450", "300", "key", key], check=True, env={**os.environ, "DISPLAY": DISPLAY})


def difference(first, second):
    """Returns the fraction of pixels that differ clearly."""
    return sum(abs(a - b) > 24 for a, b in zip(first, second)) / len(first)
