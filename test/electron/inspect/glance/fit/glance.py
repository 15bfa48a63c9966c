"""
Fits the net that looks at a whole page at once: what is wrong with the picture, and whether there is colour on the page.
    python3 glance.py MINUTES KEEP.pt MAPS...      (each MAPS as written by maps.ts; goes on from KEEP.pt, or else from the weights at hand)
One picture in ten is set aside, to see it stop getting better.
"""
import copy
import os
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from faults import LUMA, cover, cut, halved

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../net/fit"))
from nets import Layers, read_lines, read_net, write_net

# in the order of electron/inspect/glance/index.ts
QUESTIONS = ["occluded", "cropped", "glare", "shadow", "skewed", "blank", "dark", "washed-out", "soft", "any", "colour"]
OCCLUDED, CROPPED, GLARE, SHADOW, SKEWED, BLANK, DARK, ANY, COLOUR = 0, 1, 2, 3, 4, 5, 6, 9, 10
LOCAL = [OCCLUDED, CROPPED, GLARE, SHADOW, ANY, COLOUR]
SOFT = {"blur", "motion-blur", "low-resolution"}
SIZES = [(9, 16, 2), (16, 24, 2), (24, 32, 2), (32, 48, 1), (48, 64, 2), (64, 64, 1)]
BATCH, RATE = 24, 3e-3
# how much the differences within a place count, as in electron/inspect/glance/index.ts
EDGES = 4
# the weights kept are a moving mean of this many steps
MEAN_OF = 200
torch.manual_seed(1)
rng = np.random.default_rng(1)


class Glance(Layers):
    """Pictures of several sizes in one batch: what lies beyond one's edge stays zero, as it is where the net is used."""

    def __init__(self):
        super().__init__(SIZES, [nn.Conv2d(SIZES[-1][1], len(QUESTIONS), 1)])

    def forward(self, x, sizes):
        high, wide = sizes[:, 0], sizes[:, 1]
        for module in list(self)[:-1]:
            x = module(x)
            if isinstance(module, nn.Conv2d):
                stride = module.stride[0]
                high, wide = (high + stride - 1) // stride, (wide + stride - 1) // stride
            if isinstance(module, nn.ReLU):
                there = (torch.arange(x.shape[2]) < high[:, None])[:, None, :, None]
                there = (there & (torch.arange(x.shape[3]) < wide[:, None])[:, None, None, :]).float()
                x = x * there
        z = self[-1](x)
        count = (high * wide).float()[:, None]
        answers = (z * there).sum((2, 3)) / count
        strongest = torch.logsumexp(z.masked_fill(there == 0, -1e4).flatten(2), 2) - 0.5 * torch.log(count)
        answers[:, LOCAL] = strongest[:, LOCAL]
        return answers


def truth(line):
    """What is true of a picture, and which questions it may be asked."""
    said = np.zeros(len(QUESTIONS), np.float32)
    asked = np.ones(len(QUESTIONS), np.float32)
    clarity = [] if line["clarity"] == "clear" else line["clarity"]
    for reason in clarity:
        name = "soft" if reason in SOFT else reason
        if name in QUESTIONS:
            said[QUESTIONS.index(name)] = 1
    said[ANY] = len(clarity) > 0
    if line.get("coarse"):
        asked[QUESTIONS.index("soft")] = 0
        sharp = [reason for reason in clarity if reason not in SOFT]
        said[ANY] = len(sharp) > 0
        asked[ANY] = len(sharp) == len(clarity)
    if said[BLANK]:
        asked[:BLANK] = asked[DARK:ANY] = 0
    said[COLOUR] = line["colour"] == "colour"
    if "clarity" in line["borderline"]:
        asked[: ANY + 1] = 0
    if "colour" in line["borderline"] or line["grey"]:
        asked[COLOUR] = 0
    return said, asked


def load(paths):
    pictures = []
    for path in paths:
        lines, memory = read_lines(path, np.uint8)
        for line in lines:
            high, wide = line["rows"], line["columns"]
            page = np.array(memory[line["offset"] : line["offset"] + high * wide * 7]).reshape(high, wide, 7)
            quarters = page[..., 3:].reshape(high, wide, 2, 2).transpose(0, 2, 1, 3).reshape(2 * high, 2 * wide)
            pictures.append(((page[..., :3], quarters), line["white"], *truth(line)))
    return pictures


def faulty(page, white, said, asked):
    """A picture with a fault drawn on it; faults it had may be gone with what was cut off or covered."""
    said, asked = said.copy(), asked.copy()

    def now(question, is_so, lost):
        if not said[question]:
            if is_so:
                said[question] = said[ANY] = 1
            else:
                asked[question] = 0
                if not said[ANY]:
                    asked[ANY] = 0
        for other in lost:
            if said[other]:
                asked[other] = 0
        if said[COLOUR]:
            asked[COLOUR] = 0

    if rng.random() < 0.28:
        page, through_words = cut(page, white, rng)
        now(CROPPED, through_words, [OCCLUDED, GLARE, SHADOW, SKEWED])
    if rng.random() < 0.3:
        page, hides_words = cover(page, white, rng)
        now(OCCLUDED, hides_words, [GLARE, SHADOW])
    return page, said, asked


def turned(page):
    if rng.random() < 0.5:
        page = tuple(part[::-1] for part in page)
    if rng.random() < 0.5:
        page = tuple(part[:, ::-1] for part in page)
    return tuple(part.swapaxes(0, 1) for part in page) if rng.random() < 0.5 else page


def seen(page, white):
    """What glance/index.ts makes of a map: brightness and colour as shares of the paper's, and how the quarters of a place differ."""
    colours, fine = (part.astype(np.float32) for part in page)
    white = np.maximum(np.array(white, np.float32), 8)
    share = colours / white
    fine = fine / (white @ LUMA)
    a, b, c, d = fine[::2, ::2], fine[::2, 1::2], fine[1::2, ::2], fine[1::2, 1::2]
    planes = [
        share @ LUMA,
        np.minimum(np.minimum(a, b), np.minimum(c, d)),
        (share[..., 0] - share[..., 1]) * 3,
        (share[..., 2] - share[..., 1]) * 3,
        (colours @ LUMA) / 255,
        np.ones(colours.shape[:2], np.float32),
        (a - b + c - d) * EDGES,
        (a + b - c - d) * EDGES,
        (a - b - c + d) * EDGES,
    ]
    return np.clip(np.stack(planes), -2, 2).astype(np.float32)


def noisy(page, much):
    """Grain of the luminance, as much in each quarter; a place holds four of them."""
    colours, fine = page
    if much == 0:
        return page
    grain = rng.normal(0, much * 1.5, fine.shape)
    return colours + halved(grain)[..., None], fine + grain


def example(picture, train):
    page, white, said, asked = picture
    if train:
        page = turned(page)
        if not said[BLANK] and not said[DARK]:
            page, said, asked = faulty(page, white, said, asked)
        page = noisy(page, rng.choice([0, 0, 1, 2.5]))
    return seen(page, white), said, asked


def batch(examples):
    high, wide = (max(x.shape[k] for x, _, _ in examples) for k in (1, 2))
    pages = np.zeros((len(examples), SIZES[0][0], high, wide), np.float32)
    for page, (x, _, _) in zip(pages, examples):
        page[:, : x.shape[1], : x.shape[2]] = x
    sizes = torch.tensor([x.shape[1:] for x, _, _ in examples])
    said, asked = (torch.from_numpy(np.stack([e[k] for e in examples])) for k in (1, 2))
    return torch.from_numpy(pages), sizes, said, asked


def report(net, pictures):
    """Of each question: missed of those it is true of, and said of those it is not."""
    net.eval()
    with torch.no_grad():
        parts = [batch([example(p, False) for p in pictures[k : k + 32]]) for k in range(0, len(pictures), 32)]
        odds = torch.cat([net(x, sizes) for x, sizes, _, _ in parts])
    said, asked = (torch.cat([part[k] for part in parts]) for k in (2, 3))
    told = []
    for q, name in enumerate(QUESTIONS):
        yes, no = odds[(said[:, q] == 1) & (asked[:, q] == 1), q], odds[(said[:, q] == 0) & (asked[:, q] == 1), q]
        told.append(f"{name} {int((yes < 0).sum())}/{len(yes)} {int((no > 0).sum())}/{len(no)}")
    return ", ".join(told)


def grown(weight, bias, module):
    """A layer's weights in a layer that may be wider: what it did not have before starts at random and is not listened to yet."""
    outputs, inputs, high, wide = module.weight.shape
    weight = weight.reshape(high, wide, -1, weight.shape[1]).permute(3, 2, 0, 1)
    whole = module.weight.data.clone()
    whole[: len(weight)] = 0
    whole[: len(weight), : weight.shape[1]] = weight
    return whole, F.pad(bias, (0, outputs - len(bias)))


def from_weights(net, pictures):
    """Takes up the weights that the desk has; what batches even out is set so that at first it changes nothing."""
    layers = iter(read_net("glance/weights.ts"))
    x, sizes, _, _ = batch([example(pictures[k], True) for k in rng.integers(len(pictures), size=96)])
    high, wide = sizes[:, 0], sizes[:, 1]
    modules = list(net)
    with torch.no_grad():
        for i, module in enumerate(modules):
            if not isinstance(module, nn.Conv2d):
                continue
            weight, bias = grown(*next(layers), module)
            module.weight.copy_(weight)
            if i + 1 == len(modules):
                module.bias.copy_(bias)
                continue
            norm, stride = modules[i + 1], module.stride[0]
            out = module(x)
            high, wide = (high + stride - 1) // stride, (wide + stride - 1) // stride
            mean, spread = out.mean((0, 2, 3)), out.var((0, 2, 3), unbiased=False)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(spread)
            norm.weight.copy_(torch.sqrt(spread + norm.eps))
            norm.bias.copy_(bias + mean)
            there = (torch.arange(out.shape[2]) < high[:, None])[:, None, :, None]
            there = there & (torch.arange(out.shape[3]) < wide[:, None])[:, None, None, :]
            x = torch.relu(out + bias[:, None, None]) * there.float()


def main():
    minutes, keep, paths = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
    pictures = load(paths)
    train = [p for k, p in enumerate(pictures) if k % 10]
    aside = pictures[::10]
    net = Glance()
    if os.path.exists(keep):
        net.load_state_dict(torch.load(keep))
    else:
        from_weights(net, train)
        net.eval()
        print("before", report(net, aside), flush=True)
    mean = copy.deepcopy(net)
    step = torch.optim.AdamW(net.parameters(), RATE, weight_decay=2e-2)
    start, i, losses = time.time(), 0, []
    while (share := (time.time() - start) / (60 * minutes)) < 1:
        for group in step.param_groups:
            group["lr"] = RATE * min(1, (i + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * share)) + 1e-5
        net.train()
        x, sizes, said, asked = batch([example(train[k], True) for k in rng.integers(len(train), size=BATCH)])
        each = F.binary_cross_entropy_with_logits(net(x, sizes), said * 0.99 + 0.005, reduction="none") * asked
        step.zero_grad()
        (each.sum() / BATCH).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        step.step()
        i += 1
        with torch.no_grad():
            for slow, fast in zip(mean.state_dict().values(), net.state_dict().values()):
                slow.copy_(fast if slow.dtype == torch.long else slow.lerp(fast, 1 / min(MEAN_OF, i)))
        losses.append(each.sum().item() / BATCH)
        if i % 500 == 0:
            print(i, f"{time.time() - start:.0f}s", round(np.mean(losses[-500:]), 3), report(mean, aside), flush=True)
            torch.save(mean.state_dict(), keep)
    torch.save(mean.state_dict(), keep)
    mean.eval()
    print(write_net("glance/weights.ts", "glance", "glance/fit/glance.py", mean), i, "steps", report(mean, aside))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
