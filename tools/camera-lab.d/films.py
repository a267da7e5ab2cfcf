#!/usr/bin/env python3
"""Makes the films for the laboratory's camera, and a model that reads some of them: films.py TRAINER FOLDER

word.*      a rendered hand that spells BLUE, slowed down for an emulated processor
pixels.*    pictures that all differ
letters.*   boards of bright and dark squares that spell HELLO, in every format, and boards.safetensors, a network of
            one layer that reads them: in tests of the camera, reading must cost nothing
"""

import json
import random
import struct
import subprocess
import sys
from pathlib import Path

LETTERS = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
NOTHING = "nothing"
SQUARES = 8
WIDTH, HEIGHT = 160, 120
RATE = 10
# The names of formats in drivers, and in FFmpeg. The boards are grey: then YU12 and YV12, which differ in the order of
# the colours, have the same pixels, and the mosaic of BA81 is an ordinary picture.
FORMATS = {
    "YUYV": "yuyv422", "UYVY": "uyvy422", "NV12": "nv12", "YU12": "yuv420p", "YV12": "yuv420p", "GREY": "gray",
    "BGR3": "bgr24", "BA81": "gray", "RGBP": "rgb565le", "Y16": "gray16le",
}


def ffmpeg(*arguments, stream=None):
    subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], input=stream, check=True)


def board(letter):
    """Returns the squares of a letter, row by row, half of them bright; random, but always the same."""
    squares = [1, -1] * (SQUARES * SQUARES // 2)
    random.Random(letter).shuffle(squares)
    return squares


def picture(letter):
    """Returns a picture with a letter in the middle, where the recognizer reads without a locator."""
    pixels = bytearray([128]) * (WIDTH * HEIGHT)
    if letter is None:
        return bytes(pixels)
    squares = board(letter)
    side = round(0.7 * min(WIDTH, HEIGHT))
    left, top = (WIDTH - side) / 2, (HEIGHT - side) / 2
    for y in range(HEIGHT):
        for x in range(WIDTH):
            column, row = int((x + 0.5 - left) / side * SQUARES // 1), int((y + 0.5 - top) / side * SQUARES // 1)
            if 0 <= column < SQUARES and 0 <= row < SQUARES and x >= left and y >= top:
                pixels[y * WIDTH + x] = 200 if squares[row * SQUARES + column] > 0 else 50
    return bytes(pixels)


def spell(word):
    """Returns the pictures of a word: each letter long enough to be committed, and an end long enough to be noticed."""
    shown = [(None, 0.3)]
    for letter in word:
        if shown[-1][0] == letter:
            shown.append((None, 0.5))
        shown.append((letter, 1.0))
    shown.append((None, 1.2))
    return b"".join(picture(letter) * round(seconds * RATE) for letter, seconds in shown)


def write_model(path):
    """Writes a network that compares a picture with every board, as safetensors in the layout of PyTorch."""
    side, gain = 50, 20
    labels = LETTERS + [NOTHING]
    weights = []
    for label in labels:
        squares = board(label) if label != NOTHING else [0] * SQUARES**2
        weights += [
            gain / side**2 * squares[y * SQUARES // side * SQUARES + x * SQUARES // side]
            for y in range(side) for x in range(side)
        ]
    bias = [gain / 2 if label == NOTHING else 0 for label in labels]
    network = {
        "height": side, "width": side, "channels": 1,
        "layers": [{"type": "flatten"}, {"type": "dense", "units": len(labels)}],
    }
    edge = 4 * len(weights)
    header = json.dumps({
        "__metadata__": {
            "format": "pt", "network": json.dumps(network), "labels": json.dumps(labels),
            "preprocessing": json.dumps({"side": side, "margin": 1.2, "contrastFloor": 8}),
        },
        "1.weight": {"dtype": "F32", "shape": [len(labels), side * side], "data_offsets": [0, edge]},
        "1.bias": {"dtype": "F32", "shape": [len(labels)], "data_offsets": [edge, edge + 4 * len(bias)]},
    }).encode()
    header += b" " * (-len(header) % 8)
    numbers = weights + bias
    path.write_bytes(struct.pack("<Q", len(header)) + header + struct.pack(f"<{len(numbers)}f", *numbers))


def main():
    trainer, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    write_model(folder / "boards.safetensors")
    grey = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{WIDTH}x{HEIGHT}", "-r", RATE, "-i", "-"]
    letters = spell("HELLO")
    for name, pixels in FORMATS.items():
        ffmpeg(*grey, "-pix_fmt", pixels, "-f", "rawvideo", folder / f"letters.{name.lower()}", stream=letters)
    jpeg = ["-pix_fmt", "yuvj420p", "-q:v", 3, "-huffman", "default", "-f", "mjpeg"]
    ffmpeg(*grey, *jpeg, folder / "letters.mjpg", stream=letters)
    large = ["-vf", "scale=960:720:flags=neighbor,pad=1280:720:160:0:color=gray"]
    ffmpeg(*grey, *large, *jpeg, folder / "large.mjpg", stream=letters)
    # Drawn with 7.5 pictures per second and played with 5, so that it is read although a tenth of them is lost.
    word = folder / "word.mkv"
    subprocess.run([trainer, "render", "--word", "BLUE", "--rate", "7.5", "--width", "320", "--to", word], check=True)
    ffmpeg("-i", word, "-pix_fmt", "yuyv422", "-fps_mode", "passthrough", "-f", "rawvideo", folder / "word.yuyv")
    ffmpeg("-i", word, *jpeg, "-fps_mode", "passthrough", folder / "word.mjpg")
    noise = ["-f", "lavfi", "-i", f"testsrc=size={WIDTH}x{HEIGHT}:rate=10,noise=alls=20:all_seed=1", "-frames:v", 40]
    ffmpeg(*noise, "-pix_fmt", "yuyv422", "-f", "rawvideo", folder / "pixels.yuyv")
    ffmpeg(*noise, *jpeg, folder / "pixels.mjpg")


if __name__ == "__main__":
    main()
