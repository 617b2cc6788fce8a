"""Classes and their members, and what holds of several things, in the words of items.

No statement of the bank: two options that stand in one line make one question doubtful.
"""

from __future__ import annotations

CLASSES = """
aromatase inhibitor: letrozole, anastrozole, exemestane;
selective oestrogen receptor modulator, serm: tamoxifen, raloxifene, toremifene, bazedoxifene;
selective oestrogen receptor degrader, serd: fulvestrant, elacestrant, imlunestrant, camizestrant;
gnrh agonist, lhrh agonist: goserelin, leuprorelin, triptorelin, buserelin;
endocrine therapy, hormone therapy, hormonal therapy, endocrine treatment, endocrine drug,
    anti-hormonal drug: letrozole, anastrozole, exemestane, tamoxifen, fulvestrant, goserelin,
    elacestrant, aromatase inhibitor;
bisphosphonate: zoledronic acid, zoledronate, pamidronate, pamidronic acid, ibandronate,
    ibandronic acid, alendronate, alendronic acid, risedronate, clodronate;
bone-modifying agent, bone-protecting drug, bone-targeted agent, antiresorptive drug,
    antiresorptive: denosumab, zoledronic acid, pamidronate, ibandronate, bisphosphonate;
antidiarrhoeal, antidiarrhoeal drug, antidiarrheal drug: loperamide, codeine, diphenoxylate,
    octreotide;
antifungal, antifungal drug: fluconazole, itraconazole, voriconazole, amphotericin, nystatin,
    caspofungin;
antihistamine: cetirizine, loratadine, cyclizine, chlorphenamine, diphenhydramine, promethazine;
antidepressant: amitriptyline, duloxetine, venlafaxine, sertraline, mirtazapine, citalopram;
antipsychotic: haloperidol, olanzapine, levomepromazine, quetiapine, risperidone;
antiviral: aciclovir, valaciclovir, oseltamivir, entecavir, tenofovir, ganciclovir;
tumour suppressor gene, tumour suppressor, tumor suppressor gene: tp53, rb1, apc, vhl, pten, brca1,
    brca2, cdh1, nf1, nf2, smad4, stk11;
oncogene, proto-oncogene: kras, myc, braf, erbb2, her2, pik3ca, egfr, nras, ret, alk, met, kit;
mismatch repair gene: mlh1, msh2, msh6, pms2;
mesenchymal marker: vimentin, n-cadherin, fibronectin;
epithelial marker: e-cadherin, cytokeratin, epcam;
cranial nerve: optic nerve, oculomotor nerve, trigeminal nerve, facial nerve, vagus nerve,
    hypoglossal nerve;
endocrine gland: thyroid, adrenal gland, pituitary, parathyroid, adrenal;
paraneoplastic syndrome: lambert-eaton syndrome, siadh, cushing syndrome, hypercalcaemia of
    malignancy;
fat-soluble vitamin: vitamin a, vitamin d, vitamin e, vitamin k;
water-soluble vitamin: vitamin c, vitamin b12, thiamine, folic acid, vitamin b6;
opioid antagonist: naloxone, naltrexone, methylnaltrexone;
mtor inhibitor: everolimus, temsirolimus, sirolimus;
braf inhibitor: vemurafenib, dabrafenib, encorafenib;
mek inhibitor: trametinib, cobimetinib, binimetinib;
alk inhibitor: crizotinib, alectinib, lorlatinib, brigatinib, ceritinib;
egfr inhibitor, egfr tyrosine kinase inhibitor: erlotinib, gefitinib, osimertinib, afatinib;
pd-1 inhibitor, pd-1 antibody, anti-pd-1 antibody: pembrolizumab, nivolumab, cemiplimab;
pd-l1 inhibitor, pd-l1 antibody, anti-pd-l1 antibody: atezolizumab, durvalumab, avelumab;
bone marrow, marrow: red marrow, yellow marrow, red bone marrow;
androgen receptor blocker, antiandrogen, androgen receptor antagonist: bicalutamide, enzalutamide,
    apalutamide, darolutamide, flutamide;
topoisomerase inhibitor: irinotecan, topotecan, etoposide;
proton pump inhibitor: omeprazole, lansoprazole, pantoprazole, esomeprazole;
nerve sheath tumour: schwannoma, neurofibroma;
germ cell tumour: seminoma, teratoma, choriocarcinoma, yolk sac tumour, dysgerminoma;
sarcoma: osteosarcoma, chondrosarcoma, liposarcoma, leiomyosarcoma, ewing sarcoma, angiosarcoma,
    rhabdomyosarcoma;
opioid, opiate, opioid analgesic, strong opioid: morphine, codeine, fentanyl, oxycodone,
    methadone, tramadol, hydromorphone, buprenorphine, alfentanil, diamorphine, pethidine,
    tapentadol;
nsaid, non-steroidal anti-inflammatory drug: ibuprofen, naproxen, diclofenac, indometacin,
    celecoxib, ketorolac;
analgesic, painkiller, pain reliever: morphine, codeine, fentanyl, oxycodone, methadone, tramadol,
    ibuprofen, naproxen, paracetamol, opioid, nsaid, diclofenac;
corticosteroid, steroid, glucocorticoid, steroids: dexamethasone, prednisolone, prednisone,
    methylprednisolone, hydrocortisone, betamethasone;
antiemetic, anti-emetic: ondansetron, granisetron, palonosetron, metoclopramide, domperidone,
    aprepitant, cyclizine, haloperidol, levomepromazine, olanzapine;
5-ht3 antagonist: ondansetron, granisetron, palonosetron;
laxative: senna, lactulose, macrogol, bisacodyl, docusate, ispaghula;
taxane, microtubule stabiliser: paclitaxel, docetaxel, cabazitaxel, nab-paclitaxel;
anthracycline: doxorubicin, epirubicin, daunorubicin, idarubicin;
platinum compound, platinum drug, platinum: cisplatin, carboplatin, oxaliplatin;
vinca alkaloid: vincristine, vinblastine, vinorelbine;
antimetabolite: methotrexate, fluorouracil, capecitabine, gemcitabine, pemetrexed, cytarabine;
alkylating agent: cyclophosphamide, ifosfamide, melphalan, temozolomide, chlorambucil;
chemotherapy, cytotoxic drug, cytotoxic agent, cytotoxic, chemotherapy drug: paclitaxel,
    docetaxel, doxorubicin, epirubicin, cisplatin, carboplatin, capecitabine, gemcitabine,
    vinorelbine, eribulin, methotrexate, fluorouracil, cyclophosphamide, taxane, anthracycline,
    antimetabolite;
cdk4/6 inhibitor, cdk4 and cdk6 inhibitor, cyclin-dependent kinase inhibitor: palbociclib,
    ribociclib, abemaciclib;
parp inhibitor: olaparib, talazoparib, niraparib, rucaparib;
pi3k inhibitor: alpelisib, inavolisib, copanlisib;
tyrosine kinase inhibitor, kinase inhibitor, tki: lapatinib, tucatinib, neratinib, imatinib,
    erlotinib, gefitinib, osimertinib, sunitinib, sorafenib, crizotinib, alectinib;
checkpoint inhibitor, immune checkpoint inhibitor, immunotherapy: pembrolizumab, nivolumab,
    atezolizumab, ipilimumab, durvalumab, avelumab;
antibody-drug conjugate, adc: trastuzumab deruxtecan, trastuzumab emtansine, sacituzumab
    govitecan, datopotamab deruxtecan;
monoclonal antibody, antibody: trastuzumab, pertuzumab, bevacizumab, cetuximab, rituximab,
    panitumumab, pembrolizumab, nivolumab, atezolizumab, ipilimumab, denosumab;
anti-her2 drug, anti-her2 therapy, her2-targeted drug, her2-directed drug: trastuzumab,
    pertuzumab, lapatinib, tucatinib, neratinib, margetuximab, trastuzumab deruxtecan, trastuzumab
    emtansine;
targeted therapy, targeted drug: trastuzumab, palbociclib, olaparib, lapatinib, imatinib, cdk4/6
    inhibitor, parp inhibitor;
anticoagulant: heparin, warfarin, apixaban, dalteparin, enoxaparin, rivaroxaban, dabigatran,
    low-molecular-weight heparin;
diuretic: furosemide, spironolactone, bumetanide, thiazide, loop diuretic;
antibiotic: amoxicillin, ciprofloxacin, vancomycin, gentamicin, meropenem,
    piperacillin-tazobactam;
antiepileptic, anticonvulsant: levetiracetam, phenytoin, valproate, lamotrigine, carbamazepine;
benzodiazepine: midazolam, lorazepam, diazepam, clonazepam;
imaging, imaging test, scan, radiological test: mri, ct, pet, bone scan, ultrasound, mammography,
    pet-ct, spect;
blood test: serum calcium, full blood count, alkaline phosphatase, liver function tests, ca 15-3;
tumour marker: ca 15-3, ca 125, cea, psa, alpha-fetoprotein, ca 19-9, calcitonin, hcg;
biopsy: core biopsy, fine-needle aspiration, excision biopsy, sentinel node biopsy;
surgery, operation, surgical treatment: mastectomy, lumpectomy, craniotomy, internal fixation,
    hepatic resection, laminectomy, wide local excision, axillary clearance, surgical resection;
radiotherapy, radiation, irradiation: stereotactic radiosurgery, whole-brain radiotherapy,
    brachytherapy, external beam radiotherapy, stereotactic body radiotherapy;
thermal ablation, ablation by heat, heat ablation: radiofrequency ablation, microwave ablation,
    laser ablation;
local ablation, ablation: radiofrequency ablation, microwave ablation, cryoablation;
bone, bones, skeleton, skeletal system: vertebra, rib, ribs, femur, skull, pelvis, sternum, spine,
    humerus, vertebrae, sacrum;
central nervous system, cns: brain, spinal cord, cerebellum, brainstem;
brain: cerebellum, cerebral cortex, frontal lobe, brainstem, cerebral hemispheres;
lymph node, lymph nodes, lymph gland: axillary node, sentinel node, supraclavicular node, internal
    mammary node, axillary nodes;
axial skeleton: spine, skull, sternum, ribs, rib, vertebra, vertebrae, sacrum, vertebral column,
    lumbar spine, thoracic spine;
spine, vertebral column: vertebra, vertebrae, lumbar spine, thoracic spine, cervical spine, sacrum;
lymphatic system: lymph node, lymph nodes, axillary nodes, thoracic duct;
pelvis: sacrum, ilium, iliac bone, ischium, pubis;
large bowel, colon: sigmoid colon, caecum, ascending colon, transverse colon, rectosigmoid;
bone cell: osteoclast, osteoblast, osteocyte;
white cell, leucocyte, leukocyte, white blood cell: neutrophil, lymphocyte, monocyte, eosinophil,
    macrophage;
lymphocyte: t cell, b cell, natural killer cell;
electrolyte disturbance, electrolyte disorder, electrolyte abnormality, metabolic complication:
    hypercalcaemia, hyponatraemia, hypokalaemia, hypocalcaemia, hyperkalaemia;
cancer, malignancy, carcinoma, malignant tumour: adenocarcinoma, breast cancer, lung cancer,
    melanoma, invasive lobular carcinoma;
breast cancer, breast carcinoma: invasive ductal carcinoma, invasive lobular carcinoma,
    inflammatory breast cancer, lobular carcinoma, ductal carcinoma, triple-negative breast
    cancer;
lung cancer: small-cell lung cancer, non-small-cell lung cancer, small-cell carcinoma;
neurological deficit, neurological sign: limb weakness, sensory loss, hemiparesis, aphasia, leg
    weakness, paraparesis;
effusion: pleural effusion, pericardial effusion;
oncological emergency, oncologic emergency, emergency: spinal cord compression, neutropenic
    sepsis, superior vena cava obstruction, tumour lysis syndrome, hypercalcaemia;
gene mutation, mutation: brca1 mutation, esr1 mutation, pik3ca mutation, tp53 mutation;
breast cancer susceptibility gene, breast cancer gene: brca1, brca2, palb2, chek2, atm;
growth factor: vegf, egf, tgf-beta, igf-1, fgf, pdgf;
vein: superior vena cava, portal vein, azygos vein, inferior vena cava;
blood vessel, vessel: artery, vein, capillary, venule, superior vena cava, portal vein;
hormone: oestradiol, oestrogen, progesterone, testosterone, cortisol, insulin;
sex hormone: oestradiol, oestrogen, progesterone, testosterone;
enzyme: aromatase, topoisomerase, kinase, alkaline phosphatase;
receptor: oestrogen receptor, progesterone receptor, her2, egfr;
liver test, liver function test, liver enzyme: alkaline phosphatase, alanine aminotransferase,
    gamma-glutamyl transferase, ast, alt;
liver, hepatic tissue: left lobe of the liver, right lobe of the liver, hepatic segment;
palliative care, supportive care: pain control, symptom control, analgesia
"""
"""Names of a class: its members; a line may be broken."""

SAID_OF_SEVERAL = """
mutated in hereditary breast cancer, raises the risk of breast cancer, predisposes to breast cancer:
    brca1, brca2, palb2, chek2;
detects bone metastases, shows bone metastases, finds bone metastases: bone scan, mri, pet, pet-ct,
    scintigraphy;
uses ionising radiation, involves ionising radiation, exposes to ionising radiation: ct, plain
    radiograph, plain film, x-ray, mammography, pet, pet-ct, bone scan, scintigraphy,
    fluoroscopy, chest film, spect, radiography;
without ionising radiation, no ionising radiation: mri, ultrasound, thermography, doppler
    ultrasound;
common site of breast cancer metastasis, common site of breast cancer metastases, common site of
    metastasis, common site of metastatic breast cancer, site of spread of breast cancer, common
    site of spread, site of metastasis of breast cancer: bone, liver, lung, brain, skeleton,
    lungs, bones;
symptom of brain metastases, sign of brain metastases, caused by brain metastases: headache,
    seizure, seizures, vomiting, confusion, hemiparesis;
symptom of liver metastases, sign of liver metastases, caused by liver metastases: jaundice,
    nausea, ascites, fatigue, itching, loss of appetite, right upper quadrant pain;
symptom of lung metastases, sign of lung metastases, caused by lung metastases: cough,
    breathlessness, dyspnoea, haemoptysis;
symptom of bone metastases, sign of bone metastases, caused by bone metastases: bone pain, pain,
    fracture, pathological fracture, hypercalcaemia;
symptom of hypercalcaemia, sign of hypercalcaemia, caused by hypercalcaemia: thirst,
    constipation, confusion, nausea, polyuria, drowsiness;
sign of cord compression, symptom of cord compression, symptom of spinal cord compression, sign
    of spinal cord compression: back pain, leg weakness, urinary retention, sensory level, weak
    legs, brisk reflexes, numbness;
side effect of tamoxifen, adverse effect of tamoxifen, caused by tamoxifen: hot flushes, venous
    thrombosis, endometrial cancer, thrombosis;
side effect of letrozole, side effect of aromatase inhibitors, caused by aromatase inhibitors,
    adverse effect of letrozole, caused by letrozole: joint pain, hot flushes, bone loss,
    osteoporosis, arthralgia;
side effect of denosumab, adverse effect of denosumab, caused by denosumab: hypocalcaemia,
    osteonecrosis of the jaw;
treats cord compression, treatment of cord compression, used in cord compression: dexamethasone,
    mri, radiotherapy, decompressive surgery;
lowers calcium, lowers serum calcium, lower calcium, reduces serum calcium, treats
    hypercalcaemia, lowers the serum calcium: zoledronic acid, denosumab, calcitonin, saline,
    pamidronate;
binds her2, blocks her2, targets her2, inhibits her2: trastuzumab, pertuzumab, lapatinib,
    tucatinib, neratinib;
inhibits aromatase, blocks aromatase: letrozole, anastrozole, exemestane;
inhibits parp, blocks parp: olaparib, talazoparib, niraparib;
inhibits cdk4, blocks cdk4, inhibits cdk4/6, blocks cdk4/6, inhibits cdk4 and cdk6: palbociclib,
    ribociclib, abemaciclib;
blocks pd-1, binds pd-1, inhibits pd-1, targets pd-1: pembrolizumab, nivolumab, cemiplimab;
blocks pd-l1, binds pd-l1, inhibits pd-l1: atezolizumab, durvalumab, avelumab;
blocks egfr, binds egfr, inhibits egfr, targets egfr: cetuximab, panitumumab, erlotinib,
    gefitinib, osimertinib;
blocks vegf, binds vegf, inhibits vegf, targets vegf: bevacizumab, aflibercept, ranibizumab;
inhibits osteoclasts, protects bone, protects the bone, protects bone in metastatic disease,
    protects the skeleton, slows osteoclasts, slows bone resorption, reduces bone resorption,
    inhibits bone resorption: denosumab, zoledronic acid, pamidronate, ibandronate, calcitonin;
spreads to bone, metastasises to bone: prostate cancer, breast cancer, lung cancer, kidney
    cancer, thyroid cancer, prostate, breast, lung, kidney, thyroid;
spreads to the brain, spreads to brain, metastasises to the brain: lung cancer, breast cancer,
    melanoma, lung, breast, kidney cancer;
spreads to the liver, spreads to liver, metastasises to the liver: colon cancer, pancreatic
    cancer, gastric cancer, breast cancer, colorectal cancer;
binds the oestrogen receptor, blocks the oestrogen receptor, acts on the oestrogen receptor:
    tamoxifen, fulvestrant, raloxifene, toremifene, elacestrant
"""
"""Ways to ask: what is right for each of them."""
