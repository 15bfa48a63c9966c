"""
Weighs what speaks for a side cut off, as signs.ts wrote it: python3 cut.py SIGNS.jsonl...   (Debian: python3-sklearn)
Prints the log odds for each unit of a sign, for electron/inspect/clarity/cut.ts, and what they miss on pages left out in turn.
"""
import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SIGNS = ["glance", "measured", "offShape", "close", "closeElsewhere", "rules"]


def counted(line):
    """As cutOdds in cut.ts counts them."""
    sides = line["sides"]
    busiest = max(range(4), key=lambda k: sides[k]["close"] + 2 * sides[k]["runs"])
    elsewhere = sum(side["close"] for k, side in enumerate(sides) if k != busiest) / 3
    return [
        float(np.clip(line["glance"], -5, 6)),
        line["measured"],
        min(4, line["offShape"]),
        np.log1p(sides[busiest]["close"]),
        np.log1p(elsewhere),
        np.log1p(sides[busiest]["rules"]),
    ]


lines = [json.loads(text) for path in sys.argv[1:] for text in open(path, encoding="utf8")]
x = np.array([counted(line) for line in lines])
cut = np.array([line["isCut"] for line in lines])
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000))
odds = cross_val_predict(model, x, cut, cv=10, method="decision_function")
for limit in (0, 0.5, 1, 1.5, 2):
    print(f"from {limit} on: missed {int((cut & (odds < limit)).sum())} of {cut.sum()}, whole pages called cut {int((~cut & (odds >= limit)).sum())} of {(~cut).sum()}")
model.fit(x, cut)
weights = model[-1].coef_[0] / model[0].scale_
print({name: round(float(weight), 2) for name, weight in zip(SIGNS, weights)}, "always", round(float(model[-1].intercept_[0] - weights @ model[0].mean_), 2))
