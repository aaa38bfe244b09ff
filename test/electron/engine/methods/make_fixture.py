"""Writes methods.json: what each method's objective gives over three steps, in PyTorch, from its paper's formulas.

Run: python make_fixture.py. The network is GateCNN without masks on 8 x 8 images; numbers are procedural, as the golden
README defines them, so that the file holds results alone.
"""
import json
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

CLASSES, BIASES, COUNT, BATCH, STEPS, LR = 4, 3, 24, 12, 3, 1e-3


def procedural(shape, seed, low=0.0, high=1.0):
    n = math.prod(shape)
    with np.errstate(over="ignore"):
        x = np.arange(n, dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(seed * 0x85EBCA6B % 2**32)
        x ^= x >> np.uint32(16)
        x *= np.uint32(0x7FEB352D)
        x ^= x >> np.uint32(15)
        x *= np.uint32(0x846CA68B)
        x ^= x >> np.uint32(16)
    u = (x >> np.uint32(8)).astype(np.float64) / 2**24
    return torch.tensor((low + u * (high - low)).astype(np.float32)).reshape(shape)


class Cnn(nn.Module):
    """Encoder alone where `head` is false."""

    def __init__(self):
        super().__init__()
        sizes = [3, 64, 128, 256]
        for i in range(3):
            setattr(self, f"conv{i + 1}", nn.Conv2d(sizes[i], sizes[i + 1], 4, 2, 1, bias=False))
            setattr(self, f"bn{i + 1}", nn.BatchNorm2d(sizes[i + 1]))
        self.linear = nn.Linear(256, CLASSES)

    def encode(self, x):
        for i in range(3):
            x = F.relu(getattr(self, f"bn{i + 1}")(getattr(self, f"conv{i + 1}")(x)))
        return x.mean((2, 3))

    def forward(self, x):
        return self.linear(self.encode(x))


def fill(model, seed):
    with torch.no_grad():
        for position, (name, p) in enumerate(model.named_parameters()):
            s = seed + position
            if p.dim() > 1:
                bound = math.sqrt(6 / math.prod(p.shape[1:]))
                p.copy_(procedural(p.shape, s, -bound, bound))
            elif name.endswith("weight"):
                p.copy_(procedural(p.shape, s, 0.9, 1.1))
            else:
                p.copy_(procedural(p.shape, s, -0.1, 0.1))
    return model


images = procedural((COUNT, 3, 8, 8), 5000)
labels = torch.arange(COUNT) % CLASSES
biases = (torch.arange(COUNT) // 2) % BIASES


def batches():
    for t in range(STEPS):
        yield t, torch.tensor([(5 * i + 7 * t) % COUNT for i in range(BATCH)])


def adam(parameters):
    return torch.optim.Adam(list(parameters), lr=LR, betas=(0.9, 0.99))


def gce(logits, y, q=0.7):
    p = F.softmax(logits, 1).gather(1, y[:, None]).squeeze(1)
    return F.cross_entropy(logits, y, reduction="none") * (q * p.detach() ** q)


class Ema:
    def __init__(self, alpha=0.7):
        self.alpha, self.values, self.seen = alpha, torch.zeros(COUNT), torch.zeros(COUNT)

    def update(self, index, loss):
        self.values[index] = self.alpha * self.values[index] + (1 - self.alpha * self.seen[index]) * loss
        self.seen[index] = 1

    def normalised(self, index):
        out = self.values[index].clone()
        for c in range(CLASSES):
            rows = labels[index] == c
            if rows.any():
                out[rows] /= self.values[labels == c].max()
        return out


def difficulty(ema_b, ema_d, index, loss_b, loss_d):
    ema_b.update(index, loss_b.detach())
    ema_d.update(index, loss_d.detach())
    b, d = ema_b.normalised(index), ema_d.normalised(index)
    return b / (b + d + 1e-8)


def lff():
    classifier, biased = fill(Cnn(), 100), fill(Cnn(), 200)
    optimizer = adam([*classifier.parameters(), *biased.parameters()])
    ema_b, ema_d, out = Ema(), Ema(), []
    for _, index in batches():
        y = labels[index]
        logits_d, logits_b = classifier(images[index]), biased(images[index])
        ce_d = F.cross_entropy(logits_d, y, reduction="none")
        ce_b = F.cross_entropy(logits_b, y, reduction="none")
        w = difficulty(ema_b, ema_d, index, ce_b, ce_d)
        main, other = (w * ce_d).mean(), gce(logits_b, y).mean()
        optimizer.zero_grad()
        (main + other).backward()
        optimizer.step()
        out.append({"main": main.item(), "biased": other.item(), "weights": w.tolist()})
    return {"steps": out, "logits": classifier.eval()(images).tolist()}


def feature_swap(lambda_dis_align=10, lambda_swap=1, lambda_swap_align=10, swap_iter=1):
    intrinsic, biased = fill(Cnn(), 100), fill(Cnn(), 200)
    head_i, head_b = nn.Linear(512, CLASSES), nn.Linear(512, CLASSES)
    bound = math.sqrt(6 / 256)
    with torch.no_grad():
        for head, own, seed in ((head_i, intrinsic, 300), (head_b, biased, 301)):
            cross = procedural((CLASSES, 256), seed, -bound, bound)
            # Each head reads [intrinsic; biased].
            parts = [own.linear.weight, cross] if own is intrinsic else [cross, own.linear.weight]
            head.weight.copy_(torch.cat(parts, 1))
            head.bias.copy_(own.linear.bias)
    encoders = [p for m in (intrinsic, biased) for n, p in m.named_parameters() if not n.startswith("linear")]
    optimizer = adam([*encoders, *head_i.parameters(), *head_b.parameters()])
    ema_b, ema_d, out = Ema(), Ema(), []
    for t, index in batches():
        y = labels[index]
        z_i, z_b = intrinsic.encode(images[index]), biased.encode(images[index])
        logits_i = head_i(torch.cat([z_i, z_b.detach()], 1))
        logits_b = head_b(torch.cat([z_i.detach(), z_b], 1))
        ce_i = F.cross_entropy(logits_i, y, reduction="none")
        ce_b = F.cross_entropy(logits_b, y, reduction="none")
        w = difficulty(ema_b, ema_d, index, ce_b, ce_i)
        dis, dis_align = (w * ce_i).mean(), gce(logits_b, y).mean()
        order = torch.tensor([(5 * i + t) % BATCH for i in range(BATCH)])
        swapped_i = head_i(torch.cat([z_i, z_b[order].detach()], 1))
        swapped_b = head_b(torch.cat([z_i.detach(), z_b[order]], 1))
        swap = (w * F.cross_entropy(swapped_i, y, reduction="none")).mean()
        swap_align = gce(swapped_b, y[order]).mean()
        factor = lambda_swap if t + 1 > swap_iter else 0
        total = dis + lambda_dis_align * dis_align + factor * (swap + lambda_swap_align * swap_align)
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        parts = {"main": dis, "biased": dis_align, "swapped": swap, "swapped biased": swap_align, "total": total}
        out.append({name: value.item() for name, value in parts.items()})
    intrinsic.eval(), biased.eval()
    return {"steps": out, "logits": head_i(torch.cat([intrinsic.encode(images), biased.encode(images)], 1)).tolist()}


def group_dro(step_size=0.1, adjustment=0.5):
    model = fill(Cnn(), 100)
    optimizer = adam(model.parameters())
    groups = labels * BIASES + biases
    n = CLASSES * BIASES
    sizes = torch.bincount(groups, minlength=n).double()
    q = (sizes > 0).double() / (sizes > 0).sum()
    out = []
    for _, index in batches():
        losses = F.cross_entropy(model(images[index]), labels[index], reduction="none")
        g = groups[index]
        one_hot = F.one_hot(g, n).double()
        counts = one_hot.sum(0)
        mean = (one_hot.T @ losses.double()) / counts.clamp(min=1)
        q = q * torch.exp(step_size * (mean.detach() + adjustment / sizes.clamp(min=1).sqrt()))
        q = q / q.sum()
        robust = (mean * q).sum()
        optimizer.zero_grad()
        robust.backward()
        optimizer.step()
        out.append({"main": robust.item(), "q": q.tolist()})
    return {"sizes": sizes.int().tolist(), "steps": out, "logits": model.eval()(images).tolist()}


def dfr(strength=0.01):
    model = fill(Cnn(), 100).eval()
    optimizer = adam(model.linear.parameters())
    out = []
    for _, index in batches():
        with torch.no_grad():
            z = model.encode(images[index])
        ce = F.cross_entropy(model.linear(z), labels[index])
        l1 = model.linear.weight.abs().sum()
        optimizer.zero_grad()
        (ce + strength * l1).backward()
        optimizer.step()
        out.append({"main": ce.item(), "l1": l1.item()})
    return {"steps": out, "logits": model(images).tolist()}


if __name__ == "__main__":
    torch.manual_seed(0)
    result = {"lff": lff(), "feature_swap": feature_swap(), "group_dro": group_dro(), "dfr": dfr()}
    rounded = json.loads(json.dumps(result), parse_float=lambda text: float(f"{float(text):.7g}"))
    path = pathlib.Path(__file__).with_name("methods.json")
    path.write_text(json.dumps(rounded) + "\n")
