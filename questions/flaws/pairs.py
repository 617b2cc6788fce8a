"""Pairs of words that turn a statement round."""

from __future__ import annotations

OPPOSITES = """
slows quickens; relieves intensifies; exaggerated diminished; amplifies dampens; intensifies
weakens; accelerates slows; quickens slows;
rise fall; rises falls; rising falling; rise drop; rises drops; increase decrease; increases
decreases; increased decreased; increasing decreasing; raise lower; raises lowers; raised lowered;
higher lower; high low; more less; more fewer; stronger weaker; strengthens weakens; gain loss;
gains loses; better worse; improves worsens; longer shorter; lengthens shortens; faster slower;
speeds slows; larger smaller; grows shrinks; activates inhibits; activation inhibition; stimulates
inhibits; stimulates suppresses; stimulates blocks; promotes prevents; upregulates downregulates;
dilates constricts; contracts relaxes; thicker thinner; hot cold; positive negative; present
absent; with without; acid alkaline; acidosis alkalosis; wide narrow; gain lack; excess lack;
excess deficiency; excess deficit; open closed; tight loose; tighter looser; soft hard; fast slow;
long short; thick thin; thickening thinning; strengthening weakening; bright dark; wet dry; agonist
antagonist; activator inhibitor; activating inhibiting; formation destruction; gained lost;
acceleration slowing; dilatation constriction; widens narrows; opens closes; starts stops; adds
removes; builds destroys; heats cools; lytic sclerotic; osteolytic osteoblastic; benign malignant;
dull resonant; dull tympanitic; lessens worsens; eases worsens; relieves worsens; reduces
increases; reduces raises; lessens increases; lowers increases; slows accelerates; slowed
accelerated; delays hastens; shortens prolongs; blocks activates; inhibits promotes; suppresses
enhances; suppresses induces; suppresses activates; represses induces; kills protects; protects
harms; prevents causes; decreases promotes; softens hardens; swells shrinks; enlarges shrinks;
expands contracts; lengthening shortening; cooling heating; cooler warmer; colder hotter; worsening
easing; induces inhibits; increase reduction; rise decline; gain reduction; growth shrinkage;
expansion shrinkage; upward downward; upwards downwards; up down; sensitive resistant; sensitive
insensitive; palpable impalpable; mobile fixed; mobile immobile; reversible irreversible; regular
irregular; symmetrical asymmetrical; symmetric asymmetric; smooth rough; smooth irregular; opaque
lucent; brisk absent; brisk sluggish; exaggerated absent; hyperactive hypoactive; hot cool; warm
cold; dark light; pale dark; bright dull; dilated constricted; high reduced; raised reduced;
elevated reduced; elevated depressed; elevated low; raised low; active inactive; activated
inactivated; on off; methylated unmethylated; mutated unmutated; stable unstable; intact broken;
intact lost; intact disrupted; full empty; dead alive; same different; sudden gradual; painful
painless; rich poor; dense sparse; many few; maximal minimal; maximum minimum; major minor; sooner
later; heavier lighter; deeper shallower; wider narrower; thickens thins; loosens tightens;
hyperactive underactive; overactive underactive; overexpressed underexpressed; upregulated
downregulated; gained reduced; doubles halves; doubled halved; deepens lightens; begins ends;
begins stops; attracts repels; binds releases; enters leaves; exposes hides; hyperdense hypodense;
hyperechoic hypoechoic; hyperintense hypointense; convex concave; can cannot; likely unlikely;
favourable unfavourable; good poor; good bad; complete incomplete; permanent temporary; continuous
intermittent; constant intermittent; voluntary involuntary; dependent independent; direct indirect;
hypertonic hypotonic; spastic flaccid; alkalotic acidotic; loses retains; lost retained; lost kept;
expressed absent; overproduces underproduces
"""
"""Pairs of an effect, a finding or a degree, apart from those in UP and DOWN."""


SIDES = """
upper lower; left right; inside outside; within outside; internal external; superior inferior;
anterior posterior; medial lateral; dorsal ventral; cranial caudal; front back; top bottom;
superficial deep; central peripheral; proximal distal; inner outer; above below; before after;
first last; early late; earlier later; older younger; old young; male female; curative palliative;
common rare
"""
"""Pairs of places and times: two of four options may well be such a pair."""
