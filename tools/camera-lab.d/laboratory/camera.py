"""The USB camera made of software (usb-camera) for cases."""

import os
import subprocess
from pathlib import Path

from .case import WORK, expect, now, wait_for

LABORATORY = Path(os.environ["CAMERA_LAB"])
PROGRAM = LABORATORY / "usb-camera"
FILMS = LABORATORY / "films"
# Arguments of a recognizer that reads letters.* at no cost (see films.py). A locator would find no hands in them.
BOARDS = ["--model", FILMS / "boards.safetensors", "--no-locator"]


def nodes(name):
    """Returns the paths of the nodes that a camera of this name has now, the one for pictures first."""
    found = []
    for folder in Path("/sys/class/video4linux").glob("video*"):
        try:
            if (folder / "name").read_text().strip().startswith(name[:31]):
                found.append(folder)
        except OSError:
            continue  # it was removed at this moment
    found.sort(key=lambda folder: int(folder.name[5:]))
    return [f"/dev/{folder.name}" for folder in found if os.path.exists(f"/dev/{folder.name}")]


class Camera:
    """A camera that is plugged in until the end of its `with` block."""

    count = 0

    def __init__(self, *modes, rate=5, name="Laboratory", port=0, options=()):
        Camera.count += 1
        self.name = name
        self.folder = WORK / f"camera-{Camera.count}"
        self.folder.mkdir(parents=True)
        self.commands = self.folder / "commands"
        os.mkfifo(self.commands)
        self.log = self.folder / "log"
        arguments = [PROGRAM, "--rate", str(rate), "--name", name, "--port", str(port)]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [*arguments, "--commands", self.commands, *options, *modes], stderr=log)

    def __enter__(self):
        self.wait_until_there()
        return self

    def __exit__(self, *_):
        self.tell("quit")
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        wait_for(lambda: not nodes(self.name), f"the nodes of {self.name} are removed")

    @property
    def node(self):
        """The path of the node for pictures."""
        found = nodes(self.name)
        expect(found, f"{self.name} has no node")
        return found[0]

    def tell(self, *commands):
        """Sends commands; usb-camera --help lists them."""
        with open(self.commands, "w") as file:
            file.write("".join(f"{command}\n" for command in commands))

    def wait_until_there(self):
        """Waits for both nodes, for pictures and for metadata; returns the moment."""
        wait_for(lambda: self.process.poll() is None and len(nodes(self.name)) >= 2, f"{self.name} is plugged in")
        return now()

    def unplug(self):
        count = self.log.read_text().count("unplugged")
        self.tell("unplug")
        wait_for(lambda: self.log.read_text().count("unplugged") > count, f"{self.name} is unplugged")

    def plug(self):
        """Plugs the camera in again; returns the moment at which its nodes are there."""
        self.tell("plug")
        wait_for(lambda: "plugged in" in self.log.read_text().split("unplugged")[-1], f"{self.name} is plugged in")
        return self.wait_until_there()

    def log_lines(self):
        """All messages of the camera so far."""
        return self.log.read_text().splitlines() or [""]
