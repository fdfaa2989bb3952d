"""Numbers as a sheet's reader cuts them out of pages: written, gone through a scanner or telephone, cut a bit wrongly.

strips.py MNIST SYSTEM-FONTS NPM-FONTS FOLDER FIRST END writes files of 500 strips, from number FIRST up to END.
"""
import os
import sys

import cv2
import numpy as np

from hands import CHARACTERS, HEIGHT, Hands

cv2.setNumThreads(1)
CUT = 32  # the height of what is kept


def number(chance):
    """Any digits: what is likely in a number is nothing that the model should know."""
    kind = chance.random()
    length = 18 if kind < .45 else 11 if kind < .85 else int(chance.integers(3, 20))
    run = chance.uniform(.05, .4)
    digits = []
    for _ in range(length):
        digits.append(digits[-1] if digits and chance.random() < run else str(chance.integers(10)))
    if length >= 15 and chance.random() < .25:
        digits[-1] = 'X'
    return ''.join(digits)


def bent(chance, ink, style, size=1.):
    """A character as it is written this time; nothing if no ink is left."""
    ink = cv2.copyMakeBorder(ink, 9, 9, 9, 9, cv2.BORDER_CONSTANT)
    height, width = ink.shape
    turn = chance.normal(0, .05)
    slant = style['slant'] + chance.normal(0, .05)
    wide = style['wide'] * chance.uniform(.88, 1.14) * size ** .8
    high = chance.uniform(.9, 1.12) * np.exp(chance.normal(0, style['uneven'])) * size
    matrix = np.array([[np.cos(turn) * wide, -np.sin(turn) * high - slant * high],
                       [np.sin(turn) * wide + chance.normal(0, .03), np.cos(turn) * high]])
    size = int(width * wide + abs(slant) * height * 1.2) + 10, int(height * high * 1.1) + 10
    shift = np.array(size) / 2 - matrix @ np.array([width / 2, height / 2])
    if chance.random() < style['elastic']:
        push = chance.normal(0, style['push'], (2, 3, 3)).astype(np.float32)
        push = [cv2.resize(each, (width, height), interpolation=cv2.INTER_CUBIC) for each in push]
        x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        ink = cv2.remap(ink, x + push[0], y + push[1], cv2.INTER_LINEAR)
    ink = cv2.warpAffine(ink, np.hstack([matrix, shift[:, None]]), size, flags=cv2.INTER_LINEAR)
    rows = np.where(ink.max(1) > 60)[0]
    columns = np.where(ink.max(0) > 60)[0]
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1] if len(rows) else None


def line(chance, text, hand):
    """The ink of a whole number, and from where to where each character reaches."""
    style = {'slant': chance.normal(.08, .13), 'wide': np.exp(chance.normal(-.05, .13)),
             'elastic': chance.choice([0, .5, 1]), 'push': chance.uniform(.4, 1.8),
             'uneven': chance.choice([0, .04, .09])}
    own = chance.choice([0, 0, .06, .12, .18])
    sizes = {character: np.exp(chance.normal(0, own)) for character in CHARACTERS}
    if chance.random() < .22:
        sizes['0'] *= chance.uniform(.45, .8)
    stands = chance.choice([0, 0, .5, 1])  # where small ones stand: on the line, in the middle, at the top
    gap = chance.normal(.13, .07) * HEIGHT
    rise = chance.normal(0, .02)
    jump = chance.choice([0, .03, .06]) * HEIGHT
    groups = {18: (5, 13), 11: (2, 6)}.get(len(text), ())
    pieces = []
    x = 0
    for i, character in enumerate(text):
        ink, below = hand.glyph(character)
        ink = bent(chance, ink, style, sizes[character])
        if ink is None:
            return None
        pieces.append((x, below - ink.shape[0] - stands * max(0, HEIGHT - ink.shape[0]) + chance.normal(0, 1) * jump - rise * x, ink))
        x += max(ink.shape[1] * .8, ink.shape[1] + gap * chance.uniform(.3, 1.7))
        if i in groups and chance.random() < style['elastic'] * .12:
            x += .4 * HEIGHT
    top = min(y for _, y, _ in pieces)
    bottom = max(y + ink.shape[0] for _, y, ink in pieces)
    right = max(x + ink.shape[1] for x, _, ink in pieces)
    written = np.zeros((int(bottom - top) + 2, int(right) + 2), np.uint8)
    for x, y, ink in pieces:
        part = written[int(y - top):, int(x):][:ink.shape[0], :ink.shape[1]]
        np.maximum(part, ink[:part.shape[0], :part.shape[1]], out=part)
    places = np.array([(x, x + ink.shape[1]) for x, _, ink in pieces], np.float32)
    return (hollow(chance, written), places + 6) if chance.random() < .06 else (written, places)


def hollow(chance, ink):
    size = int(chance.integers(4, 7))
    ink = cv2.copyMakeBorder(ink, 6, 6, 6, 6, cv2.BORDER_CONSTANT)
    inside = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))) if chance.random() < .3 else ink
    outside = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    return np.clip(outside.astype(int) - inside * chance.uniform(.7, 1), 0, 255).astype(np.uint8)


def clutter(chance, page, ink, unit, bounds):
    """What else lies in a cell: ruled lines, a seal and its traces, the line below, specks."""
    top, bottom, left, right = bounds
    high = bottom - top
    height, width = page.shape

    def draw(stroke, dark):
        mask = np.zeros_like(page)
        stroke(mask)
        np.maximum(page, mask * dark, out=page)

    def level(y):
        end = int(y + chance.normal(0, 1))
        draw(lambda mask: cv2.line(mask, (0, int(y)), (width, end), 1., thin, cv2.LINE_AA), chance.uniform(.2, 1))

    thin = max(1, int(unit / 18))
    if chance.random() < .12:
        level(bottom + chance.uniform(.05, .5) * high)
    if chance.random() < .08:
        level(top - chance.uniform(.1, .5) * high)
    if chance.random() < .08:
        beside = chance.uniform(.1, .4) * high
        x = int(left - beside if chance.random() < .5 else right + beside)
        draw(lambda mask: cv2.line(mask, (x, 0), (x, height), 1., thin, cv2.LINE_AA), chance.uniform(.2, 1))
    if chance.random() < .12:
        for _ in range(int(chance.integers(1, 4))):
            middle = int(chance.uniform(0, width)), int(chance.uniform(-4 * high, 5 * high))
            radius = int(chance.uniform(1, 5) * high)
            pen = max(1, int(chance.uniform(.05, .25) * unit))
            draw(lambda mask: cv2.circle(mask, middle, radius, 1., pen, cv2.LINE_AA), chance.uniform(.05, .35))
        if chance.random() < .5:
            pale = cv2.resize(chance.random((2, max(2, width // 20))).astype(np.float32), (width, height)) > .75
            page *= 1 - .5 * pale
    if chance.random() < .08:
        y = min(int(bottom + .55 * high), height - 1)
        below = np.roll(ink[top:top + height - y], int(chance.integers(width)), 1)
        np.maximum(page[y:y + len(below)], below * chance.uniform(.5, 1), out=page[y:y + len(below)])
    for _ in range(int(chance.poisson(.15))):
        middle = int(chance.uniform(0, width)), int(chance.uniform(0, height))
        radius = max(0, int(chance.uniform(.02, .06) * unit))
        draw(lambda mask: cv2.circle(mask, middle, radius, 1., -1), chance.uniform(.3, 1))


def travelled(chance, page, unit):
    """Light, blur, grain, JPEG and what the sheet's reader does against grain."""
    height, width = page.shape
    paper = chance.uniform(120, 252)
    grey = paper - page * paper * chance.uniform(.55, .95)
    blur = chance.choice([0, chance.uniform(.3, .8), chance.uniform(.6, 1.)]) * max(1, unit / 20)
    if blur > 0:
        grey = cv2.GaussianBlur(grey, (0, 0), blur)
    kind = chance.random()
    grain = 0 if kind < .2 else chance.uniform(2, 10) if kind < .55 else chance.uniform(8, 22)
    if grain:
        grey = grey + chance.normal(0, grain, grey.shape)
    if chance.random() < .7:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.uniform(45, 92))]
        file = cv2.imencode('.jpg', np.clip(grey, 0, 255).astype(np.uint8), quality)[1]
        grey = cv2.imdecode(file, cv2.IMREAD_GRAYSCALE)
    grey = grey.astype(np.float32)
    if chance.random() < .35:
        moved = np.array([[1, 0, chance.random()], [0, 1, chance.random()]], np.float32)
        grey = cv2.warpAffine(grey, moved, (width, height), borderMode=cv2.BORDER_REPLICATE)
    if grain > 7 and chance.random() < .75 or chance.random() < .08:
        grey = cv2.GaussianBlur(grey, (0, 0), chance.uniform(.5, 1.))
    return np.clip(grey, 0, 255)


def strip(chance, hands):
    """A picture, its number, and from where to where each character reaches in it; or nothing."""
    text = number(chance)
    written = line(chance, text, hands.any(chance))
    if written is None:
        return None
    ink, places = written
    unit = np.exp(chance.uniform(np.log(10.5), np.log(32)))  # a digit's height on the page, in pixels
    scale = unit / HEIGHT
    pad = int(.9 * HEIGHT)
    ink = cv2.copyMakeBorder(ink.astype(np.float32) / 255, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    height, width = ink.shape
    lean = chance.normal(0, .006)
    if abs(lean) > .002:
        ink = cv2.warpAffine(ink, np.array([[1, 0, 0], [lean, 1, -lean * width / 2]]), (width, height))
    ink = cv2.resize(ink, (max(8, int(width * scale)), max(8, int(height * scale))), interpolation=cv2.INTER_AREA)
    rows = np.where(ink.max(1) > .3)[0]
    columns = np.where(ink.max(0) > .3)[0]
    if len(rows) == 0:
        return None
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    page = ink * chance.uniform(.5, 1)
    if chance.random() < .3:
        pressure = chance.uniform(.6, 1, (1, max(2, page.shape[1] // 15))).astype(np.float32)
        page = page * cv2.resize(pressure, (page.shape[1], 1))
    clutter(chance, page, ink, unit, (top, bottom, left, right))
    grey = travelled(chance, page, unit)
    high = bottom - top
    above, below = high * np.clip(chance.normal(.14, .07, 2), -.03, .5)
    before, after = high * np.clip(chance.normal(.3, .12, 2), -.02, .8)
    above += high * chance.uniform(.1, .4) * (chance.random() < .06)
    below += high * chance.uniform(.1, .4) * (chance.random() < .06)
    tall = high + above + below
    long = right - left + before + after
    cut_width = int(np.clip(round(CUT * long / tall * chance.uniform(.95, 1.25)), CUT, 420))
    x, y = long / cut_width, tall / CUT
    cut = cv2.warpAffine(grey, np.array([[x, 0, left - before + .5 * x - .5], [0, y, top - above + .5 * y - .5]]),
                         (cut_width, CUT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                         borderMode=cv2.BORDER_REPLICATE)
    if cut_width // 2 < 2 * len(text) + 1:
        return None
    return np.clip(cut, 0, 255).astype(np.uint8), text, ((places + pad) * scale - (left - before)) / x


def write(folder, seed, count, hands):
    chance = np.random.default_rng(seed)
    strips = []
    while len(strips) < count:
        one = strip(chance, hands)
        strips += [one] if one else []
    part = f'{folder}/{seed:04d}.part.npz'
    np.savez(part, px=np.concatenate([one[0].ravel() for one in strips]), w=[one[0].shape[1] for one in strips],
             t=[one[1] for one in strips], pos=np.concatenate([one[2].ravel() for one in strips]).astype(np.float32))
    os.rename(part, f'{folder}/{seed:04d}.npz')


if __name__ == '__main__':
    learnt = Hands(*sys.argv[1:4])
    for at in range(int(sys.argv[5]), int(sys.argv[6])):
        write(sys.argv[4], at, 500, learnt)
