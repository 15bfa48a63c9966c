"""
Fits the net that judges a place closely: seal, square chop or neither, and where exactly.
    python3 judge.py MINUTES PATCHES...      (each PATCHES as written by patches.ts; goes on from PATCHES.pt where that is there, else from what the desk has)
"""
import copy
import os
import sys
import time

import numpy as np
import torch
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../net/fit"))
from nets import Layers, read_lines, take_up, write_net
from torch import nn
from torch.nn import functional as F

PATCH, CHANNELS = 48, 4
BATCH = 128
# the weights it goes on from are good ones
RATE = 1e-3
# the weights kept are a moving mean of this many steps
MEAN_OF = 500
torch.manual_seed(1)
rng = np.random.default_rng(1)

net = Layers(
    [(4, 16, 2), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1), (64, 96, 2)],
    [nn.Flatten(), nn.Linear(864, 64), nn.ReLU(), nn.Linear(64, 7)],
).to(memory_format=torch.channels_last)


def load(paths):
    patches, labels, shifts, weights, files = [], [], [], [], []
    for path in paths:
        lines, memory = read_lines(path)
        size = PATCH * PATCH * CHANNELS
        patches.append(np.array(memory[: len(lines) * size]).reshape(-1, PATCH, PATCH, CHANNELS))
        for line in lines:
            labels.append(line["label"])
            shifts.append(line["shift"] or [0, 0, 0, 0])
            weights.append(0.3 if line["label"] == 0 and line["inside"] else 1.0)
            files.append(line["file"])
    near = np.array([any(s) for s in shifts])
    return (
        np.concatenate(patches),
        np.array(labels),
        np.array(shifts, np.float32),
        np.array(weights, np.float32),
        near,
        np.array(files),
    )


def turned(x, shift):
    """The same patches in one of eight attitudes; letters in a mirror are still letters to this net."""
    if rng.random() < 0.5:
        x, shift = x.flip(3), shift * torch.tensor([-1, 1, 1, 1])
    if rng.random() < 0.5:
        x, shift = x.flip(2), shift * torch.tensor([1, -1, 1, 1])
    if rng.random() < 0.5:
        x, shift = x.transpose(2, 3), shift[:, [1, 0, 3, 2]]
    return x, shift


def varied(x):
    n = len(x)
    x = x.clone()
    gain = torch.ones(n, 1, 1, 1)
    faded = torch.rand(n) < 0.35
    gain[faded] = torch.empty(int(faded.sum()), 1, 1, 1).uniform_(0.7, 1.1)
    x[:, :1] *= gain
    x[:, 2:3] = x[:, 2:3] * torch.empty(n, 1, 1, 1).uniform_(0.7, 1.2) + x[:, :1].abs() * torch.empty(
        n, 1, 1, 1
    ).normal_(0, 0.08)
    noisy = (torch.rand(n, 1, 1, 1) < 0.3).float() * torch.rand(n, 1, 1, 1) * 0.08
    x[:, :3] += torch.randn_like(x[:, :3]) * noisy
    soft = torch.rand(n) < 0.2
    if soft.any():
        x[soft, :3] = F.avg_pool2d(x[soft, :3], 3, 1, 1)
    return x


def broken(x, label, close):
    """Some patches cut up and put together anew: the same ink and letters, but no ring, so no seal."""
    x, label, close = x.clone(), label.clone(), close.clone()
    chosen = torch.rand(len(x)) < 0.08
    tiles = int(rng.choice([2, 3, 4]))
    side = PATCH // tiles
    order = rng.permutation(tiles * tiles)
    if (order == np.arange(tiles * tiles)).mean() > 0.4:
        return x, label, close
    whole = x[chosen]
    new = whole.clone()
    for to, source in enumerate(order):
        (a, b), (c, d) = divmod(to, tiles), divmod(int(source), tiles)
        new[:, :, a * side : a * side + side, b * side : b * side + side] = whole[
            :, :, c * side : c * side + side, d * side : d * side + side
        ]
    x[chosen], label[chosen], close[chosen] = new, 0, 0
    return x, label, close


def tinted(x, label):
    """Black print that is no seal, as if printed in brown or seen under warm light."""
    plain = (label == 0) & (x[:, 1:3].abs().amax((1, 2, 3)) == 0) & (torch.rand(len(x)) < 0.6)
    if plain.any():
        ink, n = x[plain, :1], int(plain.sum())
        x[plain, 1:2] = ink * torch.empty(n, 1, 1, 1).uniform_(0.3, 1)
        x[plain, 2:3] = ink * torch.empty(n, 1, 1, 1).uniform_(-0.3, 0.8)
        x[plain, :1] = ink * torch.empty(n, 1, 1, 1).uniform_(0.2, 1)
    return x


def main():
    minutes, paths = float(sys.argv[1]), sys.argv[2:]
    x, y, shift, weight, near, files = load(paths)
    print(len(x), "patches", np.bincount(y + 1), flush=True)
    # pictures set aside, to see it stop getting better
    aside = np.array([int(f.split("-")[1].split(".")[0]) % 20 == 0 for f in files])
    train, test = np.flatnonzero(~aside), np.flatnonzero(aside)
    papers = np.char.startswith(files, "page") | np.char.startswith(files, "coarse")
    # seals and the rest about evenly; papers as they are handed in more often than wild drawings
    counts = np.array([(y[train] == k).sum() for k in (-1, 0, 1, 2)])
    share_of = np.array([0.05, 0.55, 0.32, 0.08])
    p = (share_of / counts)[y[train] + 1] * np.where(papers[train], 3.0, 1.0)
    p /= p.sum()
    hard = np.ones(len(train))

    def both(now):
        return f"papers: {report(now, x, y, test[papers[test]])}; wild: {report(now, x, y, test[~papers[test]])}"

    best = torch.optim.AdamW(net.parameters(), RATE, weight_decay=2e-2)
    keep = paths[0] + ".pt"
    if os.path.exists(keep):
        net.load_state_dict(torch.load(keep))
    else:
        some = rng.choice(train, 512)
        take_up(net, "seal/judge-weights.ts", torch.from_numpy(x[some].astype(np.float32) / 127).permute(0, 3, 1, 2))
        print("as the desk has it:", both(copy.deepcopy(net).eval()), flush=True)
    mean = copy.deepcopy(net).eval()
    start, i, sums = time.time(), 0, []
    net.train()
    while True:
        share = (time.time() - start) / (60 * minutes)
        if share >= 1:
            break
        for group in best.param_groups:
            group["lr"] = RATE * min(1, (i + 1) / 300) * (0.5 + 0.5 * np.cos(np.pi * share)) + 1e-5
        if i % 50 == 0:
            q = p * hard
            q /= q.sum()
            queue = rng.choice(len(train), 50 * BATCH, p=q)
        part = queue[(i % 50) * BATCH : (i % 50 + 1) * BATCH]
        pick = train[part]
        a = torch.from_numpy(x[pick].astype(np.float32) / 127).permute(0, 3, 1, 2)
        a, s = turned(a, torch.from_numpy(shift[pick]))
        a, label, close = broken(a, torch.from_numpy(y[pick]), torch.from_numpy(near[pick]).float())
        out = net(varied(tinted(a, label)).contiguous(memory_format=torch.channels_last))
        each = F.cross_entropy(out[:, :3], label.clamp(min=0), reduction="none", label_smoothing=0.01)
        each = each * (label >= 0) * torch.from_numpy(weight[pick])
        # what it gets wrong comes up again more often
        hard[part] = 0.6 * hard[part] + 0.4 * (0.6 + 3 * each.detach().numpy().clip(0, 1))
        where = F.smooth_l1_loss(out[:, 3:], 4 * s, reduction="none", beta=0.1).sum(1)
        loss = each.mean() + 0.3 * (where * close).sum() / (close.sum() + 1)
        best.zero_grad()
        loss.backward()
        best.step()
        with torch.no_grad():
            for slow, fast in zip(mean.state_dict().values(), net.state_dict().values()):
                slow.copy_(fast if slow.dtype == torch.long else slow.lerp(fast, 1 / min(MEAN_OF, i + 1)))
        sums.append((each.mean().item(), loss.item()))
        i += 1
        if i % 500 == 0:
            print(i, f"{time.time() - start:.0f}s", np.mean(sums[-500:], 0).round(4), both(mean), flush=True)
    torch.save(mean.state_dict(), keep)
    print(write_net("seal/judge-weights.ts", "judge", "seal/fit/judge.py", mean, {"calibration": {"slope": 1.0, "shift": 0.0, "none": 0.01}}), i, "steps")


def report(mean, x, y, test):
    """How many seals are missed where a given share of everything else is taken for one."""
    with torch.no_grad():
        parts = []
        for k in range(0, len(test), 512):
            parts.append(mean(torch.from_numpy(x[test[k : k + 512]].astype(np.float32) / 127).permute(0, 3, 1, 2)))
        out = torch.cat(parts)[:, :3]
    odds = (out[:, 1] - torch.logsumexp(out[:, [0, 2]], 1)).numpy()
    seals, others = odds[y[test] == 1], np.sort(odds[(y[test] == 0) | (y[test] == 2)])[::-1]
    told = [f"{(seals <= others[int(r * len(others))]).mean():.3f} at {r}" for r in (0.002, 0.01, 0.03)]
    return f"of {len(seals)} seals missed: " + ", ".join(told)


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
