"""The word lists of the rules, matched as whole words (`questions.flaws.text`)."""

from __future__ import annotations

ABSOLUTE = tuple(
    """absolutely all always cannot certainly completely definitely entirely every everybody
    everyone everything exclusively forever fully guarantee guaranteed guarantees impossible
    inevitable inevitably infallible infallibly invariably mandatory must never nobody none nothing
    only perfectly permanently sole solely totally unavoidable unavoidably undoubtedly unfailing
    unfailingly uniformly universally utterly wholly""".split()
)

VAGUE = tuple(
    """commonly customarily frequently generally habitually infrequently mainly mostly normally
    occasionally often ordinarily perhaps periodically possibly probably rarely regularly seldom
    sometimes somewhat sporadically typically uncommonly usually""".split()
)

VAGUE_AMOUNTS = tuple(
    """fairly few hardly many numerous quite rather reasonably relatively scarcely several some
    various""".split()
)
"""Where an option begins with them; a stem may tell of several lesions."""

UP = tuple(
    """above after augments better bigger climbs deeper earlier elevated enhanced expands faster
    gain gains greater grows heavier heightened higher improve improved improves improving
    increase increased increases increasing longer more mounts raised raises rise rises rising
    rose stronger thicker up upward upwards warmer widens wider""".split()
)

DOWN = tuple(
    """before below colder declines decline declined decrease decreased decreases decreasing
    deteriorated deteriorates diminished diminishes down downward downwards drop drops
    dropped dwindles eased fall falling falls fell fewer impaired later lessened lessens
    lighter less lose loses loss lower lowered lowers narrower narrows reduced reduces
    shallower shorter shrinks slower smaller thinner weaker worse worsened worsening
    worsens""".split()
)

LEVEL = tuple(
    """alike both constant equal equally equivalent identical identically neither same similar
    similarly simultaneously stable flat plateau irrelevant static steady unaffected
    unaltered unchanged unmodified""".split()
)

MIDDLE = tuple(
    """ambiguous balanced borderline dubious edge equivocal indeterminate intermediate mixed
    moderate neutral uncertain unclear unknown varied variable varies between during border boundary
    undetermined""".split()
)
"""Between two opposites: with them it leaves nothing else."""

NEAR_CARE = frozenset(
    """alarm bath bathtub bed beer bell bus button car chair chairs cigar coat coffee comb cook
    cooking door fish food fork kettle ladder magnet neighbours wedding hammer pencil gloves
    grape grapes horse horses ladder milk pants pillow rice roof shirt shoe shoes shopping smoke
    snow soap socks sugar swim swimming tea telephone television train whisky window windows
    wine""".split()
)
"""Everyday words that a history may need: rising from a chair, a fall from a horse."""

LIFE = tuple(
    """accountant bakes bingo birdwatcher birthday clerk divorced electrician engineer enjoys
    favourite fond grandson's hobbies hometown married neighbours owns pensioner pet pets
    postwoman retired volunteers wealthy widow widowed widower""".split()
)

MEDICAL = tuple(
    """lipid peptide protein chain molecule receptor gland angioma appearance artery body bone
    brain calcification cancer cell cells core chest cyst
    deposit face finger foot fracture gait hand heart headache image leg lesion ligament liver
    lung marrow metastases metastasis muscle naevus nail nerve node nodes nodule organ pain
    pattern phenomenon peau rash scan sequence shadow sign skin spine spot stain study syndrome
    test trial tumor tumour tongue ulcer valve vein vertebra wave waves""".split()
)
"""Beside one of these an everyday word is a medical one: popcorn calcification."""

GENERIC = frozenset(
    """age centimetre day days disease dose drug drugs early effect five four general half
    high hour hours kind large late left level low main man men month months new number
    old one patients per percent rate right risk several single six small syndrome ten
    test therapy three time times treatment tumor tumour tumours two type week weeks
    woman women year years""".split()
)
"""Words that stand in any stem: a key that has one is not given away by it."""

PRODUCTIVE = frozenset(
    """adeno carci chemo hyper immun inter macro metas micro multi neuro radio super supra thera
    trans treat under""".split()
)
"""Beginnings that unrelated words share."""
