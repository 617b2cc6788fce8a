"""Other ways to the same flaw, and traps that look like one: a criterion is no single wording."""

import pytest

from questions.flaws.checks import flaws_of
from questions.flaws.question import FOREIGN, Question

FLAWED = (
    "ambiguous|The scan of the liver and the spleen showed that it was enlarged. "
    "What was enlarged?|*Liver;Spleen;Kidney",
    "ambiguous|A marker of 40% positive cells falls by 10%. What is the new value?|*36%;30%;39%",
    "ambiguous|What is the treatment of MS?|*Interferon;Digoxin;Iron",
    "ambiguous|Patients had cisplatin and etoposide or carboplatin. How many drugs?|*Two;One;Three",
    "implausible_distractors|Which receptor binds trastuzumab?|*HER2;Kidney;2019",
    "implausible_distractors|Which organ makes bile?|*Liver;Elbow;Fingernail",
    "implausible_distractors|In which year was it licensed?|*1973;1066;3021",
    "implausible_distractors|How is a biopsy guided?|*By ultrasound;By candlelight;By luck",
    "none_of_the_above|Which hormone does goserelin lower?|*Oestradiol;Insulin;No hormone",
    "none_of_the_above|Which marker is followed?|*CA 125;PSA;NOTA",
    "longest_option_correct|What is a skip lesion?|*A lesion beyond a normal one;A cyst;A scar",
    "gratuitous_information|The spleen is the largest lymphoid organ and filters old red cells. "
    "Which site do most breast cancers reach first?|*Bone;Liver;Lung",
    "gratuitous_information|Tamoxifen, which was developed as a contraceptive in the 1960s, acts "
    "on which receptor?|*Oestrogen;HER2;EGFR",
    "gratuitous_information|A man of 60 with a sore hip came by train. Which film?|*Pelvis;Skull",
    "true_false_series|Osteoclasts:|arise from nerve cells;*resorb bone;make collagen",
    "true_false_series|Mark the option that is true.|Men lack nodes;*Bone scans use technetium",
    "convergence_cues|Which dose?|"
    "120 mg every month;*120 mg every week;60 mg every week;120 mg daily",
    "logical_cues|What is the reflex change?|"
    "*Reflexes are exaggerated;Reflexes are diminished;Nails thicken",
    "logical_cues|Which specialist treats cancer?|*Oncologist;Cardiologist;Dermatologist",
    "logical_cues|Which bilateral organs are involved?|*Kidneys;Spleen;Pancreas",
    "logical_cues|Which drug is given?|*Naloxone;Syringe driver;Pain chart;Oxygen mask",
    "all_of_the_above|Which of these lowers calcium?|Saline;Denosumab;*They all do",
    "all_of_the_above|Which sign is seen?|Ptosis;Miosis;*Everyone listed",
    "fill_in_blank|Cells that resorb bone are called BLANK in the text.|*osteoclasts;pericytes",
    "absolute_terms|What of nodes?|*They may be small;They are under no circumstances removed",
    "word_repeats|Which vein drains into the azygos?|*Hemiazygos vein;Renal vein;Portal vein",
    "unfocused_stem|Choose the best answer.|*Bone;Liver;Lung",
    "k_type|Which drugs lower oestradiol?|Letrozole;Anastrozole;*Both letrozole and anastrozole",
    "k_type|Assertion: bone hurts. Reason: it stretches.|*The assertion is true;Both are false",
    "grammatical_cues|Denosumab binds|*RANK ligand;to block HER2;it lowers calcium",
    "grammatical_cues|The surgeon should|*fix the femur;a walking stick;long bed rest",
    "lost_sequence|At which level does the cord end?|*L1;T10;L3",
    "lost_sequence|How severe is it?|Severe;Mild;*Moderate;Life-threatening",
    "vague_terms|How large is the risk?|*Considerable;Appreciable;Slight;Modest",
    "more_than_one_correct|What type of drug is morphine?|*Opioid;Analgesic;Laxative",
    "more_than_one_correct|Which drug inhibits aromatase?|*Letrozole;Anastrozole;Tamoxifen",
    "more_than_one_correct|How many nodes?|1 to 3;3 to 6;*6 to 9",
    "more_than_one_correct|What is the diagnosis?|*Lung cancer;Cancer of the lung;Asthma",
    "more_than_one_correct|How long is it?|*24 hours;1 day;1 week",
    "negative_stem|Bone metastases do not come from which tumour?|*Glioma;Prostate;Lung",
    "negative_stem|Which treatment is of no use in cord compression?|*Iron;Steroids;Surgery",
    "exhaustive_options|What is the HER2 result?|*Positive;Equivocal;Negative",
    "exhaustive_options|How large is it?|*2 cm or more;Less than 2 cm",
    "exhaustive_options|Which arm lived longer?|*The first arm;The other arm;They did not differ",
    "hinged_item|Now that you know the stage, which treatment is offered?|*Letrozole;Iron;Zinc",
    "hinged_item|She is now febrile. Which antibiotic is given?|*Meropenem;Iron;Zinc",
    "implausible_distractors|Which drug binds HER2?|Tamoxifen;Table salt;*Trastuzumab",
    "implausible_distractors|Through which vessel do cells reach the liver?|Azygos vein;"
    "Optic nerve;*Portal vein",
    "implausible_distractors|Who proposed seed and soil?|James Ewing;Marco Polo;*Stephen Paget",
    "implausible_distractors|Which tumour is the source?|Fractured femur;Melanoma;*Lung cancer",
    "ambiguous|What is the normal value?|*2.4 mmol/L;3.0 mmol/L;3.6 mmol/L",
    "ambiguous|What is the survival rate in pancreatic cancer?|*3%;18%;35%",
    "ambiguous|What is the dose of morphine for a patient in pain?|*10 mg;20 mg;60 mg",
    "ambiguous|A surgeon preferred MRI to CT because it had missed a deposit. "
    "Which test is repeated?|*CT of the spine;MRI of the spine;Plain film",
    "ambiguous|Which cancer is the greatest problem for the brain?|Renal cancer;*Lung cancer",
    "logical_cues|Which antibiotic is given?|*Meropenem;Filgrastim;Dexamethasone",
    "logical_cues|Which bone of the leg breaks most often?|*Femur;Radius;Skull",
    "logical_cues|Which operation clears the liver?|*Hepatectomy;Nephrectomy;Craniotomy",
    "logical_cues|A man cannot swallow. How is morphine given?|As tablets;*By infusion;As capsules",
    "logical_cues|Where is the node of a left breast?|*Left axilla;Right axilla;Right groin",
    "more_than_one_correct|Which test works without ionising radiation?|Ultrasound;CT;*MRI",
    "more_than_one_correct|Which is an oncogene?|*KRAS;MYC;APC",
    "grammatical_cues|She should undergo an|plain film;*MRI of the spine;CT of the chest",
    "grammatical_cues|What did he see last week?|*She saw cells;It will fill with fat;"
    "It is going to heal",
    "gratuitous_information|The brain consumes a fifth of the oxygen of the body. "
    "Which cancer causes most brain metastases?|*Lung cancer;Renal cancer;Melanoma",
    "exhaustive_options|What share is it?|0-25%;26-50%;51-75%;*76-100%",
    "exhaustive_options|When is the nadir of day 10?|Before day 10;On day 10;*After day 10",
    "word_repeats|Which technique uses a cryogenic probe?|*Cryoablation;Histotripsy;Embolisation",
    "absolute_terms|How do they look?|All of them are lytic;*They are mixed;They are sclerotic",
)

CLEAN = (
    "Which kind of lung cancer secretes ACTH?|*Small-cell;Large-cell;Squamous-cell;Carcinoid",
    "Which part of the brain receives most metastases?|*Cerebral cortex;Brainstem;Thalamus",
    "Which drug is superior to tamoxifen after the menopause?|*Letrozole;Raloxifene;Danazol",
    "Which graft comes from another donor?|*Allograft;Xenograft;Autograft",
    "Which left supraclavicular node is named after a pathologist?|*Virchow;Rotter;Cloquet",
    "Which gene is linked to lobular cancer?|*CDH1;RB1;VHL;APC",
    "Who first described seed and soil?|*Stephen Paget;James Ewing;Rudolf Virchow",
    "How often is zoledronic acid given?|Every week;*Every four weeks;Every year",
    "Which chromosome carries BRCA1?|Chromosome 3;*Chromosome 17;Chromosome X",
    "In which decade was trastuzumab licensed?|1970s;*1990s;2010s",
    "What does a positive node mean?|*Tumour cells in the node;Dye in the node;Fat in the node",
    "Which food should be avoided with palbociclib?|*Grapefruit;Banana;Rice;Potato",
    "Which procedure relieves caval obstruction?|*Stenting;Pericardial window;Mediastinoscopy",
    "Which nerves leave with the eleventh?|*Ninth and tenth;Third and fourth;Fifth and sixth",
    "Which picture suggests tumour lysis?|*High potassium, low calcium;"
    "Low potassium, high calcium;Low sodium, high calcium",
    "A man of 59 who worked for 30 years in a dye factory has haematuria. Which cancer is due to "
    "his work?|*Bladder cancer;Renal cancer;Penile cancer",
    "A woman of 67 has lung cancer with no driver alteration. PET is clear. Which approach suits "
    "her?|*Chemotherapy;Craniotomy;Cryotherapy",
    "A man takes bortezomib, ibuprofen and omeprazole. Urine contains light chains. Which drug "
    "should he stop?|*Ibuprofen;Omeprazole;Bortezomib",
    "Trastuzumab can weaken the heart. Which test is repeated to detect this?|*Echocardiogram;"
    "Chest film;Treadmill test",
    "Which step comes after the lungs?|*Passage through the left heart;Passage through the right "
    "heart;Passage through the hepatic artery",
    "Which operation lowers her risk?|*Oophorectomy;Sacrocolpopexy;Endometrial ablation",
    "Which drug stabilizes microtubules?|Irinotecan;Methotrexate;*Paclitaxel;Vincristine",
    "Which bone marrow finding explains anaemia?|Aplasia;Iron overload;*Tumour cells;Megaloblasts",
    'Which molecule sends a "do not eat me" signal?|CD3;CD20;*CD47',
    "Which stain marks squamous cell carcinoma?|Chromogranin;Napsin A;*p40",
    "Which part of the column is the commonest site?|Cervical;Lumbar;*Thoracic",
    "Which mTOR inhibitor is paired with exemestane?|Tucatinib;Ribociclib;*Everolimus",
    "A man of 66 with a history of melanoma has a seizure. Which drug stops further seizures?|"
    "*Levetiracetam;Mannitol;Warfarin",
    "Which nerve is invaded?|Phrenic nerve;Vagus nerve;*Recurrent laryngeal nerve",
)


def read(line: str) -> Question:
    """The question of 'stem|*key;other;other'."""
    stem, _, listed = line.partition("|")
    options = listed.split(";")
    keys = tuple(at for at, text in enumerate(options) if text.startswith("*"))
    return Question(FOREIGN, stem, tuple(text.removeprefix("*") for text in options), keys)


@pytest.mark.parametrize("line", FLAWED)
def test_another_wording_of_the_flaw_is_found(line):
    criterion, _, item = line.partition("|")
    assert criterion in [each.criterion for each in flaws_of(read(item))]


@pytest.mark.parametrize("line", CLEAN)
def test_a_well_written_item_with_a_trap_has_no_finding(line):
    assert [*flaws_of(read(line))] == []
