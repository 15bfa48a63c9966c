"""What the fits of small nets share: reading what was written for them, and writing nets as TypeScript."""
import base64
import json
import os
import re

import numpy as np
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
INSPECT = os.path.join(HERE, "../../../../../electron/inspect")


def read_lines(path, kind=np.int8):
    with open(path + ".jsonl", encoding="utf8") as file:
        return [json.loads(line) for line in file], np.memmap(path + ".bin", dtype=kind, mode="r")


class Layers(nn.Sequential):
    """3 x 3 convolutions (padded by one, rectified), then one layer over everything that is left."""

    def __init__(self, sizes, last):
        parts = []
        for cin, cout, stride in sizes:
            parts += [nn.Conv2d(cin, cout, 3, stride, 1, bias=False), nn.BatchNorm2d(cout), nn.ReLU()]
        super().__init__(*parts, *last)


def folded(net):
    """[(kernel as [taps * in][out], bias, stride)], batch norm folded in."""
    layers = []
    modules = list(net)
    for i, module in enumerate(modules):
        if isinstance(module, nn.Conv2d):
            weight, bias = module.weight.data, module.bias
            bias = torch.zeros(len(weight)) if bias is None else bias.data
            if i + 1 < len(modules) and isinstance(modules[i + 1], nn.BatchNorm2d):
                norm = modules[i + 1]
                gain = norm.weight.data / torch.sqrt(norm.running_var + norm.eps)
                weight = weight * gain[:, None, None, None]
                bias = (bias - norm.running_mean) * gain + norm.bias.data
            layers.append((weight.permute(2, 3, 1, 0).reshape(-1, len(weight)), bias, module.stride[0]))
        if isinstance(module, nn.Linear):
            weight = module.weight.data
            if isinstance(modules[i - 1], nn.Flatten):
                # torch flattens channel by channel, layers.ts place by place
                channels = len(layers[-1][1])
                side = round((weight.shape[1] / channels) ** 0.5)
                weight = weight.reshape(-1, channels, side, side).permute(0, 2, 3, 1).reshape(len(weight), -1)
            layers.append((weight.T, module.bias.data, 1))
    return layers


def read_net(path):
    """What write_net wrote, formatted since or not: [(kernel as [taps * in][out], bias)]."""
    with open(os.path.join(INSPECT, path), encoding="utf8") as file:
        parts = re.split(r"\binputs\b", file.read())[1:]

    def numbers(name, part):
        listed = re.search(name + r"\W+(\[[^\]]*\])", part).group(1)
        return np.array(json.loads(re.sub(r",\s*\]", "]", listed)), np.float32)

    layers = []
    for part in parts:
        inputs, outputs = (int(re.search(r"^\D+(\d+)", text).group(1)) for text in (part, part[part.index("outputs") :]))
        packed = base64.b64decode(re.search(r"""weights['"]?:\s*['"]([A-Za-z0-9+/=]+)""", part).group(1))
        small = np.frombuffer(packed, np.int8).reshape(inputs, outputs).astype(np.float32)
        layers.append((torch.from_numpy(small * numbers("scale", part)), torch.from_numpy(numbers("bias", part))))
    return layers


def even_out(norm, out, bias):
    """Sets what a norm evens out by what came before it, so that at first it changes nothing but to add the bias."""
    mean, spread = out.mean((0, 2, 3)), out.var((0, 2, 3), unbiased=False)
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(spread)
    norm.weight.copy_(torch.sqrt(spread + norm.eps))
    norm.bias.copy_(bias + mean)


def take_up(net, path, x):
    """
    Gives a net the weights that the desk has. What batches even out is set on x so that at first it changes nothing.
    path: the file, below electron/inspect; x: some hundreds of inputs
    """
    layers = iter(read_net(path))
    modules = list(net)
    with torch.no_grad():
        for i, module in enumerate(modules):
            if isinstance(module, nn.Conv2d):
                weight, bias = next(layers)
                module.weight.copy_(weight.reshape(*module.kernel_size, -1, len(bias)).permute(3, 2, 0, 1))
                if i + 1 == len(modules):
                    module.bias.copy_(bias)
                    continue
                x = module(x)
                even_out(modules[i + 1], x, bias)
                x = torch.relu(x + bias[:, None, None])
            elif isinstance(module, nn.Linear):
                weight, bias = next(layers)
                if isinstance(modules[i - 1], nn.Flatten):
                    # layers.ts flattens place by place, torch channel by channel
                    side = round((len(weight) / x.shape[1]) ** 0.5)
                    weight = weight.reshape(side, side, x.shape[1], -1).permute(2, 0, 1, 3).reshape(len(weight), -1)
                module.weight.copy_(weight.T)
                module.bias.copy_(bias)


def write_net(path, name, script, net, extra=None):
    """
    One byte a weight, one scale for each output.
    path: the file, below electron/inspect; name: what it exports; script: what wrote it, below test/electron/inspect
    """
    rows = []
    for weight, bias, stride in folded(net):
        weight = weight.numpy()
        scale = np.abs(weight).max(axis=0) / 127 + 1e-9
        small = np.round(weight / scale).astype(np.int8)
        rows.append(
            {
                "inputs": int(weight.shape[0]),
                "outputs": int(weight.shape[1]),
                "stride": stride,
                "scale": [float(f"{v:.5g}") for v in scale],
                "bias": [float(f"{v:.5g}") for v in bias.numpy()],
                "weights": base64.b64encode(small.tobytes()).decode(),
            }
        )
    text = f"import type {{ Packed }} from '../net/layers.ts'\n\n/** Written by test/electron/inspect/{script}; do not edit. */\n"
    text += f"export const {name}: readonly Packed[] = {json.dumps(rows)}\n"
    for key, value in (extra or {}).items():
        text += f"\nexport const {key} = {json.dumps(value)}\n"
    path = os.path.join(INSPECT, path)
    with open(path, "w", encoding="utf8") as file:
        file.write(text)
    return path
