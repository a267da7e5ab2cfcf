"""The environment of the comparison: other engines, installed by pip, and our own benchmarks with their models."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".build" / "compare-engines"
MODELS = VENV / "models"
# The name of each package in pip, by the name of its module.
PACKAGES = {
    "numpy": "numpy", "onnx": "onnx", "onnxruntime": "onnxruntime", "ncnn": "ncnn", "cv2": "opencv-python-headless",
    "safetensors": "safetensors", "torch": "torch",
}


def note(text):
    print(text, file=sys.stderr, flush=True)


def enter_environment(install):
    """Runs this program again with the interpreter of the virtual environment, which is made if it does not exist."""
    python = VENV / "bin" / "python3"
    if Path(sys.prefix) == VENV:
        return
    if not python.exists():
        try:
            venv.create(VENV, with_pip=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(VENV, ignore_errors=True)
            raise SystemExit("a virtual environment cannot be made; on Debian, run apt install python3-venv") from None
    if install:
        for module, package in PACKAGES.items():
            if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
                continue
            note(f"installing {package}")
            # PyTorch's own index has a build without the gigabytes for graphics cards.
            cpu = ["--timeout", "10", "--retries", "0", "--index-url", "https://download.pytorch.org/whl/cpu"]
            for index in [cpu, []] if module == "torch" else [[]]:
                command = [python, "-m", "pip", "install", "--quiet", *index, package]
                if subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0:
                    break
            else:
                note(f"{package} cannot be installed; it is left out")
    os.execv(python, [python, *sys.argv])


def imported(module):
    """Returns a module, or None after a message if it cannot be imported."""
    try:
        return __import__(module)
    except Exception as error:
        note(f"{PACKAGES[module]} is left out: {error}")
        return None


def build_ours(configuration):
    """Builds this project's benchmarks, writes the models that they measure, and returns the path of the program."""
    command = ["swift", "build", "-c", configuration, "--product", "benchmarks"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    path = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    program = Path(path.stdout.strip()) / "benchmarks"
    subprocess.run([program, "export", MODELS, "--force"], check=True)
    return program


def example(name):
    """Returns an input of a network [1, 1, height, width], and the probabilities that our engine computes."""
    import numpy

    values = json.loads((MODELS / f"{name}.json").read_text())
    side = int(len(values["input"]) ** 0.5)
    image = numpy.array(values["input"], numpy.float32).reshape(1, 1, side, side)
    return image, numpy.array(values["probabilities"], numpy.float32)
