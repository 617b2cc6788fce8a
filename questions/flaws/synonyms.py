"""Names of one thing, as a list of lines."""

from __future__ import annotations

SAME_THING = """metastatic disease|stage iv disease|stage 4 disease|advanced disease with distant
    spread
naloxone|narcan
vomiting|being sick
metastatic cancer|stage iv cancer|stage iv
in situ disease|stage 0 disease|stage 0
trastuzumab biosimilar|biosimilar of trastuzumab
megestrol|megace
caelyx|pegylated liposomal doxorubicin
abraxane|nab-paclitaxel
temodal|temozolomide
lonsurf|trifluridine with tipiracil
casodex|bicalutamide
xtandi|enzalutamide
zytiga|abiraterone
erythrocyte|red blood cell|red cell
leucocyte|leukocyte|white blood cell|white cell
thrombocyte|platelet|platelets
spinal column|spine
coeliac plexus block|celiac plexus block
fine-needle aspiration|fna|fine-needle aspirate
overall survival|survival from any cause
hyperuricaemia|high urate|raised uric acid|high uric acid
hyperphosphataemia|high phosphate|raised phosphate
urinary retention|inability to pass urine
weakness of the legs|leg weakness|paraparesis|weak legs
difficulty in breathing|breathlessness|trouble breathing
low neutrophils|neutropenia|low neutrophil count
kidney cancer|renal cell carcinoma|renal cancer|renal cell cancer|cancer of the kidney
colorectal cancer|bowel cancer|large bowel cancer
gastric cancer|stomach cancer|cancer of the stomach
endometrial cancer|cancer of the womb|womb cancer
liver cancer|hepatocellular carcinoma|hepatoma
skin cancer of pigment cells|melanoma|malignant melanoma
vegf-a|vascular endothelial growth factor a
alopecia|hair loss
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
filgrastim|neupogen
leukopenia|low white cell count|leucopenia|leukopenia|low white cells
raised intracranial pressure|intracranial hypertension
swallowing difficulty|dysphagia
nosebleeds|epistaxis
hair loss|alopecia
tingling|paraesthesia|pins and needles
double vision|diplopia
numbness|loss of sensation
loss of smell|anosmia
constipation|infrequent hard stools
passing large volumes of urine|polyuria
excessive thirst|polydipsia
low sodium|hyponatraemia|low serum sodium
low potassium|hypokalaemia
high blood calcium|hypercalcaemia
low magnesium|hypomagnesaemia
low blood pressure|hypotension
fast heart rate|tachycardia
slow heart rate|bradycardia
heart failure|cardiac failure
kidney failure|renal failure
liver failure|hepatic failure
broken bone|fracture
pathological fracture|fracture through diseased bone
superior vena cava|svc
cerebrospinal fluid|csf
central nervous system|cns
lumbar puncture|spinal tap
thoracocentesis|thoracentesis|pleural tap|pleural aspiration
paracentesis|ascitic drainage|ascitic tap
echocardiography|echocardiogram|cardiac ultrasound|ultrasound of the heart
electrocardiogram|ecg|ekg|electrocardiography
electroencephalogram|eeg|electroencephalography
mammography|breast x-ray|x-ray mammography
dexa scan|bone densitometry|dexa|dxa
stereotactic radiosurgery|srs|gamma knife treatment
whole-brain radiotherapy|wbrt|whole-brain irradiation
bone-modifying agent|bone-targeted agent
lymphoedema|swelling from blocked lymph
vertebral body|corpus vertebrae
armpit|axilla
windpipe|trachea
voice box|larynx
shin bone|tibia
kneecap|patella
jaw|mandible|lower jaw
large bowel|colon|large intestine
small bowel|small intestine
gall bladder|gallbladder
voicelessness|aphonia
bruising|ecchymosis
tumour marker ca 15-3|ca 15-3|cancer antigen 15-3
parathyroid hormone-related protein|pthrp
receptor activator of nuclear factor kappa b ligand|rank ligand|rankl
carcinoembryonic antigen|cea
alpha-fetoprotein|afp
adriamycin|doxorubicin|hydroxydaunorubicin
navelbine|vinorelbine
ondansetron|zofran
morphine|mst|oramorph
decadron|dexamethasone
tylenol|paracetamol
ablation by radio waves|radiofrequency ablation|rfa
tace|transarterial chemoembolisation
sln biopsy|sentinel node biopsy|sentinel lymph node biopsy|slnb
cord compression|spinal cord compression|mscc
brain secondaries|brain metastases|cerebral metastases|intracranial metastases
liver secondaries|liver metastases|hepatic metastases
bone secondaries|bone metastases|skeletal metastases|osseous metastases
lung secondaries|lung metastases|pulmonary metastases"""
"""One thing a line, its names parted by bars."""
