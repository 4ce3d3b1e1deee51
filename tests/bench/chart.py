"""What all charts are drawn with: one look, no libraries."""

import math
from html import escape

MARGIN, HEAD = 16, 80
COLOURS = ["#2f6f4f", "#3a6ea5", "#c8744a", "#8a5a9e", "#6da58a", "#b0b0b0"]


def svg(width, height, title, subtitle, drawn):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">',
        '<style>text { font: 12px sans-serif; fill: #222 } .title { font-weight: bold } '
        '.head { font-size: 16px; font-weight: bold }</style>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text class="head" x="{MARGIN}" y="26">{escape(title)}</text>',
        f'<text x="{MARGIN}" y="46">{escape(subtitle)}</text>',
        *drawn,
        "</svg>", ""])


def text(x, y, words, anchor="start", kind=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}"' + (f' text-anchor="{anchor}"' if anchor != "start" else "")
            + (f' class="{kind}"' if kind else "") + f'>{escape(words)}</text>')


def line(points, colour, width=2):
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def round_steps(highest, about=5):
    """0 and multiples of 1, 2 or 5 times a power of ten, up to at least highest."""
    rough = max(highest, 1e-9) / about
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [step * number for number in range(math.ceil(highest / step) + 1)]


def apart(places, distance):
    """The same places, in their order from small to large, moved so that no two are
    nearer than that: where labels of lines go."""
    moved = {}
    last = -math.inf
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        last = moved[name] = max(place, last + distance)
    return moved


def panel(x, y, width, height, title, x_ticks, lines, logarithmic=False, limits=()):
    """Lines in a frame, each with its name at its right end. x_ticks: (value, what it
    is called); lines: name to [(x, y)]; logarithmic: of x; limits: (y, words) for
    goals, drawn across."""
    place = math.log if logarithmic else lambda value: value
    label = 130    # room for the names on the right
    left, top, right, bottom = x + 40, y + 16, x + width - label, y + height - 20
    points = sum(lines.values(), [])
    first, last = place(x_ticks[0][0]), place(max(at for at, _ in [*x_ticks, *points]))
    steps = round_steps(max([value for _, value in points] + [value for value, _ in limits]))
    across = lambda value: left + (right - left) * (place(value) - first) / ((last - first) or 1)
    up = lambda value: bottom - (bottom - top) * value / steps[-1]

    drawn = [text(x, y, title, kind="title")]
    for step in steps:
        drawn.append(line([(left, up(step)), (right, up(step))], "#e0e0e0", 1))
        drawn.append(text(left - 6, up(step) + 4, f"{step:,g}", "end"))
    for value, name in x_ticks:
        drawn.append(text(across(value), bottom + 16, name, "middle"))
    for value, words in limits:
        drawn.append(f'<path d="M{left:.1f} {up(value):.1f}H{right:.1f}" stroke="#999" stroke-dasharray="4 4"/>')
        drawn.append(text(left + 6, up(value) - 4, words))
    names = apart({name: up(points[-1][1]) + 4 for name, points in lines.items()}, 14)
    for (name, points), colour in zip(lines.items(), COLOURS):
        drawn.append(line([(across(at), up(value)) for at, value in points], colour))
        drawn.append(f'<circle cx="{across(points[-1][0]):.1f}" cy="{up(points[-1][1]):.1f}" r="3" fill="{colour}"/>')
        drawn.append(text(across(points[-1][0]) + 8, names[name], name))
    return drawn
