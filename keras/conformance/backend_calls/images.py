"""Pooling, padding and resizing."""

import numpy as np

from keras.conformance.backend_calls.call import CUBE, IMAGES, IMAGES_FIRST, VOLUMES, Call

INTEGER_IMAGES = np.random.RandomState(0).randint(0, 9, (2, 5, 6, 3)).astype("int32")

CALLS = [
    *[
        Call("pool2d", lambda K, x, m=m, p=p, s=s: K.pool2d(x, (2, 3), s, p, pool_mode=m), [IMAGES])
        for m in ("max", "avg")
        for p, s in (("valid", (1, 1)), ("same", (2, 1)))
    ],
    Call("pool2d", lambda K, x: K.pool2d(x, (2, 2), (2, 2), data_format="channels_first"), [IMAGES_FIRST]),
    *[
        Call("pool3d", lambda K, x, m=m, p=p: K.pool3d(x, (2, 2, 3), (1, 2, 2), p, pool_mode=m), [VOLUMES])
        for m in ("max", "avg")
        for p in ("valid", "same")
    ],
    Call("temporal_padding", lambda K, x: K.temporal_padding(x, (2, 1)), [CUBE]),
    Call("spatial_2d_padding", lambda K, x: K.spatial_2d_padding(x), [IMAGES]),
    Call(
        "spatial_2d_padding", lambda K, x: K.spatial_2d_padding(x, ((1, 2), (0, 3)), "channels_first"), [IMAGES_FIRST]
    ),
    Call("spatial_3d_padding", lambda K, x: K.spatial_3d_padding(x), [VOLUMES]),
    Call(
        "spatial_3d_padding",
        lambda K, x: K.spatial_3d_padding(x, ((1, 2), (0, 3), (1, 0)), "channels_first"),
        [VOLUMES],
    ),
    *[
        Call("resize_images", lambda K, x, how=how: K.resize_images(x, 2, 3, "channels_last", how), [IMAGES])
        for how in "bicubic bilinear gaussian lanczos3 lanczos5 mitchellcubic nearest".split()
    ],
    Call("resize_images", lambda K, x: K.resize_images(x, 2, 3, "channels_first", "bilinear"), [IMAGES_FIRST]),
    Call("resize_images", lambda K, x: K.resize_images(x, 2, 3, "channels_last", "area"), [INTEGER_IMAGES]),
    Call("resize_images", lambda K, x: K.resize_images(x, 1.5, 2, "channels_last"), [IMAGES]),
    Call("resize_volumes", lambda K, x: K.resize_volumes(x, 1, 2, 3, "channels_last"), [VOLUMES]),
    Call("resize_volumes", lambda K, x: K.resize_volumes(x, 1, 2, 3, "channels_first"), [VOLUMES]),
]
