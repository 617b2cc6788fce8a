"""Where parts of the body lie, how drugs are taken, and Greek roots of organs."""

from __future__ import annotations

REGIONS = {
    "leg": "femur tibia fibula patella calcaneus thigh knee ankle foot shin calf talus",
    "arm": "humerus radius ulna elbow wrist hand forearm",
    "head": "brain skull mandible maxilla eye ear scalp cerebellum cerebrum pituitary orbit",
    "chest": "lung heart oesophagus esophagus rib ribs sternum mediastinum pleura thymus trachea "
    "bronchus",
    "abdomen": "liver spleen stomach kidney pancreas bowel colon gallbladder omentum duodenum "
    "ileum appendix adrenal",
    "pelvis": "bladder uterus ovary prostate rectum cervix vagina sacrum",
    "neck": "thyroid larynx pharynx parathyroid",
}  # fmt: skip
"""Region -> parts that lie there."""

REGION_NAMES = {
    "leg": r"\b(?:leg|lower limb|lower extremity|thigh)s?\b",
    "arm": r"\b(?:arm|upper limb|upper extremity)s?\b",
    "head": r"\b(?:head|cranium|intracranial)\b",
    "chest": r"\b(?:chest|thorax|thoracic cavity|intrathoracic)\b",
    "abdomen": r"\b(?:abdomen|abdominal cavity|belly|intra-abdominal)\b",
    "pelvis": r"\b(?:pelvis|pelvic cavity)\b",
    "neck": r"\bneck\b",
}

ROOTS = {
    "liver": "hepat", "kidney": "nephr", "lung": "pneum lob", "breast": "mast lump",
    "stomach": "gastr", "spleen": "splen", "bladder": "cyst", "womb": "hyster", "uterus": "hyster",
    "thyroid": "thyroid", "brain": "crani", "skull": "crani", "larynx": "laryng",
    "pharynx": "pharyng", "tongue": "gloss", "testis": "orch", "testicle": "orch",
    "ovary": "oophor ovari", "ovaries": "oophor ovari", "colon": "col hemicol", "rectum": "proct",
    "prostate": "prostat", "pancreas": "pancreat", "gallbladder": "cholecyst",
    "vertebra": "vertebr lamin", "vertebrae": "vertebr lamin", "spine": "vertebr lamin spondyl",
    "chest": "thorac", "nerve": "neur", "vein": "phleb", "bone": "oste", "joint": "arthr",
    "tonsil": "tonsill", "trachea": "trache", "windpipe": "trache", "gullet": "oesophag esophag",
    "oesophagus": "oesophag esophag", "esophagus": "oesophag esophag", "adrenal": "adrenal",
    "appendix": "append", "kidneys": "nephr", "lungs": "pneum lob", "eye": "enucl vitr",
}  # fmt: skip
"""Organ -> beginnings of the names of its operations and examinations."""

ROUTES = {
    "mouth": r"\b(?:oral|orally|by mouth|tablets?|capsules?|pills?|syrup|lozenges?|swallowed|"
    "liquid "
    r"medicine|elixir|chewed)\b|\bper os\b",
    "vein": r"\b(?:intravenous|intravenously|i\.?v\.?|infusions?|infused|into a vein|drip)\b",
    "skin": r"\b(?:subcutaneous|subcutaneously|under the skin|implants?|depot)\b",
    "patch": r"\b(?:transdermal|patch|patches|through the skin)\b",
    "surface": r"\b(?:topical|ointment|cream|gel|lotion)\b",
    "muscle": r"\b(?:intramuscular|intramuscularly|into the muscle|gluteal)\b",
    "spine": r"\b(?:intrathecal|epidural|intraspinal)\b",
    "bowel": r"\b(?:rectal|suppository|suppositories|enema)\b",
    "needle": r"\b(?:injections?|injected)\b",
    "air": r"\b(?:inhaled|nebuli[sz]ed|inhaler|inhalation)\b",
}
"""Way into the body -> what names it, in a stem or an option."""

NO_SWALLOWING = (
    r"\b(?:cannot|can no longer|unable to|can't|not able to|too \w+ to) (?:swallow|take (?:tablets|"
    r"anything by mouth))|\bdysphagia\b|\bvomits (?:everything|all|every)\b|\bno oral intake\b|"
    r"\bnil by mouth\b|\boesophageal obstruction\b|\besophageal obstruction\b"
)
"""Rules out the way by the mouth."""

ADJECTIVES = {
    "groin": "inguinal femoral", "armpit": "axillary", "neck": "cervical",
    "collarbone": "clavicular supraclavicular infraclavicular", "breastbone": "sternal parasternal",
    "sternum": "sternal parasternal", "knee": "popliteal", "loin": "lumbar",
    "jaw": "mandibular submandibular", "chin": "submental mental", "cheek": "buccal",
    "belly": "abdominal mesenteric", "womb": "uterine", "gut": "mesenteric intestinal",
    "buttock": "gluteal", "calf": "sural", "navel": "umbilical", "windpipe": "tracheal",
    "gullet": "oesophageal esophageal", "backbone": "vertebral spinal",
    "ear": "auricular preauricular",
}  # fmt: skip
"""Place in English -> how it is named in front of a node, nerve or vessel."""

MALE = r"\b(?:prostat\w*|testic\w*|testis|testes|penile|penis|erectile|scrotal|scrotum|seminoma)\b"
FEMALE = (
    r"\b(?:ovar(?:y|ies|ian)|uter(?:us|ine)|endometri\w*|vagina\w*|vulva\w*|pregnan\w*|menopaus\w*|"
    r"cervix|cervical (?:cancer|smear|carcinoma|screening)|hysterectomy|placent\w*|menstru\w*)\b"
)
"""What belongs to one sex."""
