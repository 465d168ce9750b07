"""Label smoothing: targets drawn towards the even distribution."""


def smooth(y_true, amount, count_classes):
    """`y_true * (1 - amount) + amount / classes`; the targets as they are where `amount` is the number 0.

    Args:
        y_true: Targets.
        amount: Number in `[0, 1]`.
        count_classes: Function without arguments that gives the number of classes.

    Reference: Szegedy, Vanhoucke, Ioffe, Shlens, Wojna (2016), "Rethinking the Inception Architecture for Computer
        Vision", https://arxiv.org/abs/1512.00567, section 7.
    """
    if isinstance(amount, (int, float)) and not amount:
        return y_true
    return y_true * (1.0 - amount) + amount / count_classes()
