"""Words of everyday life, and names of one thing: longer lists of the rules."""

from __future__ import annotations

EVERYDAY = tuple(
    """accordion acrobat actor actress aeroplane airplane airport alarm album alien aliens alphabet
    anchor apple apples apron armchair artist astrologer astrology astronaut avocado bagpipes baker
    bakery balcony ballet banana bananas banjo bank banker barbecue barber baseball basketball bath
    bathtub beach beans bear bee beer beethoven bell bicycle bicycles bike birdwatching biscuit
    biscuits blanket blender blog boat boats bookshop boots bowling boxing bracelet bread breakfast
    brick bricks broccoli broom brother's bubblegum builder bus butcher butter button cabbage cactus
    cafe cake cakes calculator camel camera camping candle candles candy canoe car caravan carpenter
    carpet carrot carrots cars cartoon castle cat cats cello chalk cheese chef cherry chess chicken
    chickens chimney chips chocolate choir church cigar cinderella cinema circus circusses clarinet
    clown coat coffee collie comb comedy comic compass compost computer concert confetti cook
    cookery cookie cookies cooking cow cricket crochet croquet crossroads crossword crown cruise
    crystals cucumber cupboard curtain curtains cushion cycling daffodil dance dances dancing
    daydreaming dentist's detergent diamond dice dinner dinosaur dinosaurs disco dishwasher dog dogs
    doll dolphin dominoes donkey door doorbell doughnut dragon drama drawer driver drum duck eagle
    ebay einstein elephant elephants elf email emperor envelope eraser everest fairy fairytale farm
    farmer fashion feather fence ferry festival fiddle firefighter fireman fireworks fish fisherman
    fishing fishmonger flag flamenco florist flour flower flowers flute football footballer fork
    fortune fridge frisbee fruitcake furnace furniture garage garden gardener gardening gardens
    gasoline ghost giraffe glitter gloves gnome goat goblin goldfish golf golfer gossip
    grandchildren grape grapes gravel greenhouse grocer guitar gym gymnastics hairbrush haircut
    hairdresser hairdryer hairspray ham hammer hamster handbag handstand hat hats haunted helicopter
    hiking hippo hobby hockey holiday holidays homework hopscotch horoscope horse horses hose hoses
    hotel hula husky hymn icecream igloo internet ironing jacket jam jazz jeans jeweller jogging
    joke jokes journalist judo juggler juggling jumper karaoke karate ketchup kettle keyboard
    kitchen kite kitten knitting ladder laptop laundry lavender lawn lawnmower lawyer lego lemonade
    letterbox lettuce librarian library lighthouse lion lipstick lollipop lorry lottery luck lullaby
    lunch magazine magic magician magnet marathon marble marmalade mascara mathematics mayonnaise
    mayor mechanic melon mermaid microphone milkman milkshake millionaire mirror monkey moon
    moonlight mop motorbike motorcycle motorway mountaineer mountains moustache movie mozart mug
    museum music musician mustard napoleon necklace necktie neighbour newspaper noodle noodles novel
    novels nursery oboe omelette onion opera orange orchard orchestra origami ostrich oven paint
    painter painting pancake pancakes pants parachute parade park parrot party passport pasta pastry
    pasty peach pear pebble pencil pencils pendant penguin perfume petrol pianist piano picasso
    pickle picnic pie pigeon pillow pineapple pipes pirate pizza plasterer plumber plumbing poem
    poems poet poetry poker police policeman pony popcorn postcard postman potato potatoes pottery
    prayer princess pub puppet puppy puzzle puzzles quilt rabbit rabbits racing railway rainbow
    raincoat rap recipe recycling restaurant ribbon rice ride riding robot rocket rollerskates roof
    rope rowing rug rugby sailing sailor sand sandals sandcastle sandpaper sandwich sandwiches
    sausage sausages sawdust saxophone scarf school scissors screwdriver sculptor seaside secretary
    shakespeare shampoo shark sheep shepherd ship shirt shoe shoelace shoelaces shoes shop
    shopkeeper shopping shovel singer singing sings skateboard skates skating ski skiing skipping
    skirt skyscraper slippers snake sneakers snooker snow snowman soap soapy soccer socks sofa
    soldier solicitor song songs soup souvenir spaceship spade spaghetti spaniel spaniels spoon
    squirrel stadium stamp stamps stapler statue sticker strawberry sudoku sugar sugarcane sunflower
    sunglasses sunscreen superglue superman supermarket surfing sweater swim swimming swimsuit sword
    tambourine tango tattoo taxi tea teacher teapot teddy telephone television tennis tent terrier
    theatre thermos ticket tiger tinsel toast toaster toffee tomato tomatoes toothbrush toothpaste
    tortoise tourist towel toy toys tractor train trains trampoline trombone trousers trumpet tuba
    tulip turkey tuxedo twitter ukulele unicorn vacation vampire varnish vase vegetarian velvet
    video village vinegar violin volcano volleyball waffle waiter waitress wallet wallpaper walnut
    wand wardrobe weather wedding whale wheelbarrow whisky whistle wig window windows wine wish
    witchcraft wizard wristwatch xylophone yacht yoga yoghurt youtube zebra zoo""".split()
)

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
5-fu|fluorouracil|5-fluorouracil
hypoglycaemia|low blood sugar
hyperglycaemia|high blood sugar|raised blood sugar
metastases|metastasis|secondaries|secondary tumours
chemotherapy|cytotoxic drugs
lymph glands|lymph nodes
uterus|womb
clavicle|collarbone
breastbone|sternum
femur|thigh bone|thighbone
scapula|shoulder blade
cranium|skull
trachea|windpipe
bowel|gut|intestine
abdomen|belly
ascites|fluid in the abdomen
high potassium|hyperkalaemia
hyponatraemia|low sodium
convulsions|fits|seizures
dysphagia|trouble swallowing|difficulty in swallowing
jaundice|yellow skin
collapsed lung|pneumothorax
fluid around the lung|pleural effusion
blood in the urine|haematuria
fatigue|tiredness
anorexia|loss of appetite
bone scan|bone scintigraphy|skeletal scintigraphy|scintigraphy of bone
plain film|radiograph|x-ray|radiography
corticosteroid|glucocorticoid|steroid
er|estrogen receptor|oestrogen receptor
egfr|epidermal growth factor receptor|her1
vascular endothelial growth factor|vegf
prostate-specific antigen|psa
rank ligand|rankl
lapatinib|tykerb|tyverb
alpelisib|piqray
capivasertib|truqap
elacestrant|orserdu
sacituzumab govitecan|trodelvy
atezolizumab|tecentriq
osimertinib|tagrisso
gemcitabine|gemzar
eribulin|halaven
goserelin|zoladex
leuprolide|leuprorelin|lupron
afinitor|everolimus
tucatinib|tukysa
neratinib|nerlynx
aredia|pamidronate|pamidronic acid
gleevec|glivec|imatinib
cetuximab|erbitux
mabthera|rituxan|rituximab
ipilimumab|yervoy
filgrastim|neupogen"""
"""One thing a line, its names parted by bars."""
