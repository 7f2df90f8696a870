/**
 * What the checks look for. Sources: attendance-rules.md section 5 (comment format, record-keeping
 * advice) and field-notes.md 2.1, point 6. Words are matched whole, in any case, outside quotation
 * marks where a parent's own words stand.
 */
const whole = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');

export const RELATIONSHIP = whole(
  'step-?(?:mum|dad|mother|father|parent)|mum(?:my)?|mam|mom|mother|dad(?:dy)?|father|parents?|carer|foster carer|guardian|(?:great-?)?(?:gran(?:d(?:ma|mother|dad|pa|father|parents?))?|granny|grandad|nan(?:a|ny|na)?|nain|taid)|aunt(?:ie|y)?|uncle|(?:big |older |half-?)?(?:sister|brother|sibling)|cousin|child ?minder|nanny|neighbour|family friend|mobiles?|landline|work number|numbers|partner|husband|wife|host family|key ?worker|residential (?:worker|staff)|social worker|support worker|contact \\d|(?:all|both|every|any)(?: of)?(?: the)?(?: \\d)? ?contacts?|both|provider|tutor|college|school|teacher|reception(?:ist)?|nurse|head(?:teacher)?|dsl|senco|taxi|driver|escort|staff|sw|yot|office|pupil|child|he|she|they',
);
/** `TC to Sarah`: a name will do. */
export const NAMED =
  /(?:^|[\s,;])(?:to|from|with|by|spoke to|per|told) (?:Mr|Mrs|Ms|Miss|Dr)?\.? ?(?!TC|VM|HV|AM|PM)\p{Lu}[\p{L}’'-]+/u;

export const ILLNESS = whole(
  'sick(?:ness|ly)?|gastro\\w*|vomit(?:ing|ed)?|threw up|throwing up|been sick|diarrh?oea|d&v|temp(?:erature)?|fever(?:ish)?|cough(?:ing|s)?|cold|flu|sore throat|throat|tonsil\\w*|headaches?|migraines?|tummy|stomach|belly|ear ?ache|ear infection|eye infection|conjunctivitis|chicken ?pox|impetigo|scarlet fever|hand,? foot and mouth|slapped cheek|rash|spots|nits|lice|sunburn\\w*|bitten|asthma|wheez\\w*|chest(?: infection)?|infection|virus|bug|norovirus|covid|injur\\w*|sprain\\w*|broken|fractur\\w*|concussion|bumped|fell|toothache|tooth|nosebleeds?|hay ?fever|allerg\\w*|reaction|period pains?|pain|dizzy|faint\\w*|aching|back ?ache|no sleep|slept badly|exhausted|swollen|cut|burn|sore|hurt|anxious|anxiety|worried|migraine',
);
export const VAGUE =
  /^(?:(?:he|she|they|child|pupil|is|was|still|just|feeling|a bit|bit|not|very|really|too|off|today|again|says?|said|reports?|mum|dad|nan|gran|that|has|due to|because of|reason|absent)\s+)*(?:ill|illness|poorly|unwell|under the weather|(?:feeling )?rough|not (?:too |so |feeling )*(?:well|great|good|clever|right|himself|herself)|not (?:feeling )?(?:well|great|good|himself|herself)|sick|(?:home|family|personal) circumstances|family reasons?|family (?:issues?|matters?|stuff|problems?)|personal(?: reasons?| issues?)?|issues? at home|problems? at home|home issues?|things going on|stuff|medical(?: reasons?)?|appointment|appt|other|reason|unavoidable|circumstances|not coming in|not in|won't be in|absent|off)(?:\s+(?:today|again|still|this morning|now))*$/iu;

export const PRESENT = whole(
  'arrived(?! at)|missed the register|^late|saw kai|walked in|sent to (?:class|lesson)|found on site|found in|now in (?:school|class|lesson)|in school|in class|signed in|came in|came through|in at \\d{1,2}[:.]\\d\\d|was in|in lesson|on site|marked present|present in',
);
export const NOT_REACHED = whole(
  "voice ?mail|vm|no answer|no reply|nr|no response|not answered|did not answer|didn't answer|didn’t answer|unobtainable|engaged|rang out|wrong number|number not (?:in use|recogni[sz]ed)|not in use|switched off|left (?:a )?message|message left|texts? sent|text to|text message to|texted|no contact|phone off|hung up|cut off|mailbox full|disconnected|all contacts tried|not (?:answering|picking up)|never (?:answers|picks up)|(?:nobody|no ?one) (?:answers|answered|there)|lm|utc|unable to contact|could not reach|answer ?phone|straight to|line busy|busy|no(?:body|ne| ?one) (?:picked up|answers|answered)|^tried|card left|not picking up",
);
/** Lines of another kind: somebody else told, a decision, a provider. They need no return date. */
export const OTHER_BUSINESS = whole(
  'sw|yot|social worker|emailed|decision|agreed|day \\d|rationale|decided|told (?:by|at|\\d+|dsl|head)|designated teacher|virtual school|college|placement|confirmed|hv|home visit|provider|not arrived|not required|ap',
);
export const REFUSED = whole(
  "no reason(?: given)?|would not (?:say|give)|wouldn't (?:say|give)|wouldn’t (?:say|give)|refused(?: to)?|declined(?: to)?|did not want to say",
);
export const WHERE = whole(
  "at home|home|in bed|with (?:mum|dad|nan(?:a)?|gran\\w*|aunt\\w*|uncle|carer|foster carer|parents?|him|her|them|me|family|sister|brother|child ?minder|neighbour|staff|step-?\\w+)|at (?:the )?(?:\\p{L}+ )?(?:hospital|doctors?|gp|dentist|clinic|a&e|work|nan'?s|gran\\w*'?s|dad'?s|mum'?s|airport|orthodontist|optician|surgery|appointment|mosque|church|temple|door|station)|in (?:hospital|the car|a&e|school|class|bed)|abroad|on (?:the|his|her|their) way|seen (?:at|by|in)|staying|bus stop|in the (?:office|hall|classroom|playground|car)|not arrived|whereabouts|medical room|where:|travelling|outside",
);
export const RETURN = whole(
  'back|returns?|returning|in tomorrow|tomorrow|in later|later (?:today|this morning)|due (?:in|back)|expected|until|till|this afternoon|for pm|in pm|by pm|after lunch|after break|rest of (?:the )?week|next week|48 ?h(?:ou)?rs?|(?:in )?(?:on )?(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?|not known when|return not known|bringing (?:him|her|them)? ?in|coming in|on (?:his|her|their) way|in (?:by|for|at|from) (?:\\d+|break|lunch|noon|period \\d)|(?:dropping|bringing|walk(?:ing)?|driving) (?:\\p{L}+ ){0,2}(?:in|at|for)|in from|will be in|review|when better|hopes to',
);
export const NEXT = whole(
  'next|retry|re-?try|try(?:ing)?(?: again)?|call(?:ing|s)? (?:back|again|at)|ring(?:ing|s)?(?: back| again)?|will|to ring|to call|text sent|texts? (?:to|sent)|texted|e-?mail(?:ed)?|visit|hv|dsl|ht|head (?:to|told)|wcb|round|told|again at|chase|check(?:ed|ing)?|follow(?:ing)? up|letter|office to|another|started|asked|asking|request(?:ed)?|update|to update|voicemail left asking|tell',
);

/** Reasons other than health that name themselves. */
export const KNOWN_REASON = whole(
  'holiday|wedding|funeral|bereavement|died|overslept|(?:missed|late|no|cancelled) (?:the )?bus|bus (?:missed|late|cancelled)|car broke down|would not start|traffic|eid|diwali|travel trouble|running late|family reason|religious observance|appointment|interview',
);

/** Judgement where a record wants a fact (attendance-rules.md section 5, poor comments). */
export const OPINION = whole(
  "useless|hopeless|pathetic|usual (?:excuses?|story|rubbish|nonsense)|the usual|as usual|excuses?|typical(?:ly)?|yet again|surprise,? surprise|no surprise|lazy|can(?:'|’)?t be bothered|couldn(?:'|’)?t be bothered|not bothered|doesn(?:'|’)?t care|don(?:'|’)?t care|waste of time|obviously|clearly (?:not|lying|fine|made)|lying(?! down| in| on)|liar|lies(?! down)|making it up|made up|dodgy|suspicious|unlikely story|likely story|supposedly|apparently|allegedly|so[- ]called|claims?(?: to be)?|pretend(?:s|ing)?|rude|stroppy|moody|grumpy|nasty|difficult (?:mum|dad|parent|family|as)|nightmare|chaotic|drama|over-?protective|soft|neglectful|bad (?:mum|dad|parent\\w*)|poor parent\\w*|unreliable|never (?:answers|picks up|bothers)|always (?:off|ill|late|an excuse|the same)|not believable|don(?:'|’)?t believe|do not believe|I doubt|doubt(?:ful)?|bit of a|spoilt|attention seeking|silly|ridiculous|annoying|fed up|joke|same old|here we go|again!|swinging the lead|faking|pulling a sickie|feeble|as ever|aggressive|unhelpful|abusive parent|parenting|awkward|sickie|work-?shy|babied|moaning|moaned|whing\\w+|kicked off|mardy",
);

/** More than the code needs; `plain` says what is enough. */
export const MEDICAL: readonly { words: RegExp; plain: string }[] = [
  {
    words: whole(
      'anti-?depressants?|sertraline|fluoxetine|prozac|citalopram|ritalin|methylphenidate|melatonin|risperidone|diazepam|insulin dose|morphine|codeine|chemo(?:therapy)?|steroids?|antivirals?|\\d+ ?mg|prescribed \\p{L}+|medication (?:changed|increased|reduced)',
    ),
    plain: 'medication',
  },
  {
    words: whole(
      'depress(?:ion|ed)|bipolar|schizo\\w*|psychosis|psychotic|ptsd|ocd|eating disorder|anorexi\\w+|bulimi\\w+|panic (?:attacks?|disorder)|mental breakdown|camhs|psychiatr\\w+|psycholog\\w+|counsell\\w+|therapist',
    ),
    plain: 'health reason',
  },
  {
    words: whole(
      'pregnan\\w+|miscarr\\w+|termination|abortion|contracepti\\w+|sti|std|chlamydia|thrush|hiv|hepatitis|genital\\w*|testic\\w+|vagin\\w+|penis|rectal|incontinen\\w+|soil(?:ed|ing)(?: himself| herself)?|bowels?|stool samples?|urine(?: samples?)?|uti|constipat\\w+|menstrua\\w+|heavy period|bleeding from',
    ),
    plain: 'health reason',
  },
  {
    words: whole(
      "cancer|tumou?r|lump|scan|leuk(?:a)?emia|biops(?:y|ies)|mri|ct scan|endoscop\\w+|colonoscop\\w+|blood (?:tests?|results?|count)|diagnos(?:is|ed)(?: with \\p{L}+)?|crohn(?:'|’)?s|colitis|epilep\\w+|seizures?|sickle cell|cystic fibrosis|tuberculosis|meningitis|kidney (?:failure|infection)|heart (?:condition|murmur|surgery)|surgery on \\p{L}+|operation on \\p{L}+|test results?",
    ),
    plain: 'health reason',
  },
];

/** Belongs in the safeguarding system, not where many staff and a parent may read it. */
export const SAFEGUARDING = whole(
  'abus(?:e|ed|ive|ing)|domestic (?:violence|incident|abuse|dispute)|dv|violen(?:t|ce)|assault\\w*|hit(?:s|ting)? (?:him|her|them|by|the child|\\p{L}+)|been hit|was hit|punched|slapped (?:him|her|by|the)|kicked (?:him|her|by)|bruis(?:e|es|ed|ing)|self[- ]?harm\\w*|cutting (?:herself|himself)|overdos\\w+|suicid\\w+|neglect(?:ed)?|drunk|intoxicated|drugs?|cannabis|cocaine|heroin|needles|alcohol(?:ic)?|county lines|exploit\\w+|groom(?:ed|ing)|refuge|arrest\\w*|custody|police|prison|court|injunction|restraining order|bail|stabb\\w+|gangs?|knife|weapon|forced marriage|fgm|radicali\\w+|prevent referral|child protection|cp (?:plan|case|conference)|cin (?:plan|case)|section 47|s47|strategy meeting|mash|lado|disclos(?:ed|ure)|unsafe (?:at home|with)|scared of|afraid of (?:dad|mum|step\\w*)|locked (?:in|out)|no food|missing from home|run away|ran away|evict\\w+|homeless|sexual\\w*|indecent|rape\\w*|inappropriate(?:ly)? touch\\w*|fight(?:ing)? (?:at home|between parents)',
);

/** Common shorthand with its meaning, for the mend; a school's own list always comes first. */
export const KNOWN_SHORTHAND: Readonly<Record<string, string>> = {
  TC: 'telephone call',
  VM: 'voicemail',
  HV: 'home visit',
  NR: 'no reply',
  SW: 'social worker',
  LM: 'left message',
  LMTCB: 'left message to call back',
  UTC: 'unable to contact',
  NFA: 'no further action',
  DNA: 'did not attend',
  FTA: 'failed to attend',
  PTC: 'phone call to contact',
  CB: 'call back',
  WCB: 'will call back',
  NOK: 'next of kin',
  FOC: 'friend of the family',
  TBC: 'to be confirmed',
  ASAP: 'as soon as possible',
  HT: 'head',
  DHT: 'deputy head',
  AP: 'alternative provision',
  AO: 'attendance officer',
  FTC: 'first-day telephone call',
  FDC: 'first-day call',
  'D&V': 'diarrhoea and sickness',
  POC: 'point of contact',
  YOT: 'youth-offending team',
};

/** Capitals everyone reads. */
export const PLAIN_CAPITALS: ReadonlySet<string> = new Set([
  'AM',
  'PM',
  'GP',
  'UK',
  'TV',
  'OK',
  'ID',
  'DSL',
  'NHS',
  'A&E',
  'COVID',
  'PE',
  'RE',
  'IT',
  'GCSE',
  'EHCP',
  'SEN',
  'SENCO',
  'BBC',
  'USA',
  'EU',
  'PIN',
  'MOT',
  'RTA',
  'AA',
  'BST',
  'GMT',
  'DFE',
  'MRI',
  'UTI',
]);

export const SMALL_SHORTHAND =
  /(?<![\p{L}\p{N}])(?:w\/|w\/o|b\/c|c\/o|hx|dx|rx|pt|tx|fwd|ans|msg|tmrw|tmw|mins ago lm|n\/a|n\/r|l\/m|v\/m|t\/c|h\/v|s\/w)(?![\p{L}\p{N}])/giu;
export const SMALL_SHORTHAND_MEANS: Readonly<Record<string, string>> = {
  'w/': 'with',
  'w/o': 'without',
  'b/c': 'because',
  'c/o': 'complains of',
  hx: 'history',
  dx: 'diagnosis',
  pt: 'pupil',
  ans: 'answer',
  msg: 'message',
  tmrw: 'tomorrow',
  tmw: 'tomorrow',
  'n/a': 'no answer',
  'n/r': 'no reply',
  'l/m': 'left message',
  'v/m': 'voicemail',
  't/c': 'telephone call',
  'h/v': 'home visit',
  's/w': 'social worker',
  fwd: 'forwarded',
  rx: 'prescription',
  tx: 'treatment',
};

/** Names that are also words or months: alone they name nobody. */
export const NAMES_THAT_ARE_WORDS: ReadonlySet<string> = new Set([
  'will',
  'may',
  'june',
  'april',
  'august',
  'mark',
  'grace',
  'hope',
  'faith',
  'joy',
  'rose',
  'ivy',
  'lily',
  'daisy',
  'holly',
  'summer',
  'autumn',
  'dawn',
  'eve',
  'sunny',
  'rich',
  'bill',
  'jack',
  'rob',
  'pat',
  'sue',
  'guy',
  'art',
  'drew',
  'chase',
  'hunter',
  'mason',
  'miles',
  'angel',
  'star',
  'sky',
  'skye',
  'rain',
  'storm',
  'river',
  'forest',
  'heath',
  'dean',
  'earl',
  'duke',
  'king',
  'prince',
  'royal',
  'pearl',
  'ruby',
  'amber',
  'jade',
  'crystal',
  'penny',
  'nan',
  'gene',
  'ray',
  'don',
  'frank',
  'ernest',
  'an',
  'in',
  'so',
  'my',
  'do',
  'van',
  'sam',
  'day',
  'friday',
  'monday',
  'wednesday',
  'bay',
  'kit',
  'max',
  'long',
  'young',
  'short',
]);
