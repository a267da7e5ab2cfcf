#!/usr/bin/env python3
"""Rebuilds the project's networks in PyTorch.

Builds the `torch.nn.Sequential` that a model file describes, so that models can be trained, checked or fine-tuned in
PyTorch and read by the project again. Required: pip install torch safetensors numpy.

Examples:

    tools/pytorch-twin.py describe MODEL.safetensors        layers, labels and metadata
    tools/pytorch-twin.py run MODEL.safetensors INPUT.npy   probabilities for inputs [batch, channel, height, width]
    tools/pytorch-twin.py new standard 27 OUT.safetensors   an untrained network, to be trained in PyTorch
    tools/pytorch-twin.py fixture FOLDER                    the reference state that the tests compare with

From Python:  twin = load(path); twin.network is the nn.Sequential; save(path, twin).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

try:
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file
    from torch import nn
except ImportError:
    torch = None  # --help works without


@dataclass
class Twin:
    """A network and the metadata of its model file."""

    description: dict
    network: nn.Sequential
    metadata: dict = field(default_factory=dict)


def build(description):
    """Builds the nn.Sequential of a description; the numbers of layers are the same."""
    channels, height, width = (description[key] for key in ("channels", "height", "width"))
    units = None  # set once the features are a vector
    layers = []
    for layer in description["layers"]:
        kind = layer["type"]
        if kind == "convolution":
            stride, kernel = layer.get("stride", 1), layer["kernel"]
            layers.append(
                nn.Conv2d(
                    channels, layer["filters"], kernel, stride=stride, padding=kernel // 2, bias=layer.get("bias", True)
                )
            )
            channels, height, width = layer["filters"], -(-height // stride), -(-width // stride)
        elif kind == "temporalConvolution":
            kernel, dilation = layer["kernel"], layer.get("dilation", 1)
            layers.append(
                nn.Conv2d(
                    channels, layer["filters"], (kernel, 1), dilation=(dilation, 1),
                    padding=(dilation * (kernel // 2), 0), bias=layer.get("bias", True),
                )
            )
            channels = layer["filters"]
        elif kind == "batchNorm":
            layers.append(nn.BatchNorm2d(channels) if units is None else nn.BatchNorm1d(units))
        elif kind == "relu":
            layers.append(nn.ReLU())
        elif kind == "maxPool":
            layers.append(nn.MaxPool2d(layer["size"]))
            height, width = height // layer["size"], width // layer["size"]
        elif kind == "averagePool":
            layers.append(nn.AdaptiveAvgPool2d(1))
            height = width = 1
        elif kind == "flatten":
            layers.append(nn.Flatten())
            units = units or channels * height * width
        elif kind == "dropout":
            layers.append(nn.Dropout(layer["rate"]))
        elif kind == "dense":
            layers.append(nn.Linear(units, layer["units"]))
            units = layer["units"]
        else:
            raise SystemExit(f"unknown type of layer: {kind}")
    return nn.Sequential(*layers)


def load(path):
    """Reads a model file; the network is in evaluation mode."""
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata() or {}
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    if "network" not in metadata:
        raise SystemExit(f"{path} does not describe its network")
    description = json.loads(metadata["network"])
    network = build(description)
    network.load_state_dict(tensors)
    return Twin(description, network.eval(), metadata)


def save(path, twin):
    """Writes a model file that the project can read."""
    metadata = dict(twin.metadata, format="pt", network=json.dumps(twin.description))
    tensors = {name: value.contiguous() for name, value in weights(twin.network).items()}
    save_file(tensors, path, metadata=metadata)


def weights(network):
    """Returns all tensors except the counts of batches, which nothing depends on."""
    return {
        name: value.detach().clone()
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }


def study(classes):
    """The small network of the original study."""
    def stage(filters):
        return [
            {"type": "convolution", "filters": filters, "kernel": 5}, {"type": "relu"}, {"type": "maxPool", "size": 4},
        ]

    return {
        "height": 50, "width": 50, "channels": 1,
        "layers": stage(5) + stage(15) + [{"type": "flatten"}, {"type": "dense", "units": classes}],
    }


def standard(classes, dropout=0.3):
    """The network that ships."""
    layers = []
    for filters, depth in [(32, 2), (64, 3), (128, 3), (160, 2)]:
        if layers:
            layers.append({"type": "maxPool", "size": 2})
        for _ in range(depth):
            layers += [
                {"type": "convolution", "filters": filters, "kernel": 3, "bias": False},
                {"type": "batchNorm"},
                {"type": "relu"},
            ]
    layers += [{"type": "averagePool"}, {"type": "flatten"}, {"type": "dropout", "rate": dropout}]
    return {"height": 50, "width": 50, "channels": 1, "layers": layers + [{"type": "dense", "units": classes}]}


# The reference state: small networks with the same kinds of layers as `study` and `standard`, and one over time.

SMALL_STUDY = {
    "height": 18, "width": 19, "channels": 1,
    "layers": [
        {"type": "convolution", "filters": 3, "kernel": 5}, {"type": "relu"}, {"type": "maxPool", "size": 4},
        {"type": "convolution", "filters": 5, "kernel": 5}, {"type": "relu"}, {"type": "maxPool", "size": 2},
        {"type": "flatten"}, {"type": "dense", "units": 4},
    ],
}

SMALL_STANDARD = {
    "height": 13, "width": 12, "channels": 2,
    "layers": [
        {"type": "convolution", "filters": 16, "kernel": 3, "bias": False}, {"type": "batchNorm"}, {"type": "relu"},
        {"type": "convolution", "filters": 16, "kernel": 3, "bias": False}, {"type": "batchNorm"}, {"type": "relu"},
        {"type": "maxPool", "size": 2},
        {"type": "convolution", "filters": 24, "kernel": 3, "stride": 2, "bias": False}, {"type": "batchNorm"},
        {"type": "relu"},
        {"type": "averagePool"}, {"type": "flatten"}, {"type": "dropout", "rate": 0.0}, {"type": "dense", "units": 5},
    ],
}

SMALL_SEQUENCE = {
    "height": 14, "width": 1, "channels": 5,
    "layers": [
        {"type": "temporalConvolution", "filters": 16, "kernel": 5, "bias": False}, {"type": "batchNorm"},
        {"type": "relu"},
        {"type": "temporalConvolution", "filters": 12, "kernel": 3, "dilation": 3}, {"type": "relu"},
        {"type": "temporalConvolution", "filters": 4, "kernel": 1}, {"type": "flatten"},
    ],
}

STEPS = 10

# Weight decay applies only to kernels and matrices, as in the project's optimisers.
OPTIMISERS = {
    "sgd": lambda groups: torch.optim.SGD(groups(0.01), lr=0.05, momentum=0.9),
    "rmsprop": lambda groups: torch.optim.RMSprop(groups(0), lr=0.001, alpha=0.9, eps=1e-6, momentum=0.5),
    "adamw": lambda groups: torch.optim.AdamW(groups(0.1), lr=0.005),
}


class Classification:
    """Softmax cross-entropy with soft targets: two classes mixed, with some of the rest."""

    def __init__(self, description, batch):
        classes = description["layers"][-1]["units"]
        mixed = torch.rand(batch, 1) * nn.functional.one_hot(torch.randint(classes, (batch,)), classes)
        targets = (mixed + 0.3 * nn.functional.one_hot(torch.randint(classes, (batch,)), classes) + 0.02).double()
        self.targets = (targets / targets.sum(1, keepdim=True)).float().double()
        self.tensors = {"targets": self.targets}

    def loss(self, outputs):
        return nn.functional.cross_entropy(outputs, self.targets)

    @staticmethod
    def scores(outputs):
        return outputs


class Sequences:
    """CTC, and half the cross-entropy of steps whose label is known; the last class is the blank."""

    def __init__(self, description, batch):
        self.steps, self.classes = description["height"], description["layers"][-2]["filters"]
        self.lengths = torch.randint(8, self.steps + 1, (batch,))
        # As many labels as always fit, also when all are the same; the last example has none.
        self.counts = torch.randint(1, 5, (batch,))
        self.counts[-1] = 0
        self.labels = torch.randint(self.classes - 1, (batch, 4))
        self.known = torch.randint(-1, self.classes, (batch, self.steps))
        steps, labels = torch.arange(self.steps), torch.arange(4)
        self.known[steps >= self.lengths[:, None]] = -1
        self.labels[labels >= self.counts[:, None]] = -1
        self.tensors = {"targets": self.labels, "lengths": self.lengths, "stepLabels": self.known}

    def scores(self, outputs):
        """[batch, steps, classes]; flattened, PyTorch has the classes first."""
        return outputs.reshape(-1, self.classes, self.steps).transpose(1, 2)

    def loss(self, outputs):
        scores = self.scores(outputs)
        ctc = nn.functional.ctc_loss(
            scores.log_softmax(2).transpose(0, 1), self.labels.clamp(min=0), self.lengths, self.counts,
            blank=self.classes - 1, reduction="sum")
        known = nn.functional.cross_entropy(
            scores.transpose(1, 2), self.known, ignore_index=-1, reduction="sum")
        return (ctc + 0.5 * known) / len(scores)


def reference(description, task, batch, seed):
    """Weights, inputs, outputs, gradients and losses of a small network, computed in double precision."""
    torch.manual_seed(seed)
    network = build(description).double()
    with torch.no_grad():
        for layer in network:
            if isinstance(layer, nn.BatchNorm2d):
                layer.weight.uniform_(0.5, 1.5)
                layer.bias.uniform_(-0.5, 0.5)
                layer.running_mean.uniform_(-0.2, 0.2)
                layer.running_var.uniform_(0.5, 2)
        # Rounded to single precision, in which the file keeps them, so that both sides start from the same numbers.
        for value in network.state_dict().values():
            value.copy_(value.float() if value.is_floating_point() else value)
    inputs = torch.randn(batch, description["channels"], description["height"], description["width"]).float().double()
    task = task(description, batch)
    start = weights(network)

    result = {f"weights/{name}": value for name, value in start.items()}
    result |= {"inputs": inputs} | task.tensors
    result["logits.evaluating"] = task.scores(network.eval()(inputs).detach())
    asked = inputs.clone().requires_grad_()
    logits = network.train()(asked)
    task.loss(logits).backward()
    result["logits.training"] = task.scores(logits.detach())
    result["gradients/inputs"] = asked.grad
    result |= {f"gradients/{name}": value.grad for name, value in network.named_parameters()}
    result |= {f"after/{name}": value for name, value in weights(network).items() if "running" in name}

    for name, make in OPTIMISERS.items():
        network.load_state_dict(start, strict=False)
        optimiser = make(lambda decay: [
            {"params": [p for p in network.parameters() if p.dim() > 1], "weight_decay": decay},
            {"params": [p for p in network.parameters() if p.dim() == 1], "weight_decay": 0},
        ])
        losses = []
        for _ in range(STEPS):
            optimiser.zero_grad()
            loss = task.loss(network(inputs))
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        result[f"losses/{name}"] = torch.tensor(losses)
        result |= {f"trained.{name}/{key}": value for key, value in weights(network).items() if key.startswith("0.")}
    return {name: value.float().contiguous() for name, value in result.items()}


def write_fixtures(folder):
    """Writes the files that the tests compare with."""
    for name, description, task, seed in [
        ("study", SMALL_STUDY, Classification, 1), ("standard", SMALL_STANDARD, Classification, 2),
        ("sequence", SMALL_SEQUENCE, Sequences, 3),
    ]:
        path = Path(folder) / f"pytorch-{name}.safetensors"
        metadata = {"format": "pt", "network": json.dumps(description), "torch": torch.__version__}
        save_file(reference(description, task, batch=6, seed=seed), path, metadata=metadata)
        print(f"{path}: {path.stat().st_size} bytes")


def describe(path):
    """Prints the contents of a model file."""
    twin = load(path)
    print(twin.network)
    print(f"{sum(value.numel() for value in twin.network.parameters()):,} parameters")
    for key, value in sorted(twin.metadata.items()):
        if key != "network":
            print(f"{key}: {value}")


def run(path, inputs):
    """Prints the best label of each input and its probability."""
    import numpy

    twin = load(path)
    labels = json.loads(twin.metadata.get("labels", "null"))
    with torch.no_grad():
        probabilities = twin.network(torch.from_numpy(numpy.load(inputs)).float()).softmax(1)
    for row in probabilities:
        best = int(row.argmax())
        print(labels[best] if labels else best, f"{row[best]:.6f}")


class Parser(argparse.ArgumentParser):
    """Ends with 64 for wrong arguments, as all tools do."""

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(os.EX_USAGE, f"{self.prog}: {message}\n")


def main():
    parser = Parser(
        prog="tools/pytorch-twin.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("describe", help="layers, labels and metadata of a model file")
    command.add_argument("model")
    command = commands.add_parser("run", help="probabilities for inputs in a NumPy file")
    command.add_argument("model")
    command.add_argument("inputs")
    command = commands.add_parser("new", help="write an untrained network")
    command.add_argument("kind", choices=["study", "standard"])
    command.add_argument("classes", type=int)
    command.add_argument("out")
    command = commands.add_parser("fixture", help="write the tests' reference state")
    command.add_argument("folder")
    arguments = parser.parse_args()
    if torch is None:
        raise SystemExit("PyTorch is not installed: pip install torch safetensors numpy")
    if arguments.command == "describe":
        describe(arguments.model)
    elif arguments.command == "run":
        run(arguments.model, arguments.inputs)
    elif arguments.command == "new":
        description = {"study": study, "standard": standard}[arguments.kind](arguments.classes)
        save(arguments.out, Twin(description, build(description)))
    else:
        write_fixtures(arguments.folder)


if __name__ == "__main__":
    main()
