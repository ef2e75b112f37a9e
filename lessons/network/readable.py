"""Very small and very large numbers as a person reads them."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def readable(value: float) -> str:
    r"""A number with two digits that count; powers of ten where a row of zeros would have to be counted.

    Its spaces do not break: a power of ten stays in one line.

    >>> readable(0.0), readable(1.0), readable(0.2345), readable(36.2), readable(1234.0), readable(1.31e-12)
    ('0', '1', '0.23', '36', '1,200', '1.3\xa0×\xa010⁻¹²')
    """
    if value == 0:
        return "0"
    digits, power = f"{value:.1e}".split("e")
    if int(power) < -3 or int(power) > 6:
        return f"{digits.removesuffix('.0')}\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10{str(int(power)).translate(_RAISED)}"
    rounded = float(f"{value:.1e}")
    if rounded >= 10:
        return f"{rounded:,.0f}"
    return f"{rounded:.{max(0, 1 - int(power))}f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    r"""A share in percent with one digit; a part is never called all or nothing.

    >>> percent(0.861), percent(0.00004), percent(0.99986), percent(0.0), percent(1.0)
    ('86.1%', '<\xa00.1%', '>\xa099.9%', '0.0%', '100.0%')
    """
    if 0 < share < 0.0005:
        return "<\N{NO-BREAK SPACE}0.1%"
    return ">\N{NO-BREAK SPACE}99.9%" if 0.9995 <= share < 1 else f"{share:.1%}"


def share_in_words(share: float) -> str:
    """A share as a person says it: percent, or one part in how many.

    >>> share_in_words(0.18), share_in_words(0.00047), share_in_words(1.31e-12)
    ('18%', 'one part in 2,100', 'one part in 760 billion')
    """
    if share >= 0.01:
        return f"{readable(100 * share)}%"
    parts = float(f"{1 / share:.1e}")
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if 1e15 > parts >= size:
            return f"one part in {readable(parts / size)} {name}"
    return f"one part in {readable(parts)}"


def so_many(count: int, thing: str) -> str:
    """A number of things.

    >>> so_many(1, "word"), so_many(3000, "step")
    ('1 word', '3,000 steps')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def in_brackets(number: float | str) -> str:
    """A number as it stands in a product or a sum: in brackets below 0.

    >>> f"2·{in_brackets('-0.3')} + {in_brackets(1)}"
    '2·(-0.3) + 1'
    """
    return f"({number})" if str(number).startswith("-") else str(number)
