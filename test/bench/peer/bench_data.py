"""Images a second of torchvision's DataLoader, with the published transforms. One JSON line, like time-reading.ts.

    bench_data.py TRANSFORM FOLDER WORKERS
"""

import json
import os
import pathlib
import sys
import time

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

CIFAR = transforms.Normalize((0.4914, 0.4822, 0.4465), (0.2023, 0.1994, 0.2010))
IMAGENET = transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
FLIP = transforms.RandomHorizontalFlip()
TENSOR = transforms.ToTensor()
TRANSFORMS = {
    "as-is": [TENSOR],
    "cifar10c": [transforms.RandomCrop(32, padding=4), FLIP, TENSOR, CIFAR],
    "bffhq": [transforms.Resize(128), FLIP, TENSOR, CIFAR],
    "celebA": [transforms.RandomResizedCrop(224, scale=(0.7, 1.0), ratio=(3 / 4, 4 / 3)), FLIP, TENSOR, IMAGENET],
}
BATCH = 256
EPOCHS = 4


class Files(Dataset):
    def __init__(self, folder, transform):
        self.files = sorted(pathlib.Path(folder).iterdir())
        self.transform = transform

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        with Image.open(self.files[index]) as image:
            return self.transform(image.convert("RGB")), index


def processor_seconds(workers):
    """Of this process and its workers so far; Linux alone tells it of the latter."""
    ticks = 0
    for worker in workers:
        fields = pathlib.Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def main():
    name, folder, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
    files = Files(folder, transforms.Compose(TRANSFORMS[name]))
    loader = DataLoader(files, batch_size=BATCH, shuffle=True, num_workers=workers, persistent_workers=True)
    rates, costs = [], []
    for epoch in range(EPOCHS):
        start = time.perf_counter()
        batches = iter(loader)
        before = processor_seconds(batches._workers)
        seen = sum(len(images) for images, _ in batches)
        if epoch > 0:
            rates.append(seen / (time.perf_counter() - start))
            costs.append((processor_seconds(batches._workers) - before) / seen)
    line = {"subject": "reading", "transform": name, "peer": torch.__version__, "workers": workers}
    files = {"per_s": round(max(rates)), "cpu_ms": round(1000 * min(costs), 3)}
    print(json.dumps({**line, "files": files}))


if __name__ == "__main__":
    main()
