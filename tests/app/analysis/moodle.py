"""Figures that Moodle's own tests hold: marks that went in, statistics that came out.

Both sets were worked out in spreadsheets, apart from Moodle's code. `GENERATED` are the attempts of
`mod/quiz/report/statistics/tests/statistics_test.php` (22 attempts; the spreadsheet stats.xls),
`WALKED` those of `stats_from_steps_walkthrough_test.php` and its fixtures results00 and qstats00
(25 attempts at 7 slots of one mark; the spreadsheet of jamiepratt/moodle-quiz-tools). Figures only.
"""

from __future__ import annotations

from app.analysis.results import Answer, Attempt, Question, Results, by_version

# marks of slots 8, 9, 10, 11, 12, 19, 20, 17, 18, 14, 15, 16, 13; then the sum of all
GENERATED = """
5.5 0.3 0.9 1   0.3 0 1 1 0 0 0 1 1 12
1   0.9 0.9 0.3 0.3 0 1 0 1 0 0 1 1 7.4
2.5 1   0.9 0.3 1   1 1 1 1 0 1 1 0 11.7
4   0.3 0.9 1   0.3 0 1 1 0 0 0 0 0 8.5
3   0.9 0.3 0.9 1   1 0 1 1 1 0 0 0 10.1
4.5 0.9 1   1   0.9 0 0 0 0 1 1 1 0 11.3
3   0.3 0.3 0.3 0.3 1 1 1 1 0 1 1 1 11.2
6   0.9 0.9 1   0.3 0 1 1 0 1 1 1 0 14.1
0.5 0.9 1   0.9 0.3 0 1 1 1 1 1 0 0 8.6
5.5 0.9 1   0.9 0.3 0 0 1 0 1 0 0 1 11.6
2.5 0.9 1   1   0.9 0 1 1 0 1 0 0 0 9.3
4   0.9 0.3 0.9 1   0 1 1 1 1 1 1 0 13.1
4   0.9 0.3 0.3 1   1 0 0 1 1 1 0 1 11.5
3   1   1   0.3 1   1 0 1 1 1 0 1 0 11.3
1   1   0.9 0.3 0.3 0 0 0 0 0 1 0 1 5.5
1   0.3 0.3 0.3 0.9 0 1 0 0 0 0 1 0 4.8
1.5 1   0.3 0.9 1   0 0 1 0 1 0 1 1 8.7
4   0.9 1   0.9 1   0 0 0 1 1 1 1 0 11.8
2   0.9 0.9 0.3 0.9 0 0 0 0 1 0 0 0 6
1   1   0.3 0.3 0.3 0 0 1 0 1 1 0 0 5.9
6   0.9 1   1   0.9 1 1 0 0 0 0 1 0 12.8
7   0.9 0.3 0.3 0.3 0 0 1 1 0 1 1 1 13.8
"""
GENERATED_SLOTS = (8, 9, 10, 11, 12, 19, 20, 17, 18, 14, 15, 16, 13)
# by slot, 8 to 20: facility, standard deviation in thousandths of a mark, effective weight,
# discrimination index, discriminative efficiency
GENERATED_EXPECTED = {
    8: (41.19318182, 1912.733589, 26.58464457, 25.88327077, 27.23492723),
    9: (81.36363636, 251.2738111, 3.368456046, 1.170256965, 1.382386552),
    10: (71.36363636, 322.6312277, 3.253955259, -4.207816809, -4.691171307),
    11: (65.45454545, 333.4199022, 7.584083694, 28.16930644, 31.12404354),
    12: (65.90909091, 337.5811591, 3.79658376, -2.513606859, -2.877487579),
    13: (36.36363636, 492.3659639, 3.183278505, -12.99017581, -17.5074184),
    14: (59.09090909, 503.2362797, 4.532356904, -8.900638238, -10.27568922),
    15: (50.0, 511.7663157, 7.78856243, 8.670004606, 10.86956522),
    16: (59.09090909, 503.2362797, 10.08351572, 29.63337745, 34.58997279),
    17: (63.63636364, 492.3659639, 8.381139345, 15.18945843, 17.4790556),
    18: (45.45454545, 509.6471914, 8.727645713, 16.21079629, 20.14359793),
    19: (27.27272727, 455.8423058, 7.946277111, 15.52451404, 22.06477733),
    20: (50.0, 511.7663157, 4.769500946, -8.396734802, -10.0),
}

# the variant of slot 2, marks of slots 1 to 7
WALKED = """
1  1   1 1 1 1 0 1
1  1   1 1 1 0.5 1 0
6  1   1 1 1 0.5 0 1
6  0   0 1 1 1 0 0
4  1   0 1 0 0 1 0.5
1  1   1 1 1 0.5 0 0.5
7  0   1 1 1 0.5 1 0.5
4  1   1 1 0 0.5 1 0.5
1  1   0 1 1 1 1 1
5  0   1 1 0 0.5 1 0.5
6  0.8 0 1 1 0.5 1 0.5
8  1   1 1 0 0.5 1 1
8  1   0 1 1 0.5 1 0.5
1  1   0 1 1 1 0 0.5
7  0   0 1 1 0 1 1
10 1   0 1 0 0.5 1 1
4  0.8 0 1 1 0.5 0 1
6  1   0 1 1 0 1 0.5
8  1   0 1 1 0.5 0 0.5
4  0   1 1 0 0.5 1 0
8  1   1 0.3333333 1 0.5 0 0.5
5  1   1 1 0 0.5 0 0.5
5  1   1 1 1 0 1 0.5
1  0   0 1 0 0.5 1 1
8  0   0 1 1 1 1 1
"""
# by slot: facility and standard deviation as shares, effective weight, discrimination index,
# discriminative efficiency
WALKED_EXPECTED = {
    1: (0.704, 0.4513682901, 21.2922742344, -7.0650767526, -9.4550536967),
    2: (0.48, 0.5099019514, 18.8979800309, -28.8982125772, -36.7834118938),
    3: (0.973333332, 0.13333334, 4.443012573, -9.1230674268, -21.6545012165),
    4: (0.68, 0.4760952286, 18.9347251357, -22.6306444113, -31.4411395613),
    5: (0.52, 0.3055050463, 11.1450138688, -17.6997047674, -21.1794802584),
    6: (0.64, 0.4898979486, 9.8081339177, -45.3785178421, -56.9365974439),
    7: (0.62, 0.331662479, 15.4788602394, -5.6543166602, -6.5043742058),
}
# by variant of slot 2: attempts, facility, standard deviation, discrimination, efficiency
VARIANTS_EXPECTED = {
    "1": (6, 0.50, 0.5477225575, -10.5999788, -14.28571429),
    "8": (5, 0.40, 0.547722558, -57.77466679, -71.05263241),
}
# the attempts, from 1, that drew the question "numerical" for slot 1; Moodle correlates a drawn
# question with the whole mark, its own included, where a slot and a variant have the rest
DRAWN = (1, 3, 5, 6, 7, 8, 10, 13, 15, 19, 24, 25)
DRAWN_EXPECTED = (58.3333333, 51.4928651, 35.803933, 39.39393939)
# in marks of 7
WALKED_TEST = {
    "median": 4.5,
    "mean": 4.617333332,
    "deviation": 0.8117265554,
    "skewness": -0.092502502,
    "kurtosis": -0.7073968557,
    "cic": -87.2230935542,
    "error_ratio": 136.8294900795,
    "standard_error": 1.1106813066,
}


def lines(text: str) -> list[list[str]]:
    """The words of each line that has some."""
    return [line.split() for line in text.splitlines() if line]


def generated() -> Results:
    """The 22 attempts, with the slots 1 to 4 in which nobody earned a mark and 5 to 7 without."""
    weights = (*[1.0] * 4, *[0.0] * 3, 8.0, *[1.0] * 12)
    attempts = []
    for number, line in enumerate(lines(GENERATED)):
        marks = dict.fromkeys(range(1, 21), 0.0)
        marks |= dict(zip(GENERATED_SLOTS, map(float, line), strict=False))
        answers = tuple(
            Answer(f"q{slot}", "1", marks[slot] / weight if weight else 0.0)
            for slot, weight in enumerate(weights, start=1)
        )
        attempts.append(Attempt(f"s{number}", 1, answers))
    return results(weights, attempts)


def walked(variants: bool = False) -> Results:
    """The 25 attempts; `variants`: slot 2 asks each its own variant, as versions of one item."""
    attempts = []
    for number, (variant, *marks) in enumerate(lines(WALKED)):
        answers = tuple(
            Answer(f"q{slot}", variant if variants and slot == 2 else "1", float(mark))
            for slot, mark in enumerate(marks, start=1)
        )
        attempts.append(Attempt(f"s{number}", 1, answers))
    return results((1.0,) * 7, attempts)


def results(weights: tuple[float, ...], attempts: list[Attempt]) -> Results:
    """The attempts, with a question for everything that they asked."""
    asked = {
        (answer.item_id, answer.version)
        for attempt in attempts
        for answer in attempt.answers
        if answer
    }
    questions = [Question(item, version, f"bank/{item}", "cloze") for item, version in asked]
    return Results(weights, tuple(attempts), by_version(questions))
