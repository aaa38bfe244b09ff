"""Makes expected.png: each corruption but frost, computed by SciPy, scikit-image, OpenCV, Pillow and ImageMagick.

    pip install numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0 pillow==13.0.0 opencv-python-headless==5.0.0.93 Wand==0.7.2
    python make_expected.py            (Wand needs ImageMagick's library, here 6.9.11)

Random numbers are those of shared/random.ts, written here anew, so that random corruptions are compared too. The sheet has a
row for each corruption, and in it for each photograph the severities 1 to 5.
"""
import io
import math
import pathlib

import cv2
import numpy as np
import scipy.ndimage
import skimage.color
import skimage.filters
from PIL import Image
from wand.image import Image as Magick

HERE = pathlib.Path(__file__).parent
WORD = 0xFFFFFFFF


class Stream:
    """xoshiro128** 1.1, seeded through FNV-1a and MurmurHash3's finaliser."""

    def __init__(self, seed, purpose):
        self.s = [self.mix(self.fnv(f"{part}/{seed}/{purpose}")) for part in range(4)]

    @staticmethod
    def fnv(text):
        h = 0x811C9DC5
        for unit in text.encode():
            h = ((h ^ unit) * 0x01000193) & WORD
        return h

    @staticmethod
    def mix(z):
        z = ((z ^ (z >> 16)) * 0x85EBCA6B) & WORD
        z = ((z ^ (z >> 13)) * 0xC2B2AE35) & WORD
        return z ^ (z >> 16)

    @staticmethod
    def rotate(x, by):
        return ((x << by) | (x >> (32 - by))) & WORD

    def uniform(self):
        a, b, c, d = self.s
        result = (self.rotate((b * 5) & WORD, 7) * 9) & WORD
        t = (b << 9) & WORD
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        self.s = [a, b, c, self.rotate(d, 11)]
        return (result >> 8) / 2**24

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())

    def uniforms(self, low, high, *shape):
        count = int(np.prod(shape))
        return low + (high - low) * np.array([self.uniform() for _ in range(count)]).reshape(shape)

    def normals(self, mean, deviation, *shape):
        count = int(np.prod(shape))
        return mean + deviation * np.array([self.normal() for _ in range(count)]).reshape(shape)


def brightness(x, level, _):
    hsv = skimage.color.rgb2hsv(x)
    hsv[..., 2] = (hsv[..., 2] + (0.05, 0.1, 0.15, 0.2, 0.3)[level]).clip(0, 1)
    return skimage.color.hsv2rgb(hsv)


def saturate(x, level, _):
    factor, added = ((0.3, 0), (0.1, 0), (1.5, 0), (2, 0.1), (2.5, 0.2))[level]
    hsv = skimage.color.rgb2hsv(x)
    hsv[..., 1] = (factor * hsv[..., 1] + added).clip(0, 1)
    return skimage.color.hsv2rgb(hsv)


def contrast(x, level, _):
    mean = x.mean((0, 1))
    return mean + (x - mean) * (0.75, 0.5, 0.4, 0.3, 0.15)[level]


def plasma(decay, stream):
    clouds, step, amplitude = np.zeros((32, 32)), 32, 100.0

    def settle(rows, columns, corners):
        """Sets clouds at (rows, columns) to the mean of `corners`, offsets, plus noise."""
        grid = np.ix_(np.arange(rows, 32, step), np.arange(columns, 32, step))
        mean = sum(np.roll(clouds, (-dy, -dx), (0, 1))[grid] for dy, dx in corners) / 4
        clouds[grid] = mean + stream.uniforms(-(amplitude**2), amplitude**2, *mean.shape)

    while step > 1:
        h = step // 2
        settle(h, h, [(-h, -h), (-h, h), (h, -h), (h, h)])
        settle(0, h, [(-h, 0), (h, 0), (0, -h), (0, h)])
        settle(h, 0, [(-h, 0), (h, 0), (0, -h), (0, h)])
        step, amplitude = h, amplitude / decay
    return (clouds - clouds.min()) / np.ptp(clouds)


def fog(x, level, stream):
    thickness, decay = ((0.2, 3), (0.5, 3), (0.75, 2.5), (1, 2), (1.5, 1.75))[level]
    return (x + thickness * plasma(decay, stream)[..., None]) * x.max() / (x.max() + thickness)


def snow(x, level, stream):
    mean, deviation, zoom, threshold, radius, sigma, kept = (
        (0.1, 0.2, 1, 0.6, 8, 3, 0.95),
        (0.1, 0.2, 1, 0.5, 10, 4, 0.9),
        (0.15, 0.3, 1.75, 0.55, 10, 4, 0.9),
        (0.25, 0.3, 2.25, 0.6, 12, 6, 0.85),
        (0.3, 0.3, 1.25, 0.65, 14, 12, 0.8),
    )[level]
    layer = stream.normals(mean, deviation, 32, 32)
    side = math.ceil(32 / zoom)
    top = (32 - side) // 2
    layer = scipy.ndimage.zoom(layer[top : top + side, top : top + side], zoom, order=1)
    trim = (len(layer) - 32) // 2
    layer = layer[trim : trim + 32, trim : trim + 32]
    layer = np.where(layer < threshold, 0, layer.clip(0, 1) * 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(layer).save(buffer, "PNG")  # from a PNG of 8 bits ImageMagick makes one of 8 bits
    with Magick(blob=buffer.getvalue()) as image:
        image.motion_blur(radius=radius, sigma=sigma, angle=stream.uniforms(-135, -45, 1)[0])
        blurred = Image.open(io.BytesIO(image.make_blob("png")))
    assert blurred.mode == "L", blurred.mode
    layer = np.asarray(blurred)[..., None] / 255
    gray = (x @ [0.299, 0.587, 0.114])[..., None]
    whitened = kept * x + (1 - kept) * np.maximum(x, 1.5 * gray + 0.5)
    return whitened + layer + layer[::-1, ::-1]


def water(liquid, strength):
    liquid = (liquid * 255).astype(np.uint8)
    far = cv2.distanceTransform(255 - cv2.Canny(liquid, 50, 150), cv2.DIST_L2, 5)
    depth = cv2.equalizeHist(cv2.blur(np.minimum(far, 20), (3, 3)).astype(np.uint8))
    lit = cv2.blur(cv2.filter2D(depth, cv2.CV_8U, np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]])), (3, 3))
    opacity = liquid.astype(float) * lit
    return opacity / max(opacity.max(), 1) * strength


def spatter(x, level, stream):
    mean, deviation, sigma, threshold, strength, mud = (
        (0.62, 0.1, 0.7, 0.7, 0.5, False),
        (0.65, 0.1, 0.8, 0.7, 0.5, False),
        (0.65, 0.3, 1, 0.69, 0.5, False),
        (0.65, 0.1, 0.7, 0.69, 0.6, True),
        (0.65, 0.1, 0.5, 0.68, 0.6, True),
    )[level]
    liquid = skimage.filters.gaussian(stream.normals(mean, deviation, 32, 32), sigma)
    liquid[liquid < threshold] = 0
    if not mud:
        return x + water(liquid, strength)[..., None] * np.array([175, 238, 238]) / 255
    spots = skimage.filters.gaussian((liquid > threshold).astype(float), strength)
    spots = np.where(spots < 0.8, 0, spots)[..., None]
    return x * (1 - spots) + spots * np.array([63, 42, 20]) / 255


def elastic(x, level, stream):
    ripple, smoothness, stretch = 32 * np.array(
        [(0, 0, 0.08), (0.05, 0.2, 0.07), (0.08, 0.06, 0.06), (0.1, 0.04, 0.05), (0.1, 0.03, 0.03)][level]
    )
    corners = np.float32([[26, 26], [26, 6], [6, 6]])
    moved = corners + stream.uniforms(-stretch, stretch, 3, 2).astype(np.float32)
    warp = cv2.getAffineTransform(corners, moved)
    x = cv2.warpAffine(x.astype(np.float32), warp, (32, 32), borderMode=cv2.BORDER_REFLECT_101)
    right, down = (
        ripple * skimage.filters.gaussian(stream.uniforms(-1, 1, 32, 32), smoothness, mode="reflect", truncate=3)
        for _ in range(2)
    )
    rows, columns = np.mgrid[:32, :32]
    place = [rows + down, columns + right]
    channels = [scipy.ndimage.map_coordinates(x[..., c], place, order=1, mode="reflect") for c in range(3)]
    return np.stack(channels, -1)


def jpeg(image, level, _):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=(80, 65, 58, 50, 40)[level])
    return Image.open(buffer)


def pixelate(image, level, _):
    side = int(32 * (0.95, 0.9, 0.85, 0.75, 0.65)[level])
    return image.resize((side, side), Image.BOX).resize((32, 32), Image.BOX)


ON_BYTES = {"jpeg": jpeg, "pixelate": pixelate}
ON_UNIT = {
    "snow": snow,
    "fog": fog,
    "brightness": brightness,
    "contrast": contrast,
    "spatter": spatter,
    "elastic transform": elastic,
    "saturate": saturate,
}
ROWS = ["snow", "fog", "brightness", "contrast", "spatter", "elastic transform", "jpeg", "pixelate", "saturate"]


def corrupted(name, image, severity, photograph):
    stream = Stream(1, f"{name}/{severity}/{photograph}")
    if name in ON_BYTES:
        return np.asarray(ON_BYTES[name](image, severity - 1, stream).convert("RGB"))
    unit = ON_UNIT[name](np.asarray(image) / 255.0, severity - 1, stream)
    return (unit.clip(0, 1) * 255).astype(np.uint8)


photographs = Image.open(HERE / "photographs.png").convert("RGB")
count = photographs.width // 32
images = [photographs.crop((32 * i, 0, 32 * i + 32, 32)) for i in range(count)]
rows = [np.hstack([corrupted(name, image, s, i) for i, image in enumerate(images) for s in range(1, 6)]) for name in ROWS]
Image.fromarray(np.vstack(rows)).save(HERE / "expected.png", optimize=True)
