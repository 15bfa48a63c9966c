"""
Faults drawn onto page maps: sides cut off, things laid on the page. A map is two arrays: the colours of its places (rows, columns, 3)
and the luminance of their quarters (2 rows, 2 columns).
"""
import numpy as np

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
# ink is darker than this share of the paper
INK = 0.72


def luma_of(colour):
    return float(np.dot(colour, LUMA))


def inky(fine, white):
    """Places with ink in them."""
    high, wide = fine.shape
    return fine.reshape(high // 2, 2, wide // 2, 2).min((1, 3)) < INK * luma_of(white)


def cut(page, white, rng):
    """
    Cuts off a part of one side.
    returns: the rows and columns that are left, and whether the line runs through words or a table and takes some of it away (None
    where it only takes blank paper or a picture)
    """
    colours, fine = page
    high, wide = colours.shape[:2]
    side = rng.integers(4)
    at = int((high if side < 2 else wide) * rng.uniform(0.05, 0.4))
    dark = inky(fine, white)
    left = [slice(at, None), slice(None, -at)][side % 2]
    line, gone = [
        (dark[at : at + 2], dark[:at]),
        (dark[-at - 2 : -at], dark[-at:]),
        (dark[:, at : at + 2].T, dark[:, :at]),
        (dark[:, -at - 2 : -at].T, dark[:, -at:]),
    ][side]
    line = line.any(0)
    strokes = np.sum(line[1:] & ~line[:-1])
    # three ends of lines are enough to see that they went on
    through_words = True if strokes >= 3 and line.mean() < 0.7 and gone.sum() >= 40 else None
    return (left, slice(None)) if side < 2 else (slice(None), left), through_words


def doubled(part):
    """Places as quarters."""
    return slice(*(None if end is None else 2 * end for end in (part.start, part.stop)))


def thing(rng, high, wide):
    """A note, a bar, a finger or a blot somewhere: its kind, and how far outside it each quarter is (quarters; < 0 inside)."""
    size = max(high, wide)
    kind = rng.choice(["note", "bar", "finger", "blot"], p=[0.45, 0.25, 0.2, 0.1])
    x, y = rng.uniform(0.08, 0.92) * wide, rng.uniform(0.08, 0.92) * high
    turn = rng.uniform(-0.5, 0.5) if rng.random() < 0.7 else rng.uniform(0, np.pi)
    soft = rng.uniform(0.4, 1.6)
    if kind == "note":
        half = rng.uniform(0.05, 0.2) * size, rng.uniform(0.04, 0.16) * size
    elif kind == "bar":
        half = rng.uniform(0.06, 0.6) * size, rng.uniform(0.009, 0.04) * size
        if rng.random() >= 0.5:
            turn = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.05)
    elif kind == "finger":
        edge = rng.integers(4)
        turn = rng.uniform(-0.5, 0.5) + [0, np.pi, np.pi / 2, -np.pi / 2][edge]
        x, y = [(0, y), (wide, y), (x, 0), (x, high)][edge]
        half = rng.uniform(0.06, 0.28) * size, rng.uniform(0.025, 0.06) * size
    else:
        half, soft = (rng.uniform(0.04, 0.16) * size, rng.uniform(0.03, 0.12) * size), rng.uniform(2, 8)
    rows, columns = np.mgrid[0:high, 0:wide].astype(np.float32)
    along = (columns - x) * np.cos(turn) + (rows - y) * np.sin(turn)
    across = -(columns - x) * np.sin(turn) + (rows - y) * np.cos(turn)

    def outside(dx=0.0, dy=0.0):
        u = along - (dx * np.cos(turn) + dy * np.sin(turn))
        v = across - (-dx * np.sin(turn) + dy * np.cos(turn))
        if kind in ("note", "bar"):
            return np.maximum(np.abs(u) - half[0], np.abs(v) - half[1])
        if kind == "finger":
            return np.hypot(np.maximum(np.abs(u) - half[0] + half[1], 0), v) - half[1]
        return (np.hypot(u / half[0], v / half[1]) - 1) * min(half)

    return kind, outside, soft, along / max(half), across / max(half)


def paint(kind, white, under, rng):
    """The thing's colour: skin, the paper's own as it is under it, about that, grey, or anything."""
    white = np.array(white, np.float32)
    chance = rng.random()
    if kind == "note" and chance < 0.5:
        return np.clip(under * rng.uniform(0.95, 1.02), 0, 255)
    if kind == "finger" and chance < 0.8:
        return white * np.array([rng.uniform(0.55, 0.95), rng.uniform(0.4, 0.72), rng.uniform(0.3, 0.62)])
    if kind == "note" and chance < 0.75:
        return np.clip(white * rng.uniform(0.88, 1.12) * (1 + rng.normal(0, 0.02, 3)), 0, 255)
    if chance < 0.8:
        return np.clip(white * rng.uniform(0.03, 0.95) * (1 + rng.normal(0, 0.03, 3)), 0, 255)
    return np.clip(white * rng.uniform(0.2, 1, 3), 0, 255)


def halved(fine):
    """Means of two by two."""
    high, wide = fine.shape
    return fine.reshape(high // 2, 2, wide // 2, 2).mean((1, 3))


def cover(page, white, rng):
    """
    Lays something on the page.
    returns: the page, whether it hides words (None where it lies on bare paper), and the places that it covers
    """
    colours, fine = (part.astype(np.float32) for part in page)
    high, wide = fine.shape
    kind, outside, soft, along, across = thing(rng, high, wide)
    within = 1 / (1 + np.exp(np.clip(outside() / soft * 2, -30, 30)))
    whole = halved(within)
    covered = colours[whole > 0.5]
    under = np.percentile(covered, 80, axis=0) if len(covered) else np.array(white, np.float32)
    colour = paint(kind, white, under, rng)
    hidden = ((whole > 0.6) & inky(fine, white)).sum()
    if rng.random() < 0.75 and kind != "blot":
        spread = rng.uniform(0.6, 10)
        shadow = 1 / (1 + np.exp(np.clip(outside(*rng.normal(0, 3.2, 2)) / spread * 2, -30, 30))) * rng.uniform(0.05, 0.4)
        fine = fine * (1 - shadow * (1 - within))
        colours = colours * (1 - halved(shadow) * (1 - whole))[..., None]
    texture = 1 + rng.normal(0, rng.choice([0, 0.01, 0.03]), (high, wide))
    shade = np.clip((1 + rng.normal(0, 0.06) * along + rng.normal(0, 0.05) * across) * texture, 0.5, 1.5)
    fine = fine * (1 - within) + within * np.clip(luma_of(colour) * shade, 0, 255)
    shade = halved(shade)
    for k in range(3):
        colours[..., k] = colours[..., k] * (1 - whole) + whole * np.clip(colour[k] * shade, 0, 255)
    enough = hidden >= 14 and hidden > 0.025 * (whole > 0.6).sum()
    return (np.clip(colours, 0, 255), np.clip(fine, 0, 255)), True if enough else None, whole > 0.5
