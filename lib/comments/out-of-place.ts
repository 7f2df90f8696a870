/**
 * Words that do not belong in a note many staff and a parent may read (attendance-rules.md section
 * 5, record-keeping advice; field-notes.md 2.1, point 6). A word that also has a harmless sense
 * (bruised in football, a nasty cough, drama club) counts only in company that leaves no other.
 */
import { whole } from './whole-words';

const NOT = "(?: not|n't|n’t)";

/** Judgement where a record wants a fact. */
export const OPINION = whole(
  [
    'useless|hopeless|pathetic|lazy|idle|work-?shy|feckless|liar|stroppy|mardy|spoilt|attention seeking|feeble|unhelpful|ridiculous|rude(?! health)',
    'usual (?:\\p{L}+ )?(?:excuses?|story|rubbish|nonsense|drama)|the usual(?=[.,;]|$)|(?:excuse|late|ill|sick|off|absent|answers?|answered|reply|nobody|him|her)[^.;:]{0,20} as (?:per )?usual|as per usual|as (?:ever|always)(?=[.,;]|$)|excuses|making excuses|an excuse|same old|here we go|again!|yet again|surprise,? surprise|no surprise|always (?:off|ill|late|an excuse|the same)|never (?:answers|picks up|bothers?|tr(?:y|ies))|these people',
    `(?:ca|can|could|did|do|does|would|is|was|are)${NOT} (?:be |get )?bothered|not bothered|(?:do|does|did)${NOT} (?:care|try|seem to care)|can’t be bothered|cannot be bothered`,
    "waste of (?:time|space)|manipulat\\w+|offhand|obviously|clearly (?:not|lying|fine|made|hung ?over|just)|lying(?! (?:down|in|on|with|flat|still|low))|making (?:it|this|that) up|made (?:it|this|that) up|made[- ]up (?:story|reason|illness|excuse)|(?:unlikely|likely) story|supposedly|allegedly|so[- ]called|claims?(?: to be)?(?! form)|pretend(?:s|ing)?|suspicious(?:ly)?|dodgy (?:excuse|story|reason|note)|sounds? dodgy|not believable|(?:do|does|did)(?: not|n't|n’t) believe|I doubt|faking|fakes|pulling a sickie|sickie|swinging the lead",
    'typical(?:ly)?(?! (?:asthma|migraine|symptom|reaction|hay|for|of|cold))|(?:difficult|awkward|chaotic|unreliable|nightmare|bad|poor|terrible|nasty|moody) (?:mum|dad|parents?|family|carer|mother|father|attitude|home life|household|as)|terrible English|(?:mum|dad|parents?|family|carer|she|he) (?:is|was|are|were)? ?(?:so |very |being |a bit )*(?:difficult|awkward|chaotic|unreliable|a nightmare|nasty|moody|grumpy)|(?:bad|poor|hopeless|lack of) parenting|bit of a (?:drama|nightmare|moaner?|liar|handful|joke)|drama queen|over-?protective|babied|neglectful|whing\\w+|kicked off|aggressive(?! (?:dog|cough|virus|treatment|infection))|is a joke',
  ].join('|'),
);

/** More than the code needs: treatments, results, what is intimate; `plain` says what is enough. */
export const MEDICAL: readonly { words: RegExp; plain: string }[] = [
  {
    words: whole(
      '(?:\\d+ ?mg (?:of )?)?(?:anti-?depressants?|sertraline|fluoxetine|prozac|citalopram|mirtazapine|ritalin|methylphenidate|concerta|melatonin|risperidone|aripiprazole|diazepam|midazolam|valproate|lamotrigine|levetiracetam|keppra|prednisolone|trimethoprim|nitrofurantoin|amitriptyline|propranolol|omeprazole|metronidazole|laxatives?|movicol|morphine|codeine|chemo(?:therapy)?|methotrexate|antivirals?)|\\d+ ?(?:mg|mcg)|insulin (?:dose|pump settings|units)|medication (?:changed|increased|reduced)|suppositor\\w+|enemas?',
    ),
    plain: 'medication',
  },
  {
    words: whole(
      'depress(?:ion|ed)|bipolar|schizo\\w*|psychosis|psychotic|ptsd|ocd|eating disorder|anorexi\\w+|bulimi\\w+|panic disorder|mental breakdown|camhs|psychiatr\\w+|clinical psycholog\\w+',
    ),
    plain: 'health reason',
  },
  {
    words: whole(
      'pregnan\\w+|miscarr\\w+|(?:a|her) termination|abortion|contracepti\\w+|the coil|sti|std|chlamydia|gonorrh\\w+|thrush|hiv|hepatitis|genital\\w*|testic\\w+|vagin\\w+|penis|rectal|incontinen\\w+|bed ?wetting|wet(?:s|ting)? (?:the|his|her) bed|soil(?:ed|ing)(?: himself| herself)?|bowels?|stools?(?: samples?)?|(?:urine|wee)(?: samples?| infection)?|blood in (?:his|her|the)? ?(?:wee|poo|stools?|urine)|mucus|uti|constipat\\w+|menstrua\\w+|heavy (?:period|bleeding)|bleeding from',
    ),
    plain: 'health reason',
  },
  {
    words: whole(
      "cancer|tumou?r|lump (?:found|in)|a lump|leuk(?:a)?emia|biops(?:y|ies)|(?:ct|mri|brain) scan|eeg|ecg|ultrasound|endoscop\\w+|colonoscop\\w+|blood (?:results?|count)|(?:test|biopsy|scan|swab) results?|diagnos(?:is|ed)(?: (?:with|of) \\p{L}+)?|crohn(?:'|’)?s|colitis|epilep\\w+|sickle cell|cystic fibrosis|tuberculosis|kidney failure|heart (?:condition|murmur|surgery)",
    ),
    plain: 'health reason',
  },
];

const ADULT =
  '(?:mum|dad|mother|father|step-?\\p{L}+|boyfriend|girlfriend|partner|ex|uncle|aunt|carer|parents?|nan|gran\\p{L}*)';
const CHILD = '(?:him|her|them|each other|mum|dad|the children|the child)';
const BODY =
  '(?! (?:head|knee|arm|face|hand|foot|leg|toe|nose|mouth|eye|elbow|chin|back|finger|ankle))';
const BLOWS =
  '(?:hit|hits|hitting|slap(?:s|ped|ping)|punch(?:es|ed|ing)|kick(?:s|ed|ing)|beat(?:s|en|ing)?|chok(?:ed|ing)|strangl\\p{L}+|smack(?:s|ed|ing))';

/** Belongs in the safeguarding system, not where many staff and a parent may read it. */
export const SAFEGUARDING = whole(
  [
    'abus(?:e|ed|ive|ing)|domestic (?:violence|incident|abuse|dispute)|dv|violen(?:t|ce)|assault\\w*|stabb\\w+|rape\\w*|sexual\\w*|indecent|inappropriate(?:ly)? touch\\w*|touched (?:him|her) (?:inappropriately|there)|(?:uncle|dad|step\\p{L}+|man|boyfriend) touched (?:him|her)',
    `${ADULT}[^.;:]{0,25} ${BLOWS} ${CHILD}${BODY}|${BLOWS} by (?:his|her|their|the)? ?${ADULT}`,
    '(?:finger ?marks?|cigarette burns?|bruis(?:es?|ing) (?:on|to|all over|around) (?:his|her|their) (?:arms?|face|neck|body|back|throat)(?![^.;]{0,40}(?:fell|fall|bike|football|rugby|trampoline|match|tripped))|unexplained (?:bruis\\w+|marks?|injur\\w+))',
    'self[- ]?harm\\w*|cutting (?:herself|himself|themselves)|overdos\\w+|suicid\\w+|neglect(?:ed|ing)?',
    'drunk|intoxicated|(?:smel\\w+ of|under the influence of) alcohol|alcoholic|drinks and|(?:on|taking|taken|using|dealing|selling|found) drugs|drug (?:use|dealing|debt)|cannabis|weed (?:found|smoking)|smoking weed|cocaine|heroin|ketamine|county lines|exploit\\w+|groom(?:ed|ing)|older men|gangs?',
    'refuge|(?<!cardiac )arrest\\w*|in custody|(?:in|to|from|out of) prison|court (?:with|over|case|for (?:assault|his|her))|injunction|restraining order|on bail|bailed',
    'police (?:at|came|were|attended|involved|took|raided|arrested|looking|searching|spoke|interview\\w*|turned up|removed|in the night|last night|custody|matter|incident|investigation|called to)|(?:arrested|taken|spoken to|interviewed|stopped|questioned) by (?:the )?police',
    '(?:carrying|caught with|with|had|has|found) (?:a |the )?(?:knife|weapon)(?! (?:cut|cutting|while))|forced marriage|fgm|radicali\\w+|prevent referral',
    'child protection|cp (?:plan|case|conference)|cin (?:plan|case)|section 47|s47|strategy meeting|mash|lado|disclos(?:ed|ure)',
    `unsafe (?:at home|with)|(?:scared|afraid|frightened) of (?:his |her |the )?(?:${ADULT}|going home)|locked in (?:his|her|the) (?:room|bedroom|cupboard)|no food (?:in|at)|missing from home|(?:has |have )?run away|ran away from|evict\\w+|homeless|fight(?:ing)? (?:at home|between parents|with (?:mum|dad|her boyfriend|his boyfriend))|(?:mum and (?:dad|\\p{L}+ boyfriend)|parents) (?:had a |were )?fight(?:ing)?`,
  ].join('|'),
);
