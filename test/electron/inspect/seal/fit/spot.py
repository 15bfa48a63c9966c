"""
Fits the net that spots places where a seal may be, on ink maps halved until a seal is a dozen places wide.
    python3 spot.py MINUTES MAPS...      (each MAPS as written by maps.ts; goes on from MAPS.pt where that is there)
"""
import os
import sys
import time

import numpy as np
import torch
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../net/fit"))
from nets import Layers, read_lines, write_net
from torch import nn
from torch.nn import functional as F

SMALLEST, LARGEST = 8.5, 20.0
TYPICAL = 13.0
SIDE, STRIDE = 64, 4
torch.manual_seed(1)
rng = np.random.default_rng(1)


def halved(a):
    h, w = max(1, a.shape[0] // 2), max(1, a.shape[1] // 2)
    a = a[: h * 2, : w * 2].astype(np.int16)
    if a.shape[0] < 2 or a.shape[1] < 2:
        return a[:h, :w].astype(np.int8)
    return ((a[0::2, 0::2] + a[1::2, 0::2] + a[0::2, 1::2] + a[1::2, 1::2]) / 4).round().astype(np.int8)


class Page:
    def __init__(self, line, memory):
        self.levels, start = [], line["offset"]
        for columns, rows in line["sizes"]:
            size = columns * rows * 3
            self.levels.append(np.array(memory[start : start + size]).reshape(rows, columns, 3))
            start += size
        level = self.levels[-1]
        while max(level.shape) > 20 and len(self.levels) < 7:
            level = halved(level)
            self.levels.append(level)
        self.boxes = np.array(line["seals"] + line["chops"], dtype=np.float32).reshape(-1, 4)
        self.seals = len(line["seals"])
        self.unsure = line["unsure"]
        first = self.levels[0][..., 0]
        self.red = np.argwhere(first > 20)


def example(pages, mined):
    page = pages[rng.integers(len(pages))]
    boxes = page.boxes
    if len(boxes) and rng.random() < 0.6:
        box = boxes[rng.integers(len(boxes))]
        size = np.sqrt(box[2] * box[3])
        k = int(np.floor(np.log2(size / SMALLEST))) + rng.choice([0, 0, 0, -1])
        k = min(max(k, 0), len(page.levels) - 1)
        cx, cy = box[0] + box[2] / 2, box[1] + box[3] / 2
    else:
        k = int(rng.choice(min(5, len(page.levels))))
        if len(page.red):
            cy, cx = page.red[rng.integers(len(page.red))]
        else:
            cy, cx = rng.random() * page.levels[0].shape[0], rng.random() * page.levels[0].shape[1]
    scale = 2.0**k
    level = page.levels[k]
    x0 = int(cx / scale - rng.uniform(0.25, 0.75) * SIDE)
    y0 = int(cy / scale - rng.uniform(0.25, 0.75) * SIDE)
    crop = np.zeros((SIDE, SIDE, 3), np.float32)
    t, l = max(0, -y0), max(0, -x0)
    part = level[max(0, y0) : y0 + SIDE, max(0, x0) : x0 + SIDE]
    crop[t : t + part.shape[0], l : l + part.shape[1]] = part / 127.0
    boxes = boxes / scale
    if len(boxes):
        boxes = boxes - np.array([x0, y0, 0, 0], np.float32)
    if rng.random() < 0.5:
        crop = crop[:, ::-1]
        boxes = np.stack([SIDE - boxes[:, 0] - boxes[:, 2], *boxes.T[1:]], 1) if len(boxes) else boxes
    if rng.random() < 0.5:
        crop = crop[::-1]
        boxes = np.stack([boxes[:, 0], SIDE - boxes[:, 1] - boxes[:, 3], *boxes.T[2:]], 1) if len(boxes) else boxes
    if rng.random() < 0.5:
        crop = crop.transpose(1, 0, 2)
        boxes = boxes[:, [1, 0, 3, 2]] if len(boxes) else boxes
    crop = crop.copy()
    if rng.random() < 0.3:
        crop += rng.normal(0, rng.uniform(0, 0.06), crop.shape)
    if rng.random() < 0.3:
        crop[..., 0] *= rng.uniform(0.5, 1.2)
        crop[..., 2] += rng.uniform(-0.2, 0.2) * np.abs(crop[..., 0])
    return crop.transpose(2, 0, 1), *target(boxes, page)


def target(boxes, page):
    n = SIDE // STRIDE
    centre = np.arange(n) * STRIDE + 0.5
    truth = np.zeros((n, n), np.float32)
    care = np.ones((n, n), np.float32)
    place = np.zeros((4, n, n), np.float32)
    if page.unsure:
        care[:] = 0
    for box in boxes:
        w, h = max(1.0, box[2]), max(1.0, box[3])
        size = np.sqrt(w * h)
        dx = (box[0] + w / 2) - centre[None, :]
        dy = (box[1] + h / 2) - centre[:, None]
        fit = SMALLEST <= size <= LARGEST
        within = (np.abs(dx) < max(0.3 * w, 2)) & (np.abs(dy) < max(0.3 * h, 2))
        if fit:
            hit = (np.abs(dx) <= max(2, 0.14 * w)) & (np.abs(dy) <= max(2, 0.14 * h))
            care[within & ~hit & (truth == 0)] = 0
            truth[hit] = 1
            care[hit] = 0 if page.unsure else 1
            place[0][hit] = np.broadcast_to(dx, (n, n))[hit] / 8
            place[1][hit] = np.broadcast_to(dy, (n, n))[hit] / 8
            place[2][hit] = np.log(w / TYPICAL)
            place[3][hit] = np.log(h / TYPICAL)
        elif SMALLEST * 0.65 < size < LARGEST * 1.5:
            care[within & (truth == 0)] = 0
    return truth, care, place


net = Layers(
    [(3, 8, 2), (8, 16, 2), (16, 16, 1), (16, 16, 1), (16, 24, 1)],
    [nn.Conv2d(24, 5, 1)],
)


def batch(pages, size):
    rows = [example(pages, None) for _ in range(size)]
    return [torch.from_numpy(np.stack(column).astype(np.float32)) for column in zip(*rows)]


def loss_of(out, truth, care, place):
    p = torch.sigmoid(out[:, 0])
    bce = F.binary_cross_entropy_with_logits(out[:, 0], truth, reduction="none")
    easy = torch.where(truth > 0, 1 - p, p) ** 1.5
    found = (bce * easy * care * torch.where(truth > 0, 2.0, 1.0)).sum() / 64
    hit = truth * care
    apart = F.smooth_l1_loss(out[:, 1:], place, reduction="none", beta=0.1).sum(1)
    return found + 2 * (apart * hit).sum() / (hit.sum() + 1), found


def main():
    minutes, paths = float(sys.argv[1]), sys.argv[2:]
    pages = []
    for path in paths:
        lines, memory = read_lines(path)
        pages += [Page(line, memory) for line in lines]
    pages = [p for p in pages if len(p.red) > 10 or len(p.boxes)]
    print(len(pages), "pages", sum(len(p.boxes) for p in pages), "marks", flush=True)
    best = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    keep = paths[0] + ".pt"
    if os.path.exists(keep):
        net.load_state_dict(torch.load(keep))
    start, i, sums = time.time(), 0, []
    net.train()
    while True:
        share = (time.time() - start) / (60 * minutes)
        if share >= 1:
            break
        for group in best.param_groups:
            group["lr"] = 3e-3 * (0.5 + 0.5 * np.cos(np.pi * share)) + 1e-5
        loss, found = loss_of(net(batch_x := (b := batch(pages, 48))[0]), *b[1:])
        best.zero_grad()
        loss.backward()
        best.step()
        sums.append((loss.item(), found.item()))
        i += 1
        if i % 100 == 0:
            print(i, f"{time.time() - start:.0f}s", np.mean(sums[-100:], 0).round(3), flush=True)
    net.eval()
    torch.save(net.state_dict(), keep)
    print(write_net("seal/spot-weights.ts", "spot", "seal/fit/spot.py", net), i, "steps")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
