"""The word lists of the rules. Matched as whole words; see `questions.flaws.text`."""

from __future__ import annotations

ABSOLUTE = (
    "absolutely all always cannot certainly completely definitely entirely every everybody "
    "everyone everything exclusively forever fully guaranteed guarantees impossible inevitably invariably sole "
    "must never nobody none nothing only perfectly permanently solely totally undoubtedly "
    "unavoidably unfailingly universally utterly wholly"
).split()

VAGUE = (
    "commonly customarily frequently generally habitually infrequently mainly mostly normally "
    "occasionally often ordinarily periodically possibly perhaps probably rarely regularly "
    "seldom sometimes somewhat sporadically typically uncommonly usually"
).split()

VAGUE_AMOUNTS = "fairly few many quite reasonably several some various".split()
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

OPPOSITES = (
    "rise fall",
    "rises falls",
    "rising falling",
    "rise drop",
    "rises drops",
    "increase decrease",
    "increases decreases",
    "increased decreased",
    "increasing decreasing",
    "raise lower",
    "raises lowers",
    "raised lowered",
    "higher lower",
    "high low",
    "more less",
    "more fewer",
    "stronger weaker",
    "strengthens weakens",
    "gain loss",
    "gains loses",
    "better worse",
    "improves worsens",
    "longer shorter",
    "lengthens shortens",
    "faster slower",
    "speeds slows",
    "larger smaller",
    "grows shrinks",
    "activates inhibits",
    "activation inhibition",
    "stimulates inhibits",
    "stimulates suppresses",
    "stimulates blocks",
    "promotes prevents",
    "upregulates downregulates",
    "dilates constricts",
    "contracts relaxes",
    "thicker thinner",
    "early late",
    "before after",
    "above below",
    "hot cold",
    "positive negative",
    "present absent",
    "with without",
    "acid alkaline",
    "acidosis alkalosis",
    "wide narrow",
    "gain lack",
    "excess lack",
    "excess deficiency",
    "excess deficit",
    "open closed",
    "tight loose",
    "tighter looser",
    "soft hard",
    "fast slow",
    "long short",
    "thick thin",
    "thickening thinning",
    "strengthening weakening",
    "bright dark",
    "wet dry",
    "proximal distal",
    "inner outer",
    "agonist antagonist",
    "activator inhibitor",
    "activating inhibiting",
    "formation destruction",
    "gained lost",
    "acceleration slowing",
    "dilatation constriction",
    "widens narrows",
    "opens closes",
    "starts stops",
    "adds removes",
    "builds destroys",
    "heats cools",
    "lytic sclerotic",
    "osteolytic osteoblastic",
    "benign malignant",
)

UP = "after bigger climbs greater grows higher improve improves increase increased increases increasing \
longer more raised rise rises rising up".split()
DOWN = "before decline declines decrease decreased decreases decreasing down drop drops fall falling \
falls fewer less lower reduced reduces shorter shrinks smaller worse worsens".split()
LEVEL = "alike both constant equal equally identical neither same unaffected unaltered unchanged simultaneously stable".split()
LEVEL_PHRASES = ("no change", "no difference", "no effect", "not change", "stays", "remains", "as \
before", "does not alter", "the same time", "no different", "not affected")

EVERYDAY = """accordion acrobat actor actress aeroplane airplane airport alarm alien aliens album
alphabet anchor apple apples apron armchair artist astrology astrologer astronaut avocado baker
bakery balcony ballet   banana bananas  banjo bank banker barbecue barber
 baseball basketball bath bathtub beach beans bear bee beer bell bicycle bicycles bike
birdwatching biscuit biscuits blanket blender blog boat boats bookshop boots bowling boxing bracelet bread
breakfast brick bricks broccoli broom brother's  builder bus butcher butter button cabbage
cactus cafe cake cakes calculator camel camera camping candle candles candy canoe car caravan carpet
carpenter carrot carrots cars cartoon castle cat cats cello    chalk cheese chef
chess chicken chickens chimney chocolate choir church cigar cinema circus clarinet clown coat coffee
collie comb comedy comic compass compost computer concert cook cookery cookie cookies cooking cow
cricket crochet crossword crossroads cruise crystals cucumber cupboard curtain curtains cushion
cycling dance dances dancing daffodil dentist's detergent diamond dice dinner dinosaur dinosaurs
disco dishwasher dog dogs doll dolphin donkey door doorbell dragon drawer driver drum duck eagle
elephant elephants email envelope fairy farm farmer fashion feather fence ferry festival fiddle
fireman firefighter fireworks fish fishing fisherman flamenco florist flower flowers flute football
footballer fork fortune fridge fruitcake furniture gardener gardening garage garden gardens gasoline
ghost giraffe  goat goldfish golf golfer grandchildren greenhouse grocer guitar gym gymnastics
hairdresser hairdryer hairspray hammer hamster handbag hat hats haunted helicopter hiking hippo
hobby hockey holiday holidays homework hopscotch horoscope horse horses hose hoses hotel husky
icecream igloo internet ironing jacket jam jazz jeans jeweller jogging joke jokes journalist judo
juggler juggling jumper karaoke karate kettle keyboard kite kitten knitting ladder  laptop laundry
lawn lawnmower lawyer lego lemonade letterbox librarian library lighthouse lion lipstick lollipop
lorry lottery lullaby magazine magic magician magnet marathon marble marmalade mathematics mayor
mayonnaise mechanic microphone milkman milkshake millionaire mirror  monkey moon moonlight
motorbike motorcycle motorway mountaineer mountains moustache movie mug museum music musician mustard
 necklace neighbour newspaper novel novels oboe omelette onion opera orange orchard orchestra
origami ostrich paint painter painting pancake pancakes pants parachute parrot party passport pasta
pastry pasty pebble penguin pencil pencils perfume petrol piano pianist picnic pie pigeon pillow
 pineapple pipes pirate pizza plasterer plumber poem poems poet poetry poker police policeman
pony postman postcard potato potatoes pottery prayer princess puppet puppy puzzle puzzles quilt rabbit
rabbits  railway rainbow raincoat recipe restaurant ribbon rice robot rocket roof rope rowing
rug rugby sailing sailor sand sandals sandcastle sandpaper sandwich sandwiches saxophone scarf
school screwdriver sculptor seaside secretary shampoo shark sheep shepherd ship shirt shoe shoelaces
shoes shop shopkeeper shopping shovel  singer sings skateboard skating ski skiing skipping
skirt skyscraper snake snooker snow snowman soap soapy soccer socks sofa soldier solicitor song
songs soup spaceship spade spaghetti spaniel spaniels spoon squirrel stadium stamp stamps statue
sticker sudoku sugarcane sunflower sunglasses sunscreen supermarket surfing sweater swimsuit sword
tango taxi teacher teapot teddy telephone television tennis tent terrier theatre ticket tiger toast
toaster tomato tomatoes toothbrush toothpaste tortoise tourist towel toy toys tractor trains train
trampoline trousers trumpet tulip turkey twitter ukulele unicorn  vacation 
vampire varnish vase vegetarian video village vinegar violin volleyball volcano waiter waitress
wallet wallpaper wardrobe weather wedding whale whistle wig window windows witchcraft wizard 
wristwatch bagpipes beethoven bubblegum cherry chips cinderella circusses confetti croquet crown
daydreaming dominoes doughnut drama ebay einstein elf emperor eraser everest fairytale fishmonger flag flour frisbee
furnace gloves glitter gnome goblin gossip gravel grape grapes ham hairspray handstand haircut hairbrush hula hymn
ketchup kitchen lavender lettuce luck lunch mascara melon mermaid mop mozart napoleon necktie noodle noodles
nursery oven parade park peach pear pendant pickle picasso plumbing popcorn pub racing rap recycling ride riding rollerskates
sausage sausages sawdust scissors shakespeare shoelace singing skates slippers sneakers souvenir stapler strawberry sugar
superglue superman swim swimming tambourine tattoo tea thermos tinsel toffee trombone tuba tuxedo velvet waffle walnut wand
wheelbarrow whisky wine wish xylophone yacht yoga yoghurt youtube zebra zoo""".split()

LIFE = """accountant bakes bingo birdwatcher birthday clerk divorced electrician engineer enjoys
favourite fond grandson's hobbies hometown married neighbours owns pensioner pet pets postwoman
retired volunteers wealthy widow widowed widower""".split()

NEAR_CARE = frozenset(
    """alarm bath bathtub bed bell bus button car chair chairs coat comb cook cooking door fish food
    horse horses ladder milk  pants  pillow  rice roof shirt shoe shoes socks soap
    shopping smoke snow telephone television train window windows""".split()
)
"""Everyday words that a history of an illness may need: rising from a chair, a fall from a horse."""

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

MEDICAL = """appearance body face peau nodule pattern stain core bone brain calcification cancer cell cells cyst deposit fracture headache lesion
liver lung marrow metastases metastasis node nodes organ pain scan sign spine spot syndrome test
tumour tumor vertebra wave waves""".split()

GENERIC = frozenset(
    """age centimetre day days disease drug drugs dose early effect five four general half high hour
    hours kind large late left level low main man men month months new number old one patients per
    percent rate right risk several single six small syndrome ten test therapy three time times
    treatment tumour tumours tumor two type week weeks woman women year years""".split()
)
"""Words that stand in any stem: a key that has one is not given away by it."""

PRODUCTIVE = frozenset(
    """adeno carci chemo hyper immun inter macro metas micro multi neuro radio super supra trans
    under thera treat""".split()
)
"""Beginnings that unrelated words share."""

SAME_THING = """alopecia|hair loss
acetaminophen|paracetamol
adrenaline|epinephrine
analgesic|painkiller
anaemia|low haemoglobin
blood clot|thrombus
breathlessness|dyspnoea|dyspnea|shortness of breath
cardiac|heart
cerebral|brain
computed tomography|ct|cat scan
deep vein thrombosis|dvt
emesis|vomiting
epistaxis|nosebleed
fever|pyrexia|high temperature
haemoptysis|coughing blood|coughing up blood
heart attack|myocardial infarction
hepatic|liver
high blood pressure|hypertension
hypercalcaemia|hypercalcemia|high calcium|raised calcium|high serum calcium
hypocalcaemia|low calcium|low serum calcium
itching|pruritus
icterus|jaundice
low platelets|thrombocytopenia
low white cells|leucopenia|leukopenia
magnetic resonance imaging|mri
mastectomy|removal of the breast
neoplasm|tumour|tumor
oedema|edema|swelling
oesophagus|esophagus|gullet
osseous|bone|skeleton|skeletal|bones
positron emission tomography|pet
pulmonary|lung|lungs
radiotherapy|radiation therapy|radiation|irradiation
renal|kidney|kidneys
rheumatism|arthralgia|joint pain
sonography|ultrasound|ultrasonography
spine|vertebral column|backbone
stroke|cerebrovascular accident
skin|cutaneous
herceptin|trastuzumab
faslodex|fulvestrant
femara|letrozole
arimidex|anastrozole
aromasin|exemestane
ibrance|palbociclib
kisqali|ribociclib
verzenio|abemaciclib
lynparza|olaparib
keytruda|pembrolizumab
opdivo|nivolumab
avastin|bevacizumab
xgeva|prolia|denosumab
zometa|zoledronic acid|zoledronate
nolvadex|tamoxifen
perjeta|pertuzumab
kadcyla|trastuzumab emtansine|t-dm1
enhertu|trastuzumab deruxtecan|t-dxd
taxol|paclitaxel
taxotere|docetaxel
adriamycin|doxorubicin
xeloda|capecitabine
erbb2|her2|her2/neu
raloxifene|evista
5-fu|fluorouracil|5-fluorouracil"""
