"""Writes the weights of train.py as ONNX, each normalisation within the convolution before it: export.py WEIGHTS MODEL."""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HEIGHT = 28
EPSILON = 1e-5
# each convolution's padding above, left, below and right, and the pooling after it, if any
SEEN = (((1, 1, 1, 1), (2, 2)), ((1, 1, 1, 1), (2, 1)), ((1, 1, 1, 1), None), ((1, 1, 1, 1), (2, 1)),
        ((1, 1, 1, 1), None), ((0, 0, 0, 0), None), ((0, 2, 0, 2), None))


def model(weights):
    rest = iter(weights)
    nodes = []
    kept = []
    at = 'number'

    def node(kind, inputs, output, **how):
        nodes.append(helper.make_node(kind, inputs, [output], **how))
        return output

    def tensor(name, values):
        kept.append(numpy_helper.from_array(np.ascontiguousarray(values, np.float32), name))
        return name

    for i, (pads, pooled) in enumerate(SEEN):
        kernel, gamma, beta, mean, variance = (next(rest) for _ in range(5))
        scale = gamma / np.sqrt(variance + EPSILON)
        inputs = [at, tensor(f'kernel{i}', (kernel * scale).transpose(3, 2, 0, 1)), tensor(f'bias{i}', beta - mean * scale)]
        at = node('Relu', [node('Conv', inputs, f'conv{i}', pads=pads)], f'seen{i}')
        if pooled:
            at = node('MaxPool', [at], f'pooled{i}', kernel_shape=pooled, strides=pooled, ceil_mode=1)
    kernel, bias = rest
    at = node('Conv', [at, tensor('kernel', kernel.transpose(3, 2, 0, 1)), tensor('bias', bias)], 'said')
    kept.append(numpy_helper.from_array(np.array([2]), 'row'))
    at = node('Transpose', [node('Squeeze', [at, 'row'], 'flat')], 'turned', perm=[0, 2, 1])
    node('Softmax', [at], 'steps', axis=2)
    graph = helper.make_graph(
        nodes, 'digits', [helper.make_tensor_value_info('number', TensorProto.FLOAT, ['numbers', 1, HEIGHT, 'width'])],
        [helper.make_tensor_value_info('steps', TensorProto.FLOAT, ['numbers', 'time', bias.size])], kept)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13)], ir_version=8)
    onnx.checker.check_model(made)
    return made


if __name__ == '__main__':
    file = np.load(sys.argv[1])
    onnx.save(model([file[f'arr_{i}'] for i in range(len(file.files))]), sys.argv[2])
