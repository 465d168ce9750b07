"""Convolutions."""

from keras.conformance.backend_calls.call import CUBE, IMAGES, IMAGES_FIRST, VOLUMES, Call, numbers

CALLS = [
    *[
        Call(
            "conv1d",
            lambda K, x, k, p=p, s=s, d=d: K.conv1d(x, k, strides=s, padding=p, dilation_rate=d),
            [numbers(2, 7, 3), numbers(3, 3, 4)],
        )
        for p, s, d in (
            ("valid", 1, 1),
            ("same", 2, 1),
            ("causal", 1, 1),
            ("causal", 1, 2),
            ("causal", 2, 1),
            ("same", 1, 2),
        )
    ],
    Call("conv1d", lambda K, x, k: K.conv1d(x, k, data_format="channels_first"), [numbers(2, 3, 7), numbers(3, 3, 4)]),
    *[
        Call(
            "conv2d",
            lambda K, x, k, p=p, s=s, d=d: K.conv2d(x, k, strides=s, padding=p, dilation_rate=d),
            [IMAGES, numbers(3, 2, 3, 4)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 1), (1, 1)), ("same", (1, 1), (2, 2)), ("valid", 2, 1))
    ],
    Call("conv2d", lambda K, x, k: K.conv2d(x, k, data_format="channels_first"), [IMAGES_FIRST, numbers(3, 2, 3, 4)]),
    Call("conv3d", lambda K, x, k: K.conv3d(x, k), [VOLUMES, numbers(2, 2, 2, 2, 3)]),
    Call("conv3d", lambda K, x, k: K.conv3d(x, k, (1, 2, 1), "same"), [VOLUMES, numbers(2, 2, 2, 2, 3)]),
    *[
        Call(
            "conv2d_transpose",
            lambda K, x, k, shape=shape, p=p, s=s, d=d: K.conv2d_transpose(x, k, shape, s, p, dilation_rate=d),
            [IMAGES, numbers(3, 2, 4, 3)],
        )
        for shape, p, s, d in [
            ((2, 7, 7, 4), "valid", (1, 1), (1, 1)),
            ((2, 10, 12, 4), "same", (2, 2), (1, 1)),
            ((None, 10, 12, 4), "same", (2, 2), (1, 1)),
            ((2, 5, 6, 4), "same", (1, 1), (2, 2)),
        ]
    ],
    Call(
        "conv2d_transpose",
        lambda K, x, k: K.conv2d_transpose(x, k, (2, 4, 10, 12), (2, 2), "same", "channels_first"),
        [IMAGES_FIRST, numbers(3, 2, 4, 3)],
    ),
    *[
        Call(
            "depthwise_conv2d",
            lambda K, x, k, p=p, s=s, d=d: K.depthwise_conv2d(x, k, s, p, dilation_rate=d),
            [IMAGES, numbers(3, 2, 3, 2)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 2), (1, 1)), ("same", (1, 1), (2, 2)))
    ],
    Call(
        "depthwise_conv2d",
        lambda K, x, k: K.depthwise_conv2d(x, k, data_format="channels_first"),
        [IMAGES_FIRST, numbers(3, 2, 3, 2)],
    ),
    *[
        Call(
            "separable_conv2d",
            lambda K, x, k, m, p=p, s=s, d=d: K.separable_conv2d(x, k, m, s, p, dilation_rate=d),
            [IMAGES, numbers(3, 2, 3, 2), numbers(1, 1, 6, 4)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 2), (1, 1)), ("same", (1, 1), (2, 2)))
    ],
    Call(
        "separable_conv2d",
        lambda K, x, k, m: K.separable_conv2d(x, k, m, data_format="channels_first"),
        [IMAGES_FIRST, numbers(3, 2, 3, 2), numbers(1, 1, 6, 4)],
    ),
    Call("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (1,)), [CUBE, numbers(2, 8, 5)]),
    Call("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (2,)), [numbers(2, 6, 4), numbers(3, 8, 5)]),
    Call("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (1,), "channels_first"), [CUBE, numbers(3, 6, 5)]),
    Call("local_conv2d", lambda K, x, k: K.local_conv2d(x, k, (3, 2), (1, 2), (3, 3)), [IMAGES, numbers(9, 18, 4)]),
    Call(
        "local_conv2d",
        lambda K, x, k: K.local_conv2d(x, k, (3, 2), (1, 2), (3, 3), "channels_first"),
        [IMAGES_FIRST, numbers(9, 18, 4)],
    ),
]
