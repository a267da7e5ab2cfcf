"""Other engines for inference.

Each `..._engine` returns a function that runs one picture, and a function that makes probabilities of its result.
"""

from environment import MODELS


def onnxruntime_engine(name, image):
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(MODELS / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
    # With bound memory nothing is copied or allocated in a run.
    binding = session.io_binding()
    result = onnxruntime.OrtValue.ortvalue_from_numpy(numpy.zeros((1, 27), numpy.float32))
    binding.bind_cpu_input("image", image)
    binding.bind_ortvalue_output("probabilities", result)

    def run():
        session.run_with_iobinding(binding)
        return result

    return run, lambda value: value.numpy()[0]


def torch_engine(name, image):
    import torch

    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    model = torch_network(name).eval()
    tensor = torch.from_numpy(image)
    # Freezing folds batch norm and lets oneDNN run the convolutions in its own layouts.
    model = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(model, tensor)))
    for _ in range(10):
        model(tensor)
    return lambda: model(tensor), lambda value: value.numpy()[0]


def torch_network(name):
    """Returns the network in PyTorch with the weights of our ONNX file, including the softmax."""
    import onnx
    import torch
    from onnx import numpy_helper
    from torch import nn

    graph = onnx.load(MODELS / f"{name}.onnx").graph
    weights = {item.name: torch.from_numpy(numpy_helper.to_array(item).copy()) for item in graph.initializer}
    layers = []
    for node in graph.node:
        attributes = {item.name: onnx.helper.get_attribute_value(item) for item in node.attribute}
        parameters = [weights[key] for key in node.input[1:]]
        if node.op_type == "Conv":
            out, into, kernel, _ = parameters[0].shape
            layer = nn.Conv2d(into, out, kernel, padding=kernel // 2, bias=len(parameters) > 1)
        elif node.op_type == "BatchNormalization":
            layer = nn.BatchNorm2d(len(parameters[0]))
            layer.running_mean.copy_(parameters[2])
            layer.running_var.copy_(parameters[3])
        elif node.op_type == "Gemm":
            layer = nn.Linear(parameters[0].shape[1], parameters[0].shape[0])
        else:
            layer = {
                "Relu": lambda: nn.ReLU(), "MaxPool": lambda: nn.MaxPool2d(attributes["kernel_shape"][0]),
                "GlobalAveragePool": lambda: nn.AdaptiveAvgPool2d(1), "Flatten": lambda: nn.Flatten(),
                "Softmax": lambda: nn.Softmax(1),
            }[node.op_type]()
        for parameter, value in zip(layer.parameters(), parameters):
            parameter.data.copy_(value)
        layers.append(layer)
    return nn.Sequential(*layers)


def ncnn_engine(name, image):
    import ncnn
    import numpy

    write_ncnn(name)
    net = ncnn.Net()
    net.opt.num_threads = 1
    net.opt.use_vulkan_compute = False
    # Single precision everywhere, as in the other engines.
    net.opt.use_fp16_packed = net.opt.use_fp16_storage = net.opt.use_fp16_arithmetic = False
    net.opt.use_bf16_storage = False
    net.load_param(str(MODELS / f"{name}.param"))
    net.load_model(str(MODELS / f"{name}.bin"))
    pixels = image[0].copy()  # the matrix only points to it
    picture = ncnn.Mat(pixels).clone()

    def run():
        extractor = net.create_extractor()
        extractor.input("image", picture)
        return extractor.extract("probabilities")[1]

    return run, lambda value: numpy.array(value)


def write_ncnn(name):
    """Writes the network in ncnn's text and binary format, with batch norm folded into convolutions and ReLU fused."""
    import numpy
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(MODELS / f"{name}.onnx").graph
    values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    layers = []  # [kind, parameters, weights, bias]
    for node in graph.node:
        attributes = {item.name: onnx.helper.get_attribute_value(item) for item in node.attribute}
        parameters = [values[key] for key in node.input[1:]]
        if node.op_type == "Conv":
            bias = parameters[1] if len(parameters) > 1 else numpy.zeros(len(parameters[0]), numpy.float32)
            layers.append(["Convolution", attributes, parameters[0], bias])
        elif node.op_type == "BatchNormalization":
            scale = parameters[0] / numpy.sqrt(parameters[3] + attributes["epsilon"])
            _, _, weights, bias = layers[-1]
            layers[-1][2] = weights * scale[:, None, None, None]
            layers[-1][3] = (bias - parameters[2]) * scale + parameters[1]
        elif node.op_type == "Relu":
            layers[-1][1] = {**layers[-1][1], "relu": True}
        elif node.op_type == "Gemm":
            layers.append(["InnerProduct", attributes, *parameters])
        elif node.op_type != "Flatten":
            layers.append([node.op_type, attributes, None, None])
    lines, blobs = ["Input image 0 1 image"], "image"
    with open(MODELS / f"{name}.bin", "wb") as file:
        for index, (kind, attributes, weights, bias) in enumerate(layers):
            output = "probabilities" if kind == "Softmax" else f"blob{index}"
            ncnn_kind, fields = {
                "Convolution": lambda: (
                    kind,
                    f"0={len(bias)} 1={weights.shape[2]} 4={weights.shape[2] // 2} 5=1 6={weights.size}"
                    + (" 9=1" if attributes.get("relu") else ""),
                ),
                "InnerProduct": lambda: (kind, f"0={len(bias)} 1=1 2={weights.size}"),
                "MaxPool": lambda: ("Pooling", "0=0 1={0} 2={0} 5=1".format(attributes["kernel_shape"][0])),
                "GlobalAveragePool": lambda: ("Pooling", "0=1 4=1"),
                "Softmax": lambda: (kind, "0=0"),
            }[kind]()
            lines.append(f"{ncnn_kind} layer{index} 1 1 {blobs} {output} {fields}")
            blobs = output
            if weights is not None:
                file.write(b"\0\0\0\0" + weights.astype("<f4").tobytes() + bias.astype("<f4").tobytes())
    header = f"7767517\n{len(lines)} {len(lines)}\n"
    (MODELS / f"{name}.param").write_text(header + "\n".join(lines) + "\n")
