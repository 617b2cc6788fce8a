"""Nouns by the kind of thing they name: the last word of an option tells what it is.

In the singular, in lower case. What is ambiguous is left out: a rule says nothing of a word
that it does not know.
"""

from __future__ import annotations

NOUNS: dict[str, str] = {
    "organ": """appendix bladder bowel brain breast caecum cerebellum cervix colon diaphragm
        duodenum ear endometrium eye gallbladder heart ileum jejunum kidney larynx liver lung
        mediastinum oesophagus esophagus ovary pancreas parotid penis peritoneum pharynx pituitary
        placenta pleura prostate rectum retina skin spleen stomach testis thymus thyroid tongue
        tonsil trachea ureter urethra uterus vagina""",
    "bone": """calcaneus clavicle coccyx femur fibula humerus mandible maxilla patella phalanx
        radius rib sacrum scapula skeleton skull sternum tibia ulna vertebra""",
    "surface": """ankle beard chin earlobe elbow eyebrow eyelash eyelid fingernail fingertip freckle
        hair kneecap knuckle nail nostril shin shoulder thumb toe toenail tooth wrist""",
    "vessel": "aorta arteriole artery capillary sinusoid vein venule",
    "nerve": "ganglion nerve neuron plexus",
    "cord": "cartilage ligament meniscus muscle tendon",
    "airway": "alveolus bronchiole bronchus trachea windpipe",
    "cell": """adipocyte astrocyte basophil chondroblast chondroclast chondrocyte eosinophil
        erythrocyte fibroblast hepatocyte keratinocyte leucocyte leukocyte lymphocyte macrophage
        megakaryocyte melanocyte microglia monocyte myocyte neutrophil osteoblast osteoclast
        osteocyte pericyte platelet podocyte""",
    "molecule": """actin albumin amylase angiopoietin aromatase cadherin calcitonin catenin
        chemokine chromogranin collagen collagenase cortisol cyclin cytokeratin cytokine elastase
        elastin
        endothelin enolase estradiol ferritin fibrin fibrinogen fibronectin gastrin glucagon
        haemoglobin heparanase hyaluronan insulin integrin interferon interleukin keratin kinase
        laminin leptin ligase metalloproteinase myosin oestradiol oestrogen osteopontin
        osteoprotegerin oxytocin peptide phosphatase progesterone prolactin protease protein
        proteinase ras sclerostin selectin serotonin telomerase testosterone thrombin thyroglobulin
        thyroxine topoisomerase transferase transferrin trypsin tubulin tyrosinase vimentin""",
    "imaging": """ct densitometry film fluoroscopy mammogram mammography mri pet radiograph
        radiography scan scintigraphy sonography spect tomography ultrasonography ultrasound
        xray""",
    "test": """angiography arthroscopy assay audiometry biopsy bronchoscopy cholangiography
        colonoscopy culture cystoscopy cytology dipstick echocardiogram echocardiography
        electrocardiogram
        electrocardiography electroencephalography electromyography electrophoresis endoscopy
        gastroscopy immunohistochemistry laparoscopy mediastinoscopy myelography serology
        spirometry test thoracoscopy urinalysis urography""",
    "instrument": """calliper fork hammer magnifier microscope ophthalmoscope otoscope scalpel
        stethoscope syringe thermometer torch wheelchair crutch""",
    "operation": """adrenalectomy amputation appendicectomy appendectomy arthroplasty bypass
        cholecystectomy circumcision colectomy colostomy corpectomy craniotomy cystectomy
        decompression discectomy excision fixation gastrectomy gastrostomy hemicolectomy hepatectomy
        hysterectomy ileostomy kyphoplasty laminectomy laparotomy laryngectomy lobectomy lumpectomy
        mastectomy nailing nephrectomy oophorectomy operation orchidectomy orchiectomy
        pancreatectomy parathyroidectomy pleurodesis pneumonectomy prostatectomy resection
        splenectomy surgery thoracotomy thyroidectomy tonsillectomy tracheostomy transplantation
        vasectomy vertebroplasty""",
    "tumour": """adenocarcinoma adenoma angiosarcoma astrocytoma blastoma cancer carcinoid carcinoma
        chondrosarcoma choriocarcinoma ependymoma fibroma glioblastoma glioma haemangioma hepatoma
        insulinoma leiomyosarcoma leukaemia leukemia lipoma liposarcoma lymphoma malignancy
        medulloblastoma melanoma meningioma mesothelioma myeloma neoplasm nephroblastoma
        neuroblastoma neuroma oncocytoma osteochondroma osteoma osteosarcoma papilloma
        phaeochromocytoma retinoblastoma rhabdomyosarcoma sarcoma schwannoma seminoma teratoma
        thymoma tumour tumor""",
    "injury": """abrasion blister bruise burn concussion dislocation fracture graze scald sprain
        strain sunburn whiplash wound""",
    "person": """accountant barber builder butcher carer chaplain dentist dermatologist dietitian
        doctor gardener geneticist gynaecologist haematologist lawyer librarian midwife musician
        neighbour neurologist neurosurgeon nurse oncologist ophthalmologist optician orthodontist
        paediatrician patient pathologist pharmacist physician physiotherapist pilot plumber
        politician porter psychiatrist psychologist radiographer radiologist rheumatologist
        secretary solicitor surgeon teacher urologist vet veterinarian""",
    "measure": "girth handedness height length circumference iq weight width",
    "food": """apple banana beer bread broth butter cabbage cake carrot cheese chilli chocolate
        coffee cola curry custard egg flour garlic gin ginger honey jam jelly juice ketchup lemonade
        lettuce mayonnaise milk mustard noodle nut oil olive onion orange pasta pepper pie pizza
        porridge potato rice rum salad salami salt sandwich sausage soup spinach sugar syrup tea
        toast vinegar vodka wheat whisky wine yoghurt""",
    "household": """aftershave bandage bleach brush bucket candle chair cosmetic curtain deodorant
        detergent dishwater glue ink lipstick mirror mouthwash newspaper paint paper pen pencil
        perfume pillow plaster polish powder rubber shampoo soap sponge string sunscreen toothbrush
        toothpaste towel umbrella wax""",
    "animal": """ant bee beetle bird butterfly cat chicken cow dog donkey duck elephant fish fly fox
        frog goat hamster horse lion monkey mouse parrot pig rabbit rat sheep snail snake spider
        tiger whale wolf worm""",
    "place": """africa america asia australia beach bridge car city desert europe farm forest garden
        harbour hotel island lake library moon mountain museum ocean park planet restaurant river
        school sea shop stadium sun theatre village""",
    "gene": """alk apc atm brca1 brca2 braf cdh1 chek2 egfr erbb2 esr1 jak2 kit kras mlh1 msh2 myc
        palb2 pik3ca pten rb1 ret stk11 tp53 vhl""",
}  # fmt: skip
"""Kind -> its nouns."""

DRUGS = """abiraterone acetylcysteine aciclovir alendronate allopurinol alteplase amiloride
    amiodarone
    amitriptyline amoxicillin anastrozole apixaban aprepitant aspirin atenolol atropine azathioprine
    bevacizumab bicalutamide bisacodyl bisoprolol bleomycin bumetanide buprenorphine busulfan
    cabergoline caffeine calcitonin capecitabine captopril carbamazepine carboplatin carmustine
    cetirizine cetuximab ciclosporin cimetidine cinacalcet cisplatin clodronate clonidine
    clopidogrel codeine colchicine cyclizine cyclophosphamide cytarabine dacarbazine dalteparin
    degarelix denosumab desmopressin dexamethasone dexrazoxane diazepam diclofenac digoxin
    diltiazem diphenhydramine docetaxel docusate domperidone dopamine doxorubicin doxycycline
    duloxetine elacestrant enalapril enoxaparin enzalutamide epirubicin epinephrine adrenaline
    eribulin erythropoietin etoposide exemestane ezetimibe famotidine fentanyl filgrastim
    finasteride
    fludrocortisone flumazenil fluorouracil fluoxetine folate fulvestrant furosemide gabapentin
    gemcitabine glucagon glycopyrronium goserelin granisetron haloperidol heparin hydrocortisone
    hydromorphone ibandronate ibuprofen ifosfamide imatinib insulin ipilimumab irinotecan ketamine
    ketoconazole ketorolac lactulose lamotrigine leuprolide leuprorelin levetiracetam
    levomepromazine levothyroxine lidocaine liothyronine lithium loperamide lorazepam mannitol
    melphalan mesalazine mesna metformin methadone methotrexate methylprednisolone metoclopramide
    metoprolol midazolam mirtazapine mitomycin morphine naloxone naproxen neostigmine nifedipine
    nimodipine nitroglycerin octreotide olanzapine omeprazole ondansetron oxaliplatin oxybutynin
    oxycodone paclitaxel palifermin pamidronate paracetamol acetaminophen penicillin pethidine
    phenobarbital phenytoin piperacillin prednisolone prednisone pregabalin propofol propranolol
    protamine pyridoxine quinine ramipril ranitidine rasburicase risedronate rivaroxaban salbutamol
    senna sertraline sildenafil spironolactone streptomycin sulfasalazine sumatriptan tamoxifen
    tamsulosin temozolomide theophylline thiamine topotecan tramadol trastuzumab teriparatide
    macrogol levodopa nystatin fluconazole amphotericin cefazolin ceftriaxone thalidomide
    lenalidomide pomalidomide hydroxyzine chlorphenamine promethazine tiotropium valproate
    vancomycin venlafaxine verapamil vinblastine vincristine vinorelbine warfarin zoledronate
    zolpidem zopiclone""".split()
"""Drugs of which the ending does not tell that they are one, and some of which it does."""

FAMOUS = """abraham lincoln|albert einstein|alexander the great|amelia earhart|barack obama|bill
    gates|charles dickens|charlie chaplin|christopher columbus|cleopatra|elvis presley|ferdinand
    magellan|florence nightingale|galileo galilei|george washington|henry ford|isaac newton|james
    cook|joan of arc|johann sebastian bach|john lennon|julius caesar|karl marx|leo tolstoy|leonardo
    da vinci|ludwig van beethoven|mahatma gandhi|marco polo|marilyn monroe|mark twain|martin
    luther|martin luther king|michael jordan|michelangelo|mozart|muhammad ali|napoleon|napoleon
    bonaparte|neil armstrong|nelson mandela|oscar wilde|pablo picasso|pele|queen victoria|rembrandt|
    sherlock holmes|socrates|steve jobs|thomas edison|vincent van gogh|vasco da gama|walt disney|
    william shakespeare|winston churchill|wolfgang amadeus mozart|santa claus|robin hood|king
    arthur|jane austen|agatha christie|alfred hitchcock|roald amundsen|usain bolt"""
"""People whom everybody knows, and none for medicine."""

FAR_AWAY = """acupuncture of the ear|breast enlargement|cataract extraction|cataract surgery|
    circumcision|colour vision test|cosmetic surgery|dental braces|ear piercing|eye test|facelift|
    fertility test|hair transplantation|hair transplant|hearing test|height measurement|
    hip replacement|intelligence test|iq test|in vitro fertilisation|knee replacement|liposuction|
    nail clipping|nose job|orthodontics|paternity test|pregnancy test|reading glasses|rhinoplasty|
    school report|spectacles|tonsillectomy|tooth whitening|vasectomy|vision test|wart removal|
    blood group|shoe size|body height|eye colour|hair colour|head circumference|foot length|
    measuring the height|weighing|counting the teeth|handwriting analysis|astrological chart|
    driving test|allergy skin test|colour of the eyes|colour of the hair|length of the foot|
    tuning fork|smelling the breath|contact lenses|tattoo removal|adenoidectomy|ear syringing|
    wisdom tooth extraction|botulinum toxin for wrinkles|swimming lessons|home insurance"""
"""Tests, treatments and measurements that have nothing to do with cancer and its spread."""
