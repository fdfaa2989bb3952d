"""Hands that write digits: real ones, fonts that look like handwriting, and strokes as schools teach them."""
import glob

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HEIGHT = 44  # of a digit, in pixels, before it comes to paper
CHARACTERS = '0123456789X'
# Debian's packages of fonts; dkg, femkeklaver, breip and kiloji are for measuring alone
FONTS = ('humor-sans/*', 'lxgw-wenkai/LXGWWenKai-*', 'bwht/*', 'klee/*', 'seto/setofont.*', 'sjfonts/*',
         'rufscript/*', 'yusei-magic/*', 'kristi/*', 'kaushan*/*', 'havana/*', 'comic-neue/*Regular*',
         'dancingscript/*', 'yozvox-yozfont/YOz[BR][CEA]_.*', 'yozvox-yozfont/YOzBC_i.*')
PRINT = ('dejavu/DejaVuSerif.ttf', 'dejavu/DejaVuSans.ttf', 'liberation/LiberationSerif-Italic.ttf',
         'liberation/LiberationSans-Regular.ttf', 'noto/NotoSerifCJK-Regular.ttc')

# x from 0 to 0.6, y from 0 at the top to 1; of each digit some ways to write it, of each its strokes
STROKES = {
    '0': [[[(.32, .02), (.1, .2), (.05, .55), (.15, .92), (.35, .98), (.52, .7), (.55, .35), (.42, .06), (.3, .03)]],
          [[(.35, .0), (.08, .3), (.1, .8), (.3, 1.), (.52, .75), (.5, .25), (.38, .02), (.25, .08)]]],
    '1': [[[(.3, .0), (.28, .5), (.26, 1.)]], [[(.38, .0), (.25, .5), (.15, 1.)]],
          [[(.12, .2), (.3, .0)], [(.3, .0), (.28, .5), (.27, 1.)]]],
    '2': [[[(.06, .22), (.2, .03), (.45, .06), (.5, .3), (.3, .65), (.05, .97), (.3, .95), (.58, .95)]],
          [[(.05, .25), (.22, .02), (.46, .1), (.45, .4), (.2, .8), (.06, .95), (.12, .85), (.25, .9), (.6, 1.)]],
          [[(.08, .15), (.3, .0), (.5, .15), (.4, .5), (.05, 1.)], [(.05, 1.), (.6, .97)]]],
    '3': [[[(.06, .12), (.28, .0), (.48, .15), (.4, .38), (.2, .46), (.45, .55), (.52, .78), (.32, 1.), (.05, .9)]],
          [[(.08, .03), (.5, .02)], [(.5, .02), (.24, .4), (.5, .55), (.5, .85), (.25, 1.), (.05, .92)]]],
    '4': [[[(.3, .0), (.05, .6)], [(.05, .6), (.6, .58)], [(.42, .25), (.38, 1.)]],
          [[(.12, .0), (.06, .5), (.55, .5)], [(.46, .05), (.42, 1.)]],
          [[(.4, .0), (.04, .65), (.6, .65)], [(.42, .0), (.4, 1.)]]],
    '5': [[[(.14, .05), (.1, .42)], [(.1, .42), (.35, .35), (.52, .6), (.38, .95), (.06, .95)],
           [(.14, .05), (.55, .02)]],
          [[(.5, .02), (.16, .05), (.1, .4), (.38, .38), (.52, .68), (.32, 1.), (.04, .9)]]],
    '6': [[[(.42, .0), (.15, .35), (.06, .75), (.25, 1.), (.48, .85), (.42, .58), (.22, .55), (.08, .75)]],
          [[(.3, .0), (.1, .45), (.08, .85), (.3, 1.), (.5, .8), (.35, .6), (.12, .72)]]],
    '7': [[[(.05, .06), (.55, .04)], [(.55, .04), (.32, .5), (.2, 1.)]],
          [[(.06, .18), (.1, .04), (.55, .08), (.35, .5), (.28, 1.)]], [[(.05, .05), (.52, .05), (.25, 1.)]]],
    '8': [[[(.5, .12), (.28, .0), (.08, .18), (.25, .45), (.5, .72), (.32, 1.), (.08, .82), (.25, .5), (.48, .2),
            (.5, .1)]],
          [[(.3, .46), (.1, .25), (.28, .0), (.48, .2), (.3, .46), (.06, .75), (.3, 1.), (.54, .78), (.3, .46)]]],
    '9': [[[(.5, .2), (.3, .0), (.06, .2), (.15, .48), (.42, .4), (.52, .12)], [(.52, .12), (.48, .55), (.42, 1.)]],
          [[(.5, .1), (.25, .02), (.05, .28), (.25, .5), (.5, .2), (.52, .1), (.5, .6), (.3, 1.)]],
          [[(.48, .15), (.2, .05), (.06, .32), (.3, .5), (.5, .18), (.48, .7), (.25, 1.), (.08, .92)]],
          [[(.48, .22), (.25, .05), (.06, .25), (.2, .48), (.46, .32)], [(.5, .05), (.5, 1.)]]],
    'X': [[[(.04, .02), (.56, 1.)], [(.55, .0), (.04, 1.)]],
          [[(.05, .05), (.3, .55), (.58, .95)], [(.5, .05), (.3, .5), (.02, .98)]]],
}


def real_digits(folder):
    """The 60,000 digits of MNIST that are for teaching; its 10,000 of other people are for measuring alone."""
    pictures = np.fromfile(f'{folder}/train-images-idx3-ubyte', np.uint8)[16:].reshape(-1, 28, 28)
    labels = np.fromfile(f'{folder}/train-labels-idx1-ubyte', np.uint8)[8:]
    return {str(digit): list(pictures[labels == digit]) for digit in range(10)}


def cut(picture):
    picture = picture.astype(np.float32) / 255
    ys, xs = np.where(picture > 0.25)
    ink = picture[max(0, ys.min() - 1):ys.max() + 2, max(0, xs.min() - 1):xs.max() + 2]
    scale = HEIGHT / (ys.max() - ys.min() + 2)
    ink = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.clip(ink * 255, 0, 255).astype(np.uint8)


def fonts(files):
    return [glyphs for glyphs in map(font_glyphs, files) if glyphs]


def font_glyphs(path, size=90):
    """Each character's picture and by how much it reaches below the line."""
    font = ImageFont.truetype(path, size)
    found = {}
    for character in CHARACTERS:
        image = Image.new('L', (int(font.getlength(character)) + 160, 320), 0)
        ImageDraw.Draw(image).text((80, 100), character, font=font, fill=255)
        ink = np.array(image)
        ys, xs = np.where(ink > 100)
        if len(ys) == 0 or ys.max() - ys.min() < 8:
            return None
        found[character] = ink, ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
    scale = HEIGHT / np.median([bottom - top for _, top, bottom, _, _ in found.values()])
    line = np.median([bottom for _, _, bottom, _, _ in found.values()])
    return {character: (cv2.resize(ink[top:bottom, left:right], None, fx=scale, fy=scale,
                                   interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR),
                        (bottom - line) * scale)
            for character, (ink, top, bottom, left, right) in found.items()}


def curve(points, steps=6):
    points = np.asarray(points, float)
    t = np.linspace(0, 1, steps)[:, None]
    if len(points) == 2:
        return points[0] * (1 - t) + points[1] * t
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    parts = []
    for i in range(1, len(padded) - 2):
        a, b, c, d = padded[i - 1:i + 3]
        parts.append(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3))
    return np.vstack(parts)


class StrokeHand:
    """One who learnt the strokes, and writes them a little differently each time."""

    def __init__(self, chance):
        self.chance = chance
        self.pen = chance.uniform(2.5, 6.2)
        self.unsteady = chance.uniform(.015, .04)
        self.ways = {}
        wide = chance.uniform(.75, 1.15)
        for character, ways in STROKES.items():
            way = ways[chance.integers(len(ways))]
            own = chance.uniform(.02, .06)
            strokes = [np.asarray(stroke) * [wide, 1] + chance.normal(0, own, (len(stroke), 2)) for stroke in way]
            for i in range(1, len(strokes)):
                if way[i][0] == way[i - 1][-1] and chance.random() < .85:
                    strokes[i][0] = strokes[i - 1][-1]
            self.ways[character] = strokes

    def glyph(self, character):
        ink = np.zeros((HEIGHT + 36, HEIGHT + 32), np.uint8)
        pen = max(2, int(round(self.pen * self.chance.uniform(.85, 1.15))))
        for stroke in self.ways[character]:
            points = curve(stroke + self.chance.normal(0, self.unsteady, stroke.shape) * .8)
            cv2.polylines(ink, [np.round((points * HEIGHT + [16, 18]) * 8).astype(np.int32)], False, 255, pen,
                          cv2.LINE_AA, 3)
        ys, xs = np.where(ink > 100)
        return ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1], ys.max() + 1 - 18 - HEIGHT


class FontHand:
    """A font, its strokes thicker or thinner."""

    def __init__(self, chance, glyphs):
        self.glyphs = glyphs
        self.thicker = chance.integers(-1, 3)

    def glyph(self, character):
        ink, below = self.glyphs[character]
        if self.thicker > 0:
            pen = np.ones((2, 2), np.uint8) if self.thicker == 1 else cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
            ink = cv2.dilate(cv2.copyMakeBorder(ink, 2, 2, 2, 2, cv2.BORDER_CONSTANT), pen)
        elif self.thicker < 0:
            ink = np.maximum(cv2.erode(ink, np.ones((2, 2), np.uint8)), (ink * .35).astype(np.uint8))
        return ink, below


class RealHand:
    """Digits of many people, as if one had written them; an X is drawn."""

    def __init__(self, chance, digits):
        self.chance = chance
        self.digits = digits
        self.strokes = StrokeHand(chance)
        self.low = chance.uniform(25, 60)
        self.high = self.low + chance.uniform(80, 160)
        self.thicker = int(chance.integers(-1, 2))

    def glyph(self, character):
        if character == 'X':
            return self.strokes.glyph(character)
        ways = self.digits[character]
        ink = cut(ways[self.chance.integers(len(ways))]).astype(np.float32)
        ink = np.clip((ink - self.low) * 255 / (self.high - self.low), 0, 255).astype(np.uint8)
        if self.thicker > 0:
            ink = cv2.dilate(ink, np.ones((3, 3), np.uint8))
        elif self.thicker < 0 and (ink > 128).mean() > .25:
            ink = cv2.erode(ink, np.ones((3, 3), np.uint8))
        return ink, self.chance.normal(0, 1.4)


class Hands:
    """All hands there are to learn from: folders with the files of MNIST, fonts of the system and fonts of npm."""

    def __init__(self, real, system, web):
        self.real = real_digits(real)
        self.fonts = fonts(sorted(file for pattern in FONTS for file in glob.glob(f'{system}/*/{pattern}')))
        self.print = fonts(sorted(file for pattern in PRINT for file in glob.glob(f'{system}/*/{pattern}')))
        self.web = fonts(sorted(glob.glob(f'{web}/*/package/files/*latin-400-normal.woff')))

    def any(self, chance):
        kind = chance.random()
        if kind < .40:
            return RealHand(chance, self.real)
        if kind < .55:
            return StrokeHand(chance)
        some = self.print if kind < .58 else self.fonts if kind < .68 else self.web
        return FontHand(chance, some[chance.integers(len(some))])
