"""Teaches the reader of digits: train.py STRIPS MINUTES WEIGHTS, with the strips of strips.py."""
import glob
import queue
import sys
import threading
import time

import cv2
import numpy as np
import tensorflow as tf

from hands import CHARACTERS

HEIGHT = 28
BATCH = 64
CLASSES = len(CHARACTERS) + 1  # the first is no character
LONGEST = 20
LEARNING = 3e-3
layers = tf.keras.layers
cv2.setNumThreads(1)


def reader():
    """Sees about two digits at a time, so that it learns shapes and no numbers."""

    def seen(x, channels, size=3, padding='same'):
        x = layers.Conv2D(channels, size, padding=padding, use_bias=False)(x)
        return layers.ReLU()(layers.BatchNormalization(epsilon=1e-5, momentum=.98)(x))

    number = layers.Input((HEIGHT, None, 1))
    x = layers.MaxPool2D(2)(seen(number, 16))
    x = layers.MaxPool2D((2, 1))(seen(x, 32))
    x = layers.MaxPool2D((2, 1), padding='same')(seen(seen(x, 48), 64))
    x = seen(seen(x, 64), 128, (4, 1), 'valid')
    x = layers.Dropout(.1)(seen(x, 128, (1, 5)))
    return tf.keras.Model(number, layers.Conv2D(CLASSES, 1)(x))


def load(path):
    data = dict(np.load(path))
    texts = [str(text) for text in data['t']]
    pixels = np.concatenate([[0], np.cumsum(data['w'] * 32)])
    places = np.concatenate([[0], np.cumsum([2 * len(text) for text in texts])])
    return [(data['px'][pixels[i]:pixels[i + 1]].reshape(32, -1), text,
             data['pos'][places[i]:places[i + 1]].reshape(-1, 2)) for i, text in enumerate(texts)]


def varied(picture, chance):
    """The picture as the model sees it, a bit otherwise each time, and how many steps a pixel became."""
    grey = picture.astype(np.float32)
    height, width = grey.shape
    if chance.random() < .7:
        wide, slant, high = chance.uniform(.86, 1.14), chance.normal(0, .1), chance.uniform(.9, 1.08)
        matrix = np.array([[wide, slant, -slant * 16], [0, high, 16 - 16 * high + chance.normal(0, .7)]], np.float32)
        grey = cv2.warpAffine(grey, matrix, (max(32, int(width * wide)), height), borderMode=cv2.BORDER_REPLICATE)
    size = max(HEIGHT, int(round(grey.shape[1] * HEIGHT / 64)) * 2), HEIGHT
    grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    if chance.random() < .4:
        grey = grey + chance.normal(0, chance.uniform(0, 6), grey.shape)
    return np.clip((grey.mean() - grey) / max(grey.std(), 2.), -3, 5), grey.shape[1] / 2 / width


def batch(strips, chance):
    """Pictures, numbers and their lengths, steps, and what stands at each step where that is certain."""
    variants = [varied(picture, chance) for picture, _, _ in strips]
    width = (max(picture.shape[1] for picture, _ in variants) + 31) // 32 * 32
    pictures = np.zeros((len(strips), HEIGHT, width, 1), np.float32)
    numbers = np.zeros((len(strips), LONGEST), np.int32)
    sizes = np.array([len(text) for _, text, _ in strips], np.int32)
    steps = np.zeros(len(strips), np.int32)
    stands = np.full((len(strips), width // 2), -1, np.int32)
    for k, ((_, text, places), (picture, factor)) in enumerate(zip(strips, variants)):
        pictures[k, :, :picture.shape[1], 0] = picture
        numbers[k, :len(text)] = [CHARACTERS.index(character) + 1 for character in text]
        end = steps[k] = min(width // 2, picture.shape[1] // 2 + 2)
        reach = places * factor
        stands[k, :max(0, int(reach[0, 0] - 1))] = 0
        stands[k, int(min(end, reach[-1, 1] + 2)):end] = 0
        for before, after in zip(reach, reach[1:]):
            stands[k, min(end - 1, max(0, int((before[1] + after[0]) / 2)))] = 0
        for (left, right), number in zip(reach, numbers[k]):
            half = max(0, (right - left) * .2)
            middle = (left + right) / 2 - .5
            stands[k, max(0, int(round(middle - half))):min(end, int(round(middle + half)) + 1)] = number
    return pictures, numbers, sizes, steps, stands


def feed(files, batches):
    chance = np.random.default_rng(7)
    while True:
        strips = sum((load(file) for file in chance.choice(files, min(8, len(files)), replace=False)), [])
        strips.sort(key=lambda one: one[0].shape[1] + chance.normal(0, 15))
        some = [strips[i:i + BATCH] for i in range(0, len(strips) - BATCH + 1, BATCH)]
        chance.shuffle(some)
        for one in some:
            batches.put(batch(one, chance))


def train(files, minutes):
    """The mean of the weights of the last steps."""
    model = reader()
    optimiser = tf.keras.optimizers.AdamW(1e-3, weight_decay=1e-4, clipnorm=2.)

    def spec(*shape, kind=tf.int32):
        return tf.TensorSpec(shape, kind)

    @tf.function(input_signature=[spec(None, HEIGHT, None, 1, kind=tf.float32), spec(None, LONGEST), spec(None),
                                  spec(None), spec(None, None), spec(kind=tf.float32)])
    def step(pictures, numbers, sizes, steps, stands, share):
        with tf.GradientTape() as tape:
            said = model(pictures, training=True)[:, 0]
            read = tf.nn.ctc_loss(numbers, said, sizes, steps, logits_time_major=False, blank_index=0)
            read /= tf.cast(sizes, tf.float32)
            read = tf.reduce_mean(tf.minimum(tf.where(tf.math.is_finite(read), read, 0.), 4.))
            known = tf.cast(stands >= 0, tf.float32)
            placed = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(stands, 0), said) * known
            wrong = read * (1 - share * .8) + share * 2 * tf.reduce_sum(placed) / tf.reduce_sum(known)
        optimiser.apply_gradients(zip(tape.gradient(wrong, model.trainable_variables), model.trainable_variables))
        return read

    batches = queue.Queue(12)
    threading.Thread(target=feed, args=(files, batches), daemon=True).start()
    start = time.time()
    mean = [weight.numpy() for weight in model.weights]
    count = 0
    done = 0.
    while done < 1:
        optimiser.learning_rate.assign(LEARNING * min(1, (count + 1) / 200) * (.5 * (1 + np.cos(np.pi * done)) + .005))
        read = step(*batches.get(), np.float32(max(0., 1 - done / .5)))
        count += 1
        if count % 5 == 0:
            keep = min(.998, count / (count + 30)) ** 5
            mean = [keep * old + (1 - keep) * new.numpy() for old, new in zip(mean, model.weights)]
        if count % 200 == 0:
            print(count, round(float(read), 4), flush=True)
        done = (time.time() - start) / 60 / minutes
    return mean


if __name__ == '__main__':
    np.savez(sys.argv[3], *train(sorted(glob.glob(f'{sys.argv[1]}/*.npz')), float(sys.argv[2])))
