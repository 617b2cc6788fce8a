"""Words of everyday life: what no distractor names, and no question needs."""

from __future__ import annotations

EVERYDAY = tuple(
    """accordion acrobat actor actress aeroplane airplane airport alarm album alien aliens alphabet
    anchor apple apples apron armchair artist astrologer astrology astronaut avocado bagpipes baker
    bakery balcony ballet banana bananas banjo bank banker barbecue barber baseball basketball bath
    bathtub beach beans bee beer beethoven bell bicycle bicycles bike birdwatching biscuit
    biscuits blanket blender blog boat boats bookshop boots bowling boxing bracelet bread breakfast
    brick bricks broccoli broom brother's bubblegum builder bus butcher butter button cabbage cactus
    cafe cake cakes calculator camel camera camping candle candles candy canoe car caravan carpenter
    carpet carrot carrots cars cartoon castle cat cats cello chalk cheese chef cherry chess chicken
    chickens chimney chips chocolate choir church cigar cinderella cinema circus circusses clarinet
    clown coat coffee collie comb comedy comic compass compost computer concert confetti cook
    cookery cookie cookies cooking cow cricket crochet croquet crossroads crossword crown cruise
    cucumber cupboard curtain curtains cushion cycling daffodil dance dances dancing
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
    raincoat recipe recycling restaurant ribbon rice ride riding robot rocket rollerskates roof
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
    wand wardrobe weather wedding whale wheelbarrow whisky whistle wig wine wish
    witchcraft wizard wristwatch xylophone yacht yoga yoghurt youtube zebra zoo""".split()
)

ABSURD = (
    *"""boredom candlelight guessing gummies smell abacus acorn angels ants ashtray astronauts
    bats billboard blackboard bleach blessing bonfire boomerang bouncing bouquet bubble
    bulldozer burglar butterflies canary barcode tractor handedness carousel catapult caterpillar
    chandelier
    charm charms chestnuts chimpanzee chlorophyll chopsticks clapping clowning cobweb
    cockroach coconut conductor crawling crayon crayons crocodile curse cursed dandelion
    darts detective diary dinosaur's divorce doormat duel earplugs earring elevator envy
    escalator eyeliner ferret films fishbowl florist frog frogs fudge gamble gambling giants
    giggling gingerbread goose gorilla graffiti grasshopper gravy guitarist hailstones
    haircutting halloween handkerchief handshake harp hedgehog hiccupping hippopotamus honey
    honeymoon hoovering horseshoe hypnotist inkwell inspector jellyfish jester jigsaw jockey
    kangaroo keyring koala ladybird lampshade landlady laughing lemon lemons letterhead
    lightbulb lightning lipgloss lizard lobster lullabies marigolds marmite marshmallow
    marzipan miracle miracles mistletoe moonwalk mosquito mushroom mushrooms nightmare
    octopus omen owl owls pantomime paperclip parasol peacock peanuts pebbles petrol petunia
    phone photocopier playground pope porridge porter praying president primrose prince
    psychic pudding pumpkin pyjamas queen raffle rainstorm receptionist referee reindeer
    roller rollercoaster sandwiching santa satnav scarecrow shouting shrimp shrug singalong
    skateboarding sleigh smartphone smoothie snail snails sorcerer spell spells spiders
    sunbathe sunbathing sunshine superhero surfboard swearing tablecloth tadpole tattoos
    taxman teaspoon telepathy telescope thames thunder thunderstorm tickling toad toaster
    toothpick treasure trousseau tunnels turnip typewriter umbrella unicycle vacuum viking
    voodoo wasp wasps watering werewolf whistling willpower windmill wish wished wishes
    wishing witch witches wolf wrench yodelling zip zombie""".split(),
    "ask a friend",
    "left-handedness",
    "third floor",
    "contact lens",
    "number of brothers",
    "having two brothers",
    "bad luck",
    "black magic",
    "burst into",
    "call the police",
    "chance alone",
    "cold shower",
    "crossed fingers",
    "crystal ball",
    "do nothing",
    "doing nothing",
    "drinking straw",
    "evil eye",
    "father christmas",
    "for fun",
    "fortune teller",
    "good luck",
    "good manners",
    "hope for the best",
    "ice cube",
    "ice cubes",
    "ignore",
    "ignoring",
    "lie detector",
    "light bulb",
    "mother-in-law",
    "nail polish",
    "on purpose",
    "standing on the head",
    "star sign",
    "tax inspector",
    "teddy bear",
    "the stars",
    "thin air",
    "asking the",
    "drinking too much",
    "palm reading",
    "sleeping on the wrong side",
    "tea leaves",
    "the river",
    "thinking about it",
    "thinking of it",
    "a dream",
    "on toast",
    "by post",
    "red shoes",
    "chocolate milk",
    "tooth fairy",
    "toss of a coin",
    "weather forecast",
)
"""What is out of place as an answer; a history may tell of some of it."""

BODY_SURFACE = frozenset(
    """ankle beard chin ear earlobe earlobes ears elbow elbows eyebrow eyebrows
    eyelash eyelashes eyelid fingernail fingernails fingertip hair knuckle nail nails nostril shin
    teeth thumb toe toenail toenails toes tooth wrist""".split()
)
"""Parts that are no organ where an organ is asked for."""
