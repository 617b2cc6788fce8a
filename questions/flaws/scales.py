"""Words that have an order, and units of one measure."""

from __future__ import annotations

SCALES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "once twice thrice",
    "mild moderate severe fatal",
    "never rarely occasionally sometimes often usually always",
    "cervical thoracic lumbar sacral coccygeal",
    "upper middle lower",
    "neonate infant child adolescent adult elderly",
    "none minimal mild moderate severe",
    "absent weak moderate strong",
    "poor fair good excellent",
    "single double triple quadruple",
    "nanogram microgram milligram gram kilogram",
    "before during after",
    "local regional distant",
    "acute subacute chronic",
    "weak moderate strong",
    "benign borderline malignant",
    "twenties thirties forties fifties sixties seventies eighties nineties",
    "low intermediate high",
    "low medium high",
    "low moderate high",
    "small medium large",
    "hourly daily weekly fortnightly monthly quarterly yearly",
    "seconds minutes hours days weeks months years decades",
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
    "infancy childhood adolescence adulthood",
    "newborn infant child adolescent adult",
    "morning noon afternoon evening night",
    "nanometres micrometres millimetres centimetres metres",
)  # fmt: skip

UNITS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
    "month": 2629800.0, "year": 31557600.0, "decade": 315576000.0,
    "mg": 1e-3, "g": 1.0, "µg": 1e-6, "mcg": 1e-6, "kg": 1e3,
    "mm": 1e-3, "cm": 1e-2, "m": 1.0, "µm": 1e-6, "nm": 1e-9,
}  # fmt: skip
"""Seconds, grams and metres."""
