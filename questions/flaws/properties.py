"""What holds of several things: beginnings of the words that ask for it, and the things.

Each line: word groups that a question must have, parted by `+`, alternatives by `/`; then a
colon and what it is true of. No statement of the bank: two options that stand in one line make
one question doubtful.
"""

from __future__ import annotations

PROPERTIES = """
without/no/free/lack/spare + ionis/ioniz/radiation: mri, ultrasound, magnetic resonance imaging,
    ultrasonography, thermography, magnetic resonance;
use/involv/expos/give/deliver/rely/relies + ionis/ioniz/radiation: ct, pet, bone scan, bone
    scintigraphy, scintigraphy, mammography, plain film, radiography, fluoroscopy, spect, pet-ct,
    chest film, plain radiography, x-ray, computed tomography;
destroy/ablat/kill/treat + heat/thermal/hot: radiofrequency ablation, microwave ablation, laser
    ablation, high-intensity focused ultrasound;
destroy/ablat + percutan/needle/probe: radiofrequency ablation, microwave ablation, cryoablation;
slow/inhibit/reduc/lower/block/suppress/prevent/stop + resor/osteoclast: denosumab, zoledronic acid,
    pamidronate, ibandronate, ibandronic acid, alendronate, clodronate, calcitonin, bisphosphonate;
cause/risk/lead/link/associat + osteonecros + jaw: denosumab, zoledronic acid, pamidronate,
    ibandronate;
lower/treat/reduc + calcium/hypercalc: zoledronic acid, denosumab, calcitonin, intravenous saline,
    saline, pamidronate;
axial + skelet: skull, sternum, spine, rib, ribs, vertebra, vertebrae, sacrum, thoracic vertebra,
    hyoid;
appendicular + skelet: femur, humerus, tibia, radius, ulna, clavicle, scapula, fibula, pelvis;
lie/lies/locat/situat/found/organ + abdom: liver, stomach, spleen, pancreas, kidney, gallbladder,
    colon, small bowel, omentum, duodenum;
lie/lies/locat/situat/found/organ + pelvis/pelvic: bladder, uterus, ovary, rectum, prostate;
lie/lies/locat/situat/found/organ + chest/thorax/thoracic: lung, heart, oesophagus, thymus, lungs;
drain/lymph + breast: axillary nodes, internal mammary nodes, supraclavicular nodes, axillary,
    internal mammary, axillary lymph nodes, internal mammary lymph nodes;
effect/toxicity/cause + doxorubicin/anthracycl: heart failure, hair loss, alopecia, cardiomyopathy,
    neutropenia, mucositis, nausea, vomiting, myelosuppression, cardiotoxicity;
effect/toxicity/cause + cisplatin: nephrotoxicity, hearing loss, vomiting, ototoxicity, kidney
    damage, neuropathy, peripheral neuropathy, nausea, kidney injury, hypomagnesaemia;
effect/toxicity/cause + paclitaxel/docetaxel/taxane: peripheral neuropathy, neuropathy, hair loss,
    neutropenia, alopecia, nail changes, myalgia;
effect/toxicity/cause + morphine/opioid: constipation, nausea, drowsiness, sedation, respiratory
    depression, itching, vomiting, dry mouth, miosis, small pupils;
effect/toxicity/cause + dexamethasone/steroid/corticosteroid/prednisolone: hyperglycaemia, insomnia,
    weight gain, muscle weakness, proximal myopathy, infection, osteoporosis, raised blood sugar;
effect/toxicity/cause + trastuzumab: heart failure, infusion reaction, cardiomyopathy, fall in
    ejection fraction, cardiac dysfunction;
effect/toxicity/cause + bevacizumab: hypertension, proteinuria, bleeding, thrombosis, poor wound
    healing, gastrointestinal perforation;
effect/toxicity/cause + palbociclib/ribociclib/abemaciclib: neutropenia, fatigue, leucopenia,
    diarrhoea, leukopenia;
effect/toxicity/cause + capecitabine: hand-foot syndrome, diarrhoea, mucositis;
effect/toxicity/cause + tamoxifen: hot flushes, venous thrombosis, endometrial cancer, vaginal
    bleeding, deep vein thrombosis, pulmonary embolism;
effect/toxicity/cause + letrozole/anastrozole/exemestane/aromatase: hot flushes, joint pain,
    arthralgia, bone loss, osteoporosis, fractures;
effect/toxicity/cause + checkpoint/pembrolizumab/nivolumab/ipilimumab: colitis, hypothyroidism,
    pneumonitis, hepatitis, rash, hypophysitis, thyroiditis;
effect/toxicity/cause + vincristine: peripheral neuropathy, constipation, foot drop, ileus;
effect/toxicity/cause + radiotherapy + brain: hair loss, fatigue, memory loss, cognitive decline;
symptom/sign/cause/feature/complain + hypercalc: thirst, constipation, confusion, polyuria, nausea,
    drowsiness, dehydration, muscle weakness, short qt interval, fatigue, passing much urine;
symptom/sign/feature/cause + cord + compres: back pain, leg weakness, urinary retention, sensory
    level, brisk reflexes, weak legs, numbness, saddle anaesthesia, constipation, incontinence;
symptom/sign/feature/cause + brain + metast: headache, seizure, seizures, vomiting, confusion,
    hemiparesis, papilloedema, aphasia, morning headache;
symptom/sign/feature/cause + liver + metast: jaundice, ascites, itching, right upper quadrant pain,
    loss of appetite, nausea, fatigue, weight loss, hepatomegaly;
symptom/sign/feature/cause + lung + metast: cough, breathlessness, dyspnoea, haemoptysis, pleural
    effusion;
symptom/sign/feature/cause + bone + metast: bone pain, pain, fracture, pathological fracture,
    hypercalcaemia;
symptom/sign/feature/cause + cava + obstruct/compres/syndrome: facial swelling, distended neck
    veins,
    breathlessness, swollen face, swelling of the face, arm swelling, headache;
symptom/sign/feature/cause + lysis: hyperkalaemia, hyperphosphataemia, hyperuricaemia,
    hypocalcaemia, high potassium, high phosphate, high urate, low calcium;
symptom/sign/feature/cause + horner: ptosis, miosis, anhidrosis, small pupil, drooping eyelid;
risk/predispos/cause + breast + cancer: brca1, brca2, palb2, early menarche, late menopause, family
    history, obesity, alcohol, nulliparity, hormone replacement therapy;
risk/predispos/cause + lung + cancer: smoking, asbestos, radon, tobacco smoke, passive smoking, air
    pollution;
risk/predispos/cause + skin/melanoma + cancer/melanoma: sunburn, fair skin, ultraviolet light, many
    naevi, sun exposure, sunbeds;
spread/metast/common/often/frequent + bone: prostate cancer, breast cancer, lung cancer, kidney
    cancer, thyroid cancer, renal cancer, renal cell carcinoma, prostate, breast;
spread/metast/common/often/frequent/source + brain: lung cancer, breast cancer, melanoma;
spread/metast/common/often/frequent + liver: colon cancer, colorectal cancer, pancreatic cancer,
    gastric cancer, uveal melanoma;
site + metast + breast: bone, liver, lung, brain, bones, lungs;
site + metast + prostate: bone, lymph nodes, pelvic nodes, vertebra, spine;
site + metast + lung: brain, bone, liver, adrenal gland, adrenal glands, adrenal;
site + metast + colo: liver, lung, peritoneum;
marker + ovar: ca 125, he4;
marker + breast: ca 15-3, cea, ca 27.29;
marker + testic/germ: alpha-fetoprotein, beta-hcg, hcg, ldh, afp;
express/defin/classif/predict + breast: oestrogen receptor, her2, progesterone receptor, er, pr;
loss/lost/lose + epithelial + mesenchym: e-cadherin, cytokeratin, keratin, claudin, occludin;
gain/acquir/rise/express + epithelial + mesenchym: vimentin, n-cadherin, fibronectin, snail, twist;
induc/repress/drive + epithelial + mesenchym: snail, twist, slug, zeb1, zeb2;
degrad/break/digest/cut + matrix/basement/collagen: mmp-2, mmp-9, matrix metalloproteinase-2, matrix
    metalloproteinase-9, plasmin, cathepsin b, heparanase;
stimul/drive/promot + angiogen/vessel: vegf, fgf, vegf-a, pdgf, angiopoietin-2, bfgf;
prevent/treat/reliev/control + vomit/nausea/emesis: ondansetron, aprepitant, metoclopramide,
    dexamethasone, olanzapine, granisetron, palonosetron, haloperidol;
treat/reliev/control + pain: morphine, oxycodone, fentanyl, ibuprofen, paracetamol, naproxen,
    hydromorphone;
treat/reliev/prevent + constip: senna, macrogol, lactulose, bisacodyl, docusate, methylnaltrexone;
treat/reduc/reliev + oedema/edema + brain: dexamethasone, mannitol, corticosteroids;
prevent/treat/stop + seizure/fits: levetiracetam, phenytoin, valproate, lamotrigine, lorazepam;
prevent/treat + thrombos/embol/clot: heparin, apixaban, dalteparin, enoxaparin, rivaroxaban,
    warfarin,
    low-molecular-weight heparin;
treat/prevent/reduc/drain + effusion: talc pleurodesis, thoracocentesis, tunnelled catheter,
    indwelling pleural catheter, pleurodesis, chest drain;
stabili + vertebr/spine: vertebroplasty, kyphoplasty, spinal fusion, pedicle screws;
cement + vertebr/spine: vertebroplasty, kyphoplasty;
stabili + microtub: paclitaxel, docetaxel, cabazitaxel;
destabili/block/inhibit/prevent + microtub: vincristine, eribulin, vinorelbine, vinblastine;
inhibit/block + topoisom: irinotecan, etoposide, topotecan, doxorubicin;
cross-link/crosslink/alkylat + dna: cyclophosphamide, cisplatin, melphalan, carboplatin, ifosfamide;
inhibit/block + her2/erbb2: trastuzumab, pertuzumab, lapatinib, tucatinib, neratinib;
inhibit/block + braf: vemurafenib, dabrafenib, encorafenib;
inhibit/block + mek: trametinib, cobimetinib, binimetinib;
inhibit/block + egfr: erlotinib, gefitinib, osimertinib, cetuximab, afatinib, panitumumab;
inhibit/block + alk: crizotinib, alectinib, lorlatinib, brigatinib, ceritinib;
inhibit/block + mtor: everolimus, temsirolimus, sirolimus;
inhibit/block + vegf: bevacizumab, sunitinib, sorafenib, aflibercept, pazopanib, ramucirumab;
lower/suppress + testosteron: goserelin, leuprorelin, degarelix, relugolix, triptorelin,
    orchidectomy;
block/bind + androgen: enzalutamide, bicalutamide, apalutamide, darolutamide, flutamide;
cause/mechanism + anaemia/anemia: bone marrow infiltration, chronic disease, bleeding, chemotherapy,
    anaemia of chronic disease, iron deficiency;
spread/metast/common/often/frequent + lung: osteosarcoma, renal cell carcinoma, breast cancer,
    colorectal cancer, melanoma, testicular cancer, choriocarcinoma;
marker/express/typical + epithel: e-cadherin, cytokeratin, epcam, keratin, claudin;
marker/express/typical + mesenchym: vimentin, n-cadherin, fibronectin;
innate + immun/cell: natural killer cell, macrophage, neutrophil, dendritic cell, nk cell;
adaptive + immun/cell: t cell, b cell, t lymphocyte, b lymphocyte;
secret/produc + pthrp/parathyroid: squamous cell lung cancer, renal cell carcinoma, squamous cell
    carcinoma, breast cancer, renal cell cancer, squamous cell carcinoma of the lung;
secret/produc + acth/adrenocortic: small-cell lung cancer, bronchial carcinoid, carcinoid,
    small-cell
    carcinoma;
secret/produc + alpha-feto/fetoprotein/afp: hepatocellular carcinoma, yolk sac tumour;
fat-soluble/soluble + fat/lipid/vitamin: vitamin a, vitamin d, vitamin e, vitamin k;
lower/reduc/block + oestrogen/estrogen: anastrozole, letrozole, exemestane, goserelin, oophorectomy;
show/detect/find/demonstrat/reveal + liver + metast: ct, mri, ultrasound, pet, pet-ct, contrast mri,
    contrast ct;
show/detect/find/demonstrat/reveal + bone + metast: mri, bone scan, pet, pet-ct, scintigraphy, ct,
    bone scintigraphy;
show/detect/find/demonstrat/reveal + brain + metast: mri, ct, contrast mri, contrast ct, pet;
show/detect/find/demonstrat/reveal + lung + metast: ct, pet, pet-ct, chest film, chest radiograph;
show/detect/find/demonstrat/reveal + breast + cancer: mammography, mri, ultrasound;
revers/antidote/antagon + opioid/morphine: naloxone, narcan, naltrexone;
line/lines + chest/lung/lungs: pleura, visceral pleura, parietal pleura;
contain/hold/house + marrow/haematopo: pelvis, sternum, vertebra, vertebrae, ribs, rib, ilium,
    sacrum;
immun/attack/kill + tumo/cancer + cell: t cells, natural killer cells, cytotoxic t cells, nk cells,
    t cell, natural killer cell, cd8 t cells;
present + antigen: dendritic cell, dendritic cells, macrophage, macrophages, b cell, b cells;
suppress + immun: regulatory t cell, regulatory t cells, myeloid-derived suppressor cells, m2
    macrophage, m2 macrophages;
form/make/build/lay/lays + bone: osteoblast, osteoblasts;
filter + urine/blood: kidney, kidneys, glomerulus, glomeruli;
make/produc/secret + bile: liver, hepatocyte, hepatocytes;
relie/treat + breathless/dyspn: morphine, oxygen, opioids, midazolam, fan;
relie/treat/lessen/reduc + secretion: glycopyrronium, hyoscine butylbromide, hyoscine hydrobromide,
    atropine;
relie/treat + itch/pruritus: cholestyramine, rifampicin, sertraline, colestyramine;
relie/treat/help + neuropath: duloxetine, gabapentin, pregabalin, amitriptyline;
relie/treat/stimul + appetite: megestrol, dexamethasone, megestrol acetate;
treat/used/given/active/approv + melanoma: nivolumab, ipilimumab, pembrolizumab, vemurafenib,
    dabrafenib, trametinib;
treat/used/given/active + gout/urate/uric: allopurinol, rasburicase, febuxostat;
stain/stains/mark/marks/positive/express + melanoma: s100, sox10, melan-a, hmb-45, hmb45;
stain/mark/express/positive + breast: gata3, oestrogen receptor, mammaglobin, gcdfp-15;
stain/mark/express/positive + lung + adenocarc: ttf-1, napsin a;
stain/mark/express/positive + neuroendocr: chromogranin, synaptophysin, cd56, chromogranin a;
stain/mark/express/positive + squamous: p40, p63, cytokeratin 5/6;
stain/mark/express/positive + prostat: psa, nkx3.1, psma;
stain/mark/express/positive + colo: cdx2, ck20, cytokeratin 20, satb2;
releas/secret/store + matrix/bone + growth/resorb: tgf-beta, igf-1, transforming growth factor beta;
resorb + bone + cell: osteoclast, osteoclasts;
carr/transport/return + lymph: thoracic duct, right lymphatic duct
"""

NARROWING = """after before best bests carr child dose first fewest fully half highest immediately
    injection irreversibl kidney largest late least lowest months more most mouth oral orally patch
    pregnan previous second single skin subcutan third under vein weekly weeks than rather only
    earliest commonest main leading usual typically characteristic dose-limiting limiting when if
    adult young elderly male female severe mild""".split()
"""Beginnings of words that single out one of several."""
