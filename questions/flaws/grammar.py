"""A key that alone fits the stem, or alone has its shape."""

from __future__ import annotations

import re

from questions.flaws.forms import breaks_grammar
from questions.flaws.question import Question
from questions.flaws.text import asked, words

_ARTICLE = re.compile(r"^(?:an?|one) ", re.IGNORECASE)
_FINITE = re.compile(
    r"^(?:it|they|she|he|this|there) \w+|^(?!.*\b(?:that|which|who|whose|when|if|while|although|"
    r"because)\b).*"
    r"\b(?:is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_NO_VERB = frozenset(
    """bleeding breathing burning coughing ewing feeding imaging itching king lining morning nothing
    numbing opening painting ring scarring screening something spring staging sterling string
    swelling tingling vomiting wasting weakening wheezing wing writing""".split()
)
_VERBS = frozenset(
    """act activate add bind block bring cause cross degrade destroy dissolve divide enlarge enter
    give inactivate inhibit irradiate keep kill leave lose lower make need prevent raise reduce
    relieve remove replace resorb shed show slow spare stimulate stop strengthen suppress travel
    use weaken widen work""".split()
)
_SINGULAR_IN_S = frozenset("ascites caries diabetes herpes lens measles rabies".split())
_PREPOSITIONS = frozenset("because by from if so through when while".split())
_PLURAL_STEM = re.compile(
    r"^(?:which|what) (?:(?:[\w-]+ ){0,5}?(?:are|were|have)\b|"
    r"(?:of these )?(?!does\b|has\b|causes\b|makes\b|lies\b|happens\b|follows\b|explains\b)"
    r"\w{3,}(?<![siu])s (?!of\b))",
    re.IGNORECASE,
)


def grammatical_cues(question: Question) -> str | None:
    """The key alone fits the stem's article or number, or alone has its shape."""
    if question.place is None or not question.others:
        return None
    key, others = question.key or "", question.others
    return (
        _by_article(question)
        or _by_number(question.stem, key, others)
        or _by_shape(question.stem, key, others)
        or _by_verb(question.stem, key, others)
        or _by_person(question.stem, key, others)
        or breaks_grammar(question)
    )


def _by_article(question: Question) -> str | None:
    end = re.search(r"\b(an?)\s*(?:_+|\.*|:)?$", question.stem.strip(), re.IGNORECASE)
    if not end:
        return None
    vowels = [text[:1].casefold() in "aeiou" for text in question.options]
    if len(set(vowels)) > 1 and question.place is not None:
        return f"'{end[1]}' at the end of the stem fits some options only"
    return None


def _by_number(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    many = _is_many(key)
    unlike = sum(_is_many(each) != many for each in others)
    if unlike < len(others) - ("?" not in stem):
        return None
    ask = asked(stem)
    completed = re.search(
        r"\b(?:is|are|was|were)(?: called| the)?$", stem.strip().rstrip(":.… "), re.IGNORECASE
    )
    plural = _PLURAL_STEM.search(ask) or (completed and completed[0][:3] in ("are", "wer"))
    single = completed and completed[0][:2] in ("is", "wa")
    alone = unlike == len(others)
    if (plural and many) or (single and not many and alone):
        return "the key has the number of the stem, others have not"
    return None


def _is_many(text: str) -> bool:
    head = re.split(r"\b(?:of|in|with|for|from|that|which|to|on|by|at)\b|,", text)[0]
    last = (words(head) or [""])[-1]
    return (
        " and " in text
        or last.endswith(("phi", "chi", "clei", "brae", "mata"))
        or (
            len(last) > 3
            and last not in _SINGULAR_IN_S
            and last.endswith("s")
            and not last.endswith(("ss", "us", "is", "as", "os"))
        )
    )


def _by_shape(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    if (
        key[:1].islower()
        and key.split()[0].isalpha()
        and key.split()[0].islower()
        and not any(each[:1].islower() for each in others)
    ):
        return "the key alone begins small"
    if key[:1].isupper() and all(each[:1].islower() for each in others) and key[1:2].islower():
        return "the key alone begins large"
    own, shapes = _shape(key), [_shape(each) for each in others]
    if "?" not in stem and _misfits(own, shapes):
        return f"the key goes on with the stem as a '{own}', others do not"
    if own in shapes:
        return None
    alike = len(set(shapes)) == 1
    if own == "plain" and alike and shapes[0] in ("article", "infinitive", "verb"):
        return "the key alone is a bare name"
    if own == "plain":
        mixed = len(set(shapes)) > 1 and not set(shapes) <= {"article", "gerund"}
        return "the key alone is a bare name" if mixed else None
    if own == "gerund" and "?" in stem and not (alike and shapes[0] != "plain"):
        return None
    if own == "article" and not all(_is_many(each) for each in others):
        return None
    return f"the key alone is of the shape '{own}'"


def _misfits(own: str, shapes: list[str]) -> bool:
    """Two options or more that cannot go on with a stem that the key goes on with."""
    other = [each for each in shapes if each != own]
    if own != "plain":
        return len(other) > 1
    return sum(each in _UNFIT for each in other) > 1


_UNFIT = frozenset({"sentence", "infinitive", "prepositional", "participle", "gerund"})


def _shape(text: str) -> str:
    """article, infinitive, gerund, sentence or plain."""
    first, *more = words(text) or [""]
    if _ARTICLE.match(text):
        return "article"
    if first == "to":
        return "infinitive"
    if text.rstrip().endswith(".") or _FINITE.search(text):
        return "sentence"
    if first in _PREPOSITIONS and len(more) > 0:
        return "prepositional"
    if first.endswith("ing") and len(more) > 0 and first not in _NO_VERB:
        return "gerund"
    if len(first) > 4 and first.endswith("ed") and more and more[0] in _DETERMINERS:
        return "participle"
    if first in ("is", "are", "was", "has", "may", "can", "must"):
        return "verb"
    return "verb" if first.endswith("s") and first[:-1] in _VERBS else "plain"


_DETERMINERS = frozenset("a an as by for from her his in its the their to with".split())


_BARE = frozenset(
    """add admit advise allow arrange ask avoid begin biopsy block bind call cause change check
    consult continue decrease delay destroy discuss double drain examine excise fix give have
    improve increase inject insert irradiate kill lower make measure notify obtain offer operate
    order perform prescribe prevent protect raise reassure reduce refer relieve remove repeat
    replace resect rest scan see shrink slow start stop stimulate strengthen suppress suspend
    take test treat undergo use walk withhold""".split()
)


def _by_verb(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """'The surgeon should ...' with a verb in the key, and none in two others or more."""
    if "?" in stem or not re.search(r"\b(?:should|must|can|may|will|to)\W*$", stem, re.IGNORECASE):
        return None
    first = [(words(text) or [""])[0] in _BARE for text in (key, *others)]
    return (
        "the key goes on with a verb, others do not"
        if first[0] and first.count(False) > 1
        else None
    )


def _by_person(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """A woman in the stem, and 'he' or 'his' in every option but the key."""
    for told, wrong in (({"woman", "she", "her"}, {"he", "his", "him"}),
                        ({"man", "he", "his"}, {"she", "her", "hers"})):  # fmt: skip
        said = set(words(stem))
        if said & told and not said & wrong and not set(words(key)) & wrong:
            unfit = [each for each in others if set(words(each)) & wrong]
            if len(unfit) > 1:
                return f"'{unfit[0]}' does not fit the person in the stem"
    return None
