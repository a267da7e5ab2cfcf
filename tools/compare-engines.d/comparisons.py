"""The comparisons. Each returns ratios of the other engines' time to ours, by engine."""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time

from engines import ncnn_engine, onnxruntime_engine, torch_engine, torch_network
from environment import MODELS, ROOT, example, imported, note

NETWORKS = ["study", "standard"]
# The largest difference of a probability at which two engines count as equal: rounding in single precision.
MAXIMUM_DIFFERENCE = 1e-5


def sample(run, seconds, clock=time.thread_time_ns):
    """Returns the median time of a run in nanoseconds, of processor time unless another clock is given."""
    end = time.monotonic() + 0.2 * seconds
    while time.monotonic() < end:
        run()
    samples, end = [], time.monotonic() + seconds
    while len(samples) < 3 or time.monotonic() < end:
        start = clock()
        run()
        samples.append(clock() - start)
    return statistics.median(samples)


def ours(program, group, seconds):
    """Returns our median figures of a group, by name, with the best instruction set."""
    # A name that no instruction set has lets the program choose, and measure only its choice.
    environment = {"FINGERSPELL_ISA": "best", **os.environ}
    output = subprocess.run(
        [program, "--json", "--only", group, "--seconds", str(seconds)], check=True, capture_output=True, text=True,
        env=environment,
    ).stdout
    return {item["name"]: item["median"] for item in json.loads(output)}


def alternate(rounds, works):
    """Runs each work once per round, in turns; one of them is "ours".

    Returns the median result of each, and for the others the median of their result divided by ours in the same round.
    """
    results = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            results[name].append(work())
    medians = {name: statistics.median(values) for name, values in results.items()}
    ratios = {
        name: statistics.median(value / mine for value, mine in zip(values, results["ours"]))
        for name, values in results.items() if name != "ours"
    }
    return medians, ratios


def inference(program, options):
    import numpy

    ratios = {}
    engines = {"onnxruntime": onnxruntime_engine, "ncnn": ncnn_engine, "torch": torch_engine}
    present = {name: engine for name, engine in engines.items() if imported(name)}
    for network in NETWORKS:
        image, wanted = example(network)
        key = f"inference {network}"
        works = {"ours": lambda key=key: ours(program, "inference", options.seconds)[key] * 1e3}
        for name, engine in present.items():
            run, values = engine(network, image)
            worst = float(numpy.abs(values(run()) - wanted).max())
            note(f"{network}: {name} differs from us by at most {worst:.1e}")
            if not worst < MAXIMUM_DIFFERENCE:
                raise SystemExit(f"{name} computes other probabilities for {network}, so that times cannot be compared")
            works[name] = lambda run=run: sample(run, options.seconds)
        medians, of_network = alternate(options.rounds, works)
        for name, median in medians.items():
            note(f"{network}: {name} {median / 1e3:.1f} us")
        for name, ratio in of_network.items():
            ratios.setdefault(name, {})[network] = ratio
    return ratios


def training(program, options):
    if not imported("torch"):
        return {}
    import torch

    cores = len(options.cores)
    batch = 64
    torch.set_num_threads(cores)
    torch.set_grad_enabled(True)
    network = torch_network("standard")[:-1].train()
    optimiser = torch.optim.AdamW(network.parameters())
    loss = torch.nn.CrossEntropyLoss()
    images, classes = torch.randn(batch, 1, 50, 50), torch.randint(0, 27, (batch,))

    def step():
        optimiser.zero_grad(set_to_none=True)
        loss(network(images), classes).backward()
        optimiser.step()

    def rate():
        figures = ours(program, "training", 3 * options.seconds)
        return figures[f"training standard, {cores} thread{'' if cores == 1 else 's'}"]

    medians, ratios = alternate(
        options.rounds,
        {
            "ours": lambda: batch / rate() * 1e9,
            "torch": lambda: sample(step, 3 * options.seconds, time.monotonic_ns),
        },
    )
    for name, median in medians.items():
        note(f"training: {name} {batch / median * 1e9:.0f} images/s on {cores} cores")
    return ratios


def preprocessing(program, options):
    cv2 = imported("cv2")
    if not cv2:
        return {}
    import numpy

    cv2.setNumThreads(1)
    height, width, side = 480, 640, 50
    box = int(0.7 * height)
    y, x = (height - box) // 2, (width - box) // 2
    rows, columns = numpy.mgrid[0:height, 0:width]
    grey = (128 + (columns // 3 + rows // 5) % 64 - (columns * 7 + rows * 13) % 11).astype(numpy.uint8)
    yuyv = numpy.dstack([grey, numpy.full_like(grey, 120)])
    colour = numpy.dstack([numpy.full_like(grey, 90), grey // 2, grey])
    quality = [cv2.IMWRITE_JPEG_QUALITY, 85, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422]
    jpeg = cv2.imencode(".jpg", colour, quality)[1]

    def prepare(picture):
        small = cv2.resize(picture[y : y + box, x : x + box], (side, side), interpolation=cv2.INTER_AREA)
        values = small.astype(numpy.float32)
        return (values - values.mean()) / max(values.std(), 8)

    works = {
        "yuyv": lambda: prepare(cv2.cvtColor(yuyv, cv2.COLOR_YUV2GRAY_YUYV)),
        # The usual way, and the fastest, in which the decoder leaves out the colours.
        "mjpeg": lambda: prepare(cv2.cvtColor(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), cv2.COLOR_BGR2GRAY)),
        "mjpeg_grey": lambda: prepare(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)),
    }
    ratios = {}
    for name, work in works.items():
        key = f"preprocessing {'yuyv' if name == 'yuyv' else 'jpeg'} 640x480"
        medians, of_format = alternate(
            options.rounds,
            {
                "ours": lambda key=key: ours(program, "preprocessing", options.seconds / 10)[key],
                "opencv": lambda work=work: sample(work, options.seconds),
            },
        )
        ratios[name] = of_format["opencv"]
        note(f"preprocessing {name}: ours {medians['ours'] / 1e3:.1f} us, opencv {medians['opencv'] / 1e3:.1f} us")
    return {"opencv": ratios}


def exchange(program, options):
    """Checks that others read our files, and that we read those of PyTorch.

    Returns the largest difference of a probability.
    """
    import numpy

    differences = {}
    if imported("onnx") and imported("onnxruntime"):
        import onnx

        for network in NETWORKS:
            onnx.checker.check_model(onnx.load(MODELS / f"{network}.onnx"), full_check=True)
            image, wanted = example(network)
            run, values = onnxruntime_engine(network, image)
            worst = float(numpy.abs(values(run()) - wanted).max())
            differences.setdefault("onnx", {})[network] = worst
    if imported("torch") and imported("safetensors"):
        differences["pytorch"] = {network: twin_difference(program, network) for network in NETWORKS}
    for kind, by_network in differences.items():
        for network, difference in by_network.items():
            note(f"exchange by {kind}: {network} differs by at most {difference:.1e}")
            if not difference < MAXIMUM_DIFFERENCE:
                raise SystemExit(f"{network} gives other probabilities after an exchange by {kind}")
    return differences


def twin_difference(program, network):
    """Trains a twin of the network a little with PyTorch, and compares its probabilities with ours."""
    import numpy
    import torch

    specification = importlib.util.spec_from_file_location("twin", ROOT / "tools" / "pytorch-twin.py")
    twin = importlib.util.module_from_spec(specification)
    sys.modules["twin"] = twin
    specification.loader.exec_module(twin)
    description = {"study": twin.study, "standard": twin.standard}[network](27)
    torch.manual_seed(1)
    torch.set_grad_enabled(True)
    model = twin.build(description).train()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(5):
        optimiser.zero_grad()
        torch.nn.functional.cross_entropy(model(torch.randn(16, 1, 50, 50)), torch.randint(0, 27, (16,))).backward()
        optimiser.step()
    metadata = {"labels": json.dumps([f"class {index}" for index in range(27)]), "preprocessing": "{}"}
    path = MODELS / f"pytorch-{network}.safetensors"
    twin.save(path, twin.Twin(description, model.eval(), metadata))
    subprocess.run([program, "export", MODELS, "--model", path, "--force"], check=True)
    image, found = example(path.stem)
    with torch.no_grad():
        wanted = torch.softmax(model(torch.from_numpy(image)), 1).numpy()[0]
    return float(numpy.abs(found - wanted).max())


FIRST_RESULTS = {
    "onnxruntime": """
import onnxruntime
session = onnxruntime.InferenceSession(model + ".onnx", providers=["CPUExecutionProvider"])
session.run(None, {"image": numpy.zeros((1, 1, 50, 50), numpy.float32)})""",
    "ncnn": """
import ncnn
net = ncnn.Net()
net.load_param(model + ".param")
net.load_model(model + ".bin")
extractor = net.create_extractor()
extractor.input("image", ncnn.Mat(numpy.zeros((1, 50, 50), numpy.float32)))
extractor.extract("probabilities")""",
}


def processes(program, options):
    """Measures a process that runs the standard network once: milliseconds until its end and resident megabytes."""
    model = str(MODELS / "standard")
    commands = {"ours": [str(program), "once", model + ".safetensors"]}
    for name, code in FIRST_RESULTS.items():
        if imported(name):
            tail = 'print(int(open("/proc/self/statm").read().split()[1]) * 4096)'
            commands[name] = [sys.executable, "-c", f"import numpy\nmodel = {model!r}{code}\n{tail}"]
    figures = {}
    for name, command in commands.items():
        times, memory = [], []
        for _ in range(options.rounds):
            start = time.monotonic()
            result = subprocess.run(command, check=True, capture_output=True, text=True)
            times.append(1e3 * (time.monotonic() - start))
            memory.append(int(result.stdout.split()[-1]) / 1e6)
        figures[name] = {"milliseconds": statistics.median(times), "megabytes": statistics.median(memory)}
        note("first result: {} {milliseconds:.0f} ms, {megabytes:.0f} MB".format(name, **figures[name]))
    return figures
