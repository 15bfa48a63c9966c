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

from faults import LUMA, cover, cut, doubled, halved

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../net/fit"))
from nets import Layers, even_out, read_lines, read_net, write_net

# in the order of electron/inspect/glance/index.ts
QUESTIONS = ["occluded", "cropped", "glare", "shadow", "skewed", "blank", "dark", "washed-out", "soft", "any", "colour"]
OCCLUDED, CROPPED, GLARE, SHADOW, SKEWED, BLANK, DARK, ANY, COLOUR = 0, 1, 2, 3, 4, 5, 6, 9, 10
LOCAL = [OCCLUDED, CROPPED, GLARE, SHADOW, ANY, COLOUR]
SOFT = {"blur", "motion-blur", "low-resolution"}
SIZES = [(9, 16, 2), (16, 24, 2), (24, 40, 2), (40, 56, 1), (56, 80, 2), (80, 80, 1)]
# places of the page along one of the net's answers
STRIDE = int(np.prod([stride for _, _, stride in SIZES]))
BATCH, RATE = 24, 3e-3
# how much what is said of one part of a page counts against what is said of the whole
PARTS = 0.15
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
        # what each answer says of its own place
        laid_on = z[:, OCCLUDED]
        count = (high * wide).float()[:, None]
        answers = (z * there).sum((2, 3)) / count
        strongest = torch.logsumexp(z.masked_fill(there == 0, -1e4).flatten(2), 2) - 0.5 * torch.log(count)
        answers[:, LOCAL] = strongest[:, LOCAL]
        return answers, laid_on


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
            pictures.append(((page[..., :3], quarters), places(line), line["white"], *truth(line)))
    return pictures


# what is known of a place: nothing lies on it, nobody can tell, something does, it is none of the page's
BARE, UNTOLD, COVERED, BEYOND = 0, 1, 2, 3


def places(line):
    """Where something lies on a drawn page: of its box all is hidden, but a hand or a pen reaches beyond."""
    known = np.full((line["rows"], line["columns"]), UNTOLD if "laidOn" in line or "clarity" in line["borderline"] else BARE, np.uint8)
    if "laidOn" in line:
        x, y, wide, high = line["laidOn"]
        left, top, right, bottom = (max(0, round(end)) for end in (x, y, x + wide, y + high))
        known[top:bottom, left:right] = COVERED
    return known


def faulty(page, known, white, said, asked):
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
        (rows, columns), through_words = cut(page, white, rng)
        colours, fine = page
        page, known = (colours[rows, columns], fine[doubled(rows), doubled(columns)]), known[rows, columns]
        now(CROPPED, through_words, [OCCLUDED, GLARE, SHADOW, SKEWED])
    if rng.random() < 0.42:
        page, hides_words, under = cover(page, white, rng)
        known = np.where(under, COVERED if hides_words else UNTOLD, known)
        now(OCCLUDED, hides_words, [GLARE, SHADOW])
    return page, known, said, asked


def turned(*parts):
    if rng.random() < 0.5:
        parts = tuple(part[::-1] for part in parts)
    if rng.random() < 0.5:
        parts = tuple(part[:, ::-1] for part in parts)
    return tuple(part.swapaxes(0, 1) for part in parts) if rng.random() < 0.5 else parts


def by_answers(known):
    """For each of the net's answers whether its part of the page is covered (1), bare (0), or is not to be asked (-1)."""
    high, wide = known.shape
    rows, columns = -(-high // STRIDE), -(-wide // STRIDE)
    # an answer stands in the middle of its part
    before = STRIDE // 2
    pad = ((before, rows * STRIDE - high - before + STRIDE), (before, columns * STRIDE - wide - before + STRIDE))
    parts = np.pad(known, pad, constant_values=BEYOND)[: rows * STRIDE, : columns * STRIDE]
    parts = parts.reshape(rows, STRIDE, columns, STRIDE)
    share = [(parts == what).sum((1, 3)) / np.maximum(1, (parts != BEYOND).sum((1, 3))) for what in (BARE, UNTOLD, COVERED)]
    return np.where(share[2] > 0.4, 1, np.where(share[0] > 0.94, 0, -1)).astype(np.float32)


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
    page, known, white, said, asked = picture
    if train:
        *page, known = turned(*page, known)
        if not said[BLANK] and not said[DARK]:
            page, known, said, asked = faulty(page, known, white, said, asked)
        page = noisy(page, rng.choice([0, 0, 1, 2.5]))
    return seen(page, white), said, asked, by_answers(known)


def batch(examples):
    """Pages side by side, their sizes, what is said and asked of each, and of each answer's part of it whether something lies there."""

    def together(parts, beyond):
        high, wide = (max(part.shape[k] for part in parts) for k in (-2, -1))
        whole = np.full((len(parts), *parts[0].shape[:-2], high, wide), beyond, np.float32)
        for one, part in zip(whole, parts):
            one[..., : part.shape[-2], : part.shape[-1]] = part
        return torch.from_numpy(whole)

    pages, saids, askeds, knowns = zip(*examples)
    sizes = torch.tensor([page.shape[1:] for page in pages])
    said, asked = (torch.from_numpy(np.stack(part)) for part in (saids, askeds))
    return together(pages, 0), sizes, said, asked, together(knowns, -1)


def report(net, pictures):
    """Of each question: missed of those it is true of, and said of those it is not."""
    net.eval()
    with torch.no_grad():
        parts = [batch([example(p, False) for p in pictures[k : k + 32]]) for k in range(0, len(pictures), 32)]
        odds = torch.cat([net(x, sizes)[0] for x, sizes, *_ in parts])
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
    x, sizes, *_ = batch([example(pictures[k], True) for k in rng.integers(len(pictures), size=96)])
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
            stride = module.stride[0]
            out = module(x)
            high, wide = (high + stride - 1) // stride, (wide + stride - 1) // stride
            even_out(modules[i + 1], out, bias)
            there = (torch.arange(out.shape[2]) < high[:, None])[:, None, :, None]
            there = there & (torch.arange(out.shape[3]) < wide[:, None])[:, None, None, :]
            x = torch.relu(out + bias[:, None, None]) * there.float()


class Batches(torch.utils.data.IterableDataset):
    """Batches without end, put together beside the fitting."""

    def __init__(self, pictures):
        self.pictures = pictures

    def __iter__(self):
        while True:
            yield batch([example(self.pictures[k], True) for k in rng.integers(len(self.pictures), size=BATCH)])


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
    batches = iter(torch.utils.data.DataLoader(Batches(train), batch_size=None, num_workers=1, prefetch_factor=6))
    start, i, losses = time.time(), 0, []
    while (share := (time.time() - start) / (60 * minutes)) < 1:
        for group in step.param_groups:
            group["lr"] = RATE * min(1, (i + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * share)) + 1e-5
        net.train()
        x, sizes, said, asked, known = next(batches)
        answers, laid_on = net(x, sizes)
        each = F.binary_cross_entropy_with_logits(answers, said * 0.99 + 0.005, reduction="none") * asked
        part = F.binary_cross_entropy_with_logits(laid_on, known.clamp(0) * 0.99 + 0.005, reduction="none") * (known >= 0)
        step.zero_grad()
        ((each.sum() + PARTS * part.sum()) / BATCH).backward()
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
