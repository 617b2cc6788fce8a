"""The word lists of the rules, matched as whole words (`questions.flaws.text`)."""

from __future__ import annotations

ABSOLUTE = tuple(
    """absolutely all always cannot certainly completely definitely entirely every everybody
    everyone everything exclusively forever fully guaranteed guarantees impossible inevitably
    invariably must never nobody none nothing only perfectly permanently sole solely totally
    unavoidably undoubtedly unfailingly universally utterly wholly""".split()
)

VAGUE = tuple(
    """commonly customarily frequently generally habitually infrequently mainly mostly normally
    occasionally often ordinarily perhaps periodically possibly probably rarely regularly seldom
    sometimes somewhat sporadically typically uncommonly usually""".split()
)

VAGUE_AMOUNTS = tuple("""fairly few many quite reasonably several some various""".split())
"""Where an option begins with them; a stem may tell of several lesions."""

VAGUE_PHRASES = (
    "a lot of",
    "a number of",
    "a good deal",
    "plenty of",
    "for the most part",
    "most of the time",
    "some of the time",
    "not infrequently",
    "every so often",
    "as a rule",
    "at times",
    "from time to time",
    "in many cases",
    "in most cases",
    "in some cases",
    "in certain cases",
    "in some patients",
    "more or less",
    "now and again",
    "now and then",
    "on occasion",
    "once in a while",
    "quite a few",
    "tend to",
    "tends to",
)

UP = tuple(
    """after bigger climbs greater grows higher improve improves increase increased increases
    increasing longer more raised rise rises rising up""".split()
)

DOWN = tuple(
    """before decline declines decrease decreased decreases decreasing down drop drops fall falling
    falls fewer less lower reduced reduces shorter shrinks smaller worse worsens""".split()
)

LEVEL = tuple(
    """alike both constant equal equally identical neither same simultaneously stable unaffected
    unaltered unchanged""".split()
)

LEVEL_PHRASES = (
    "as often as",
    "as much as",
    "in both",
    "of both",
    "no change",
    "no difference",
    "no effect",
    "not change",
    "stays",
    "remains",
    "as before",
    "does not alter",
    "the same time",
    "no different",
    "not affected",
)

NEAR_CARE = frozenset(
    """alarm bath bathtub bed beer bell bus button car chair chairs cigar coat coffee comb cook
    cooking door fish food gloves grape grapes horse horses ladder milk pants pillow rice roof
    shirt shoe shoes shopping smoke snow soap socks sugar swim swimming tea telephone television
    train whisky window windows wine""".split()
)
"""Everyday words that a history may need: rising from a chair, a fall from a horse."""

LIFE = tuple(
    """accountant bakes bingo birdwatcher birthday clerk divorced electrician engineer enjoys
    favourite fond grandson's hobbies hometown married neighbours owns pensioner pet pets
    postwoman retired volunteers wealthy widow widowed widower""".split()
)

TRIVIA = (
    "ancient",
    "as everyone knows",
    "as is well known",
    "as you may know",
    "awarded",
    "century",
    "curiously",
    "discovered",
    "famous",
    "famously",
    "fascinating",
    "first described",
    "first licensed",
    "history",
    "incidentally",
    "interestingly",
    "invented",
    "it is well known",
    "nobel",
    "of interest",
    "of note",
    "pioneered",
    "remarkably",
    "was described by",
    "was licensed",
    "was named",
)

MEDICAL = tuple(
    """appearance body bone brain calcification cancer cell cells core cyst deposit face fracture
    headache lesion liver lung marrow metastases metastasis node nodes nodule organ pain pattern
    peau scan sign spine spot stain syndrome test tumor tumour vertebra wave waves""".split()
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

OPPOSITES = """
rise fall; rises falls; rising falling; rise drop; rises drops; increase decrease; increases
decreases; increased decreased; increasing decreasing; raise lower; raises lowers; raised
lowered; higher lower; high low; more less; more fewer; stronger weaker; strengthens weakens;
gain loss; gains loses; better worse; improves worsens; longer shorter; lengthens shortens;
faster slower; speeds slows; larger smaller; grows shrinks; activates inhibits; activation
inhibition; stimulates inhibits; stimulates suppresses; stimulates blocks; promotes prevents;
upregulates downregulates; dilates constricts; contracts relaxes; thicker thinner; early late;
before after; above below; hot cold; positive negative; present absent; with without; acid
alkaline; acidosis alkalosis; wide narrow; gain lack; excess lack; excess deficiency; excess
deficit; open closed; tight loose; tighter looser; soft hard; fast slow; long short; thick thin;
thickening thinning; strengthening weakening; bright dark; wet dry; proximal distal; inner
outer; agonist antagonist; activator inhibitor; activating inhibiting; formation destruction;
gained lost; acceleration slowing; dilatation constriction; widens narrows; opens closes; starts
stops; adds removes; builds destroys; heats cools; lytic sclerotic; osteolytic osteoblastic;
benign malignant
"""
"""Pairs of words that turn a statement round, apart from those in UP and DOWN."""
