/**
 * The words by which a reader tells the parts of a comment (attendance-rules.md section 5, comment
 * format). They are evidence that a part is there: a list that is too wide makes the check silent,
 * never wrong, so these are wide on purpose.
 */
import { whole } from './whole-words';

/** Relations alone: a line may also be about a person of none of these. */
export const RELATIONSHIP = whole(
  'step-? ?(?:mum|dad|mother|father|parent|sister|brother)|mum(?:my|s)?|mam|mom|mother|dad(?:dy|s)?|father|parents?|(?:foster )?carers?|guardian|(?:great-? ?)?(?:gran(?:d ?(?:ma|mother|dad|pa|father|parents?)|ny|s)?|gran|grandad|nan(?:a|ny|na|s)?|nain|taid)|aunt(?:ie|y)?|uncle|(?:big |older |little |younger |half-?)?(?:sister|brother|sibling)s?|cousin|child ?minder|neighbour|family friend|partner|husband|wife|host family|contact \\d',
);

export const PERSON = whole(
  '(?:mobile|landline|work number|home number|numbers?)|contacts|(?:any|every|each) contact|both|neither|either|family|(?:called|rang|phoned|tried|texted|to|from) home|home (?:rang|called|says|said|phoned|told)|key ?worker|residential (?:worker|staff)|(?:social|support|youth|link) worker|worker|provider|provision|home will|placement|(?:tutor|college|school|teacher|reception(?:ist)?|nurse|head(?:teacher|master|mistress)?|dsl|senco|taxi|driver|escort|passenger assistant|staff|sw|yot|ap|office|manager|supervisor|firm|employer|ward|clinic|hospital|doctor|surgery|pharmacist|health visitor|interpreter|coach|mentor|caretaker|crew|transport|site team|class team)|(?:mr|mrs|ms|miss|mx|dr|rev) \\p{L}+|(?:letter|card|form|e-?mail|slip|ticket|invitation|certificate|list) (?:from|seen|shown|signed|received|copied|on file|checked|in)|in writing|himself|herself|themselves',
);

const CONTACT =
  '(?:called|calls|calling|call|rang|ringing|rings|ring|phoned|phones|phoning|phone|telephoned|telephones|tel|texted|texts|texting|text|messaged|messages|message|e-?mailed|e-?mails|e-?mail|wrote|spoke|spoken|answered|answers|answering|says|said|say|saying|reports|reported|confirmed|confirms|explained|told|tells|asked|asks|contacted|replied|reply|let us know|left)';
/** Somebody got in touch, one way or the other. */
export const CONTACTED = whole(CONTACT);
const AFTER_A_NAME = new RegExp(
  `^(?:'s)?(?: \\([^)]*\\))?(?: (?:has|had|just|also|then|back|will|to))*(?::| \\d{1,2}[:.]\\d{2}| ${CONTACT}(?!\\p{L}))`,
  'iu',
);
const BEFORE_A_NAME = new RegExp(
  `(?<!\\p{L})(?:to|from|with|by|via|per|of|and|saw|seen|${CONTACT})[:,]? (?:to |with |back )?$`,
  'iu',
);

/** `Tina emailed`, `Oak House 9.30:`, `RSW 9.44:`, `rang Kerry`: a name where one is spoken to. */
export function namesSomebody(text: string, isName: (word: string) => boolean): boolean {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}'-]+/gu)].some(
    ({ 0: word, index }) =>
      (AFTER_A_NAME.test(text.slice(index + word.length)) ||
        BEFORE_A_NAME.test(text.slice(Math.max(0, index - 24), index))) &&
      isName(word),
  );
}

export const ILLNESS = whole(
  'sickness|sickly|sick (?:twice|once|x ?\\d|\\d|in|at|on|since|after|all|overnight|during|and|&|again (?:in|at)|bug|yesterday|this)|(?:been|was|being|felt|feels|feeling|to be|got|threw up|home) sick|\\d+ sick|car ?sick|gastro\\w*|vomit\\w*|threw up|throwing up|diarrh?oea|the runs|d ?& ?v|d and v|nausea|queasy|temp(?:erature)?s?|fever\\w*|feverish|high temp|chills|cough\\w*|sneez\\w*|runny nose|blocked nose|colds?|cold ?sores?|flu|influenza|sore (?:throat|\\p{L}+)|throat|tonsil\\w*|laryngitis|quinsy|glandular|glands|croup|whooping|bronch\\w*|pneumonia|sinus\\w*|head ?aches?|head ?cold|migraines?|tummy|stomach\\w*|belly|bellyache|cramps?|indigestion|reflux|appendi\\w*|ear ?aches?|ears?|earache|eyes?|eye infection|conjunctivitis|stye|pink ?eye|chicken ?pox|shingles|measles|mumps|rubella|impetigo|ringworm|worms?|threadworms?|scabies|scarlet fever|strep\\w*|hand,? ?foot (?:and|&) mouth|hfm|slapped ?cheek|rash\\w*|spots?|blister\\w*|hives|eczema|boils?|abscess\\w*|ulcers?|nits|lice|sunburn\\w*|sunstroke|heat ?stroke|bites?|bitten|stung|sting|asthma\\w*|wheez\\w*|inhaler|breath\\w*|chest\\w*|infect\\w*|antibiotics?|virus\\w*|viral|bugs?|norovirus|covid|injur\\w*|sprain\\w*|strain\\w*|twist\\w*|pulled (?:a )?muscle|broke(?:n)? (?:his|her|their|a|an)? ?\\p{L}*|broken|fractur\\w*|plaster|crutches|stitches|dislocat\\w*|concuss\\w*|bump\\w*|bang\\w*|knock\\w*|tripped|fell|fall|fallen|tooth\\w*|teeth|teething|gum|mouth|jaw|brace|nose ?bleeds?|nosebleeds?|hay ?fever|allerg\\w*|reaction|anaphyla\\w*|period pains?|pains?|painful|ache\\w*|aching|achy|dizz\\w*|faint\\w*|light-?headed|vertigo|tired|exhausted|no sleep|not slept|did not sleep|(?:slept|sleeping) badly|bad night|up all night|sleeping it off|back ?ache|bad back|swollen|swelling|cuts?|burns?|burnt|scald\\w*|hurt\\w*|sores?|knees?|ankles?|wrists?|elbows?|shoulders?|legs?|arms?|foot|toes?|fingers?|hips?|seizures?|fits?|anxious|anxiety|panic\\w*|worried|upset|nervous|nerves|distress\\w*|unsettled|overwhelmed|low mood|school refus\\w*|refus\\w* to (?:come|leave|get)|croaky|losing (?:his|her) voice|lost (?:his|her) voice|jabs?|vaccin\\w*|immunis\\w*|injection|operation|surgery|splints?|hospital|a ?& ?e|discharged|admitted|on a drip|recovering|convalesc\\w*|piriton|calpol|paracetamol|ibuprofen|nurofen',
);

/** Names a kind of appointment, so that a colleague knows what it is. */
export const APPOINTMENT = whole(
  "dent(?:ist|al)\\w*|orthodont\\w*|hygienist|opticians?|optometr\\w*|eye (?:test|clinic|appointment|check)|orthotics|gp|dr'?s?|doctors?'?s?|hospital|clinic|physio\\w*|hearing (?:test|aid)|audiolog\\w*|surgery|blood test|x-?ray|scan|podiatr\\w*|verruca\\w*|outpatients?|consultant|fracture clinic|review at|speech (?:and language|therapy)|therap\\w+|counsel\\w+|mentor\\w*|camhs|medical (?:at|today|review)|lac medical|a ?& ?e|walk-?in centre|minor injuries|pharmac\\w*|chemist|nurse|111|passport|visa|embassy|consulate|interview\\w*|audition|exam\\w*|assessment|test at|driving (?:test|lesson)|theory test|open day|taster|college|court|solicitor|registry|bank|viewing|home office|biometric\\w*|contact (?:visit|session|centre)|family time",
);

/** Reasons other than health that name themselves. */
export const KNOWN_REASON = whole(
  "holidays?|vacation|wedding|funeral|wake|cremation|burial|bereave\\w*|died|death|passed away|baby|birth|labour|over ?slept|slept (?:in|through)|sleeping in|lie-? ?in|alarm(?: clock)?|late night|clock change|(?:late|missed|cancelled|broke\\w*|diverted|full|delayed|stuck|left)(?: \\p{L}+){0,2} (?:bus|taxi|train|tram|minibus|coach|transport|lift)|(?:bus|taxi|train|tram|minibus|coach|transport|lift|car|van|bike|chair|school run|pick ?up)(?: \\p{L}+){0,3} (?:late|missed|cancelled|broke\\w*|diverted|full|delayed|stuck|would not|wouldn't|won't|not start|did not|didn't|gone|off)|no (?:bus|taxi|train|transport|lift|driver|cover|petrol|fuel|electric\\w*|power|heating|water|uniform|shoes|clean)|(?:no ?one|nobody) to (?:bring|take|drive|walk|collect)|(?:mum|dad|parents?|carer|nan|gran|both)(?: is| are| was| also| both| too)? (?:poorly|ill|unwell)|car trouble|asleep|sleeping|nap|(?:car|van|engine|tyre|puncture|flat tyre|battery|breakdown|broke(?:n)? down|would not start)|traffic|road ?works|road closed|accident|crash|snow\\w*|ice|icy|flood\\w*|storm|strike|power cut|boiler|burst|leak|plumber|lift (?:is |in )?(?:broken|out)|lock\\w*|lost (?:his|her|the|their)|shoes|uniform|eid|diwali|holi|vaisakhi|passover|yom kippur|rosh hashanah|hanukkah|christmas|easter|ramadan|religious \\p{L}+|prayers?|mosque|church|synagogue|temple|communion|travel\\w*|flight\\w*|airport|ferry|abroad|visiting|moved|moving house|move|house move|respite|part-? ?time|timetable|not (?:due|timetabled)|study leave|suspen\\w*|exclu\\w*|leave (?:agreed|granted|asked|form|of absence|request\\w*)|running late|trip|visit|competition|match|tournament|championship\\w*|performance|show|concert|rehears\\w*|parade|camp|work experience|at work|shift|minding|looking after|caring for|birthday|child ?care|school closed|sister's|brother's",
);

/** Too little to tell a colleague anything. */
export const VAGUE = whole(
  "ill(?:ness)?|poorly|unwell|under the weather|(?:feeling |felt |bit )?rough|not (?:(?:too|so|very|feeling|at all|been|that|quite|100%) )*(?:well|great|good|clever|right|grand|himself|herself|themselves)|(?:is |was |off |still |says |mum |dad |he's |she's )?sick|(?:home|family|personal) circumstances|family (?:reasons?|issues?|matters?|stuff|problems?|emergency)|personal(?: (?:reasons?|issues?|matters?))?|(?:issues?|problems?|things(?: going on)?|stuff(?: going on)?) at home|home (?:issues?|reasons?)|things going on|stuff|medical(?: (?:reasons?|issues?))?(?! room)|appointment|appt|unavoidable|circumstances",
);

export const PRESENT = whole(
  'arrived(?! at)|arrives|missed the register|^late|saw kai|walked in|sent to (?:class|lesson)|found on site|found in|now in (?:school|class|lesson)|in school|in class|signed in|came in|came through|brought in|brought (?:him|her|them) in|brought (?:him|her|them) \\d|in at \\d{1,2}[:.]\\d\\d|was in|in lesson|on site|marked present|present|in medical room|register amended|marked absent by mistake|seen by m(?:r|rs|s|iss) \\p{L}+|in (?:assembly|the library|the hall|the office|exams?)|working there|there and working',
);
export const NOT_REACHED = whole(
  "voice ?mail|vm|v\\/m|no (?:answer|reply|replies|response|luck|joy|contact)|nr|n\\/r|n\\/a|(?:not|did not|didn't|never) (?:answer\\w*|pick(?:ing|ed|s)? up|repl\\w+|respond\\w*|get through)|never (?:answers|picks up)|unobtainable|engaged|(?:rang|rings|ringing) out|wrong number|(?:number )?not (?:in use|recogni[sz]ed)|no longer in use|switched off|left (?:a |another )?(?:message|voicemail|vm)|(?:messages?|voicemails?) left|texts? sent|text to|text message to|texted|phones? (?:is |are |still )?off|hung up|cut off|mailbox full|disconnected|all contacts tried|(?:nobody|no[- ]?one|none) (?:answers?|answered|there|in|home|picked up|answering|picks up)|(?:nobody|no[- ]?one) at home|lm|lvm|utc|(?:unable|not able) to (?:contact|reach|get)|(?:could|can) ?not (?:reach|get|contact)|(?:couldn't|can't|cannot) (?:reach|get|contact)|answer ?(?:phone|machine)|straight to|(?:line |was |is )?busy|^tried|card left|dead line|(?:phone|line|number) (?:is )?dead|out of service|(?:rang|tried|called)[^.;]* nothing|came back empty",
);
/** A provider, a driver or a carer says the child is not where they should be: no reason, a step is due. */
export const NOT_THERE = whole(
  'not (?:there|arrived|turned up|on (?:the )?(?:bus|minibus|transport|taxi|coach))|did not (?:arrive|turn up|board)|no[- ]show',
);
/** Says that the child is absent, which the mark says already. */
export const ABSENT = whole(
  "absent|off|not in|away|missing|not (?:coming in|attending|in school)|won't be in",
);
/** Lines of another kind: somebody else told, a decision, a provider. They need no return date. */
export const OTHER_BUSINESS = whole(
  'sw|yot|social worker|vsh|decision|agreed|day (?:\\d|one|two|three|four|five)|(?:third|fifth|second) day|rationale|decided|told (?:by|at|\\d+|dsl|head)|designated teacher|virtual school|college|placement|confirmed|hv|home visit|not required|copied (?:to|into)|chase|dsl|leave|registered|not due|timetable|suspen\\w*|trip|confirms|meeting|witness',
);
export const REFUSED = whole(
  "no reason(?: given)?|would not (?:say|give)|wouldn't (?:say|give)|refused(?: to (?:say|give|speak|talk))?|declined(?: to)?|did not want to say",
);
export const WHERE = whole(
  "at home|home|in bed|with (?:mum|dad|nan(?:a|ny)?|gran\\w*|aunt\\w*|uncle|carer|foster carer|parents?|him|her|them|me|family|sister|brother|child ?minder|neighbour|staff|step-?\\w+)|at (?:the )?(?:\\p{L}+ )?(?:hospital|doctors?|gp|dentist|clinic|a&e|work|nan'?s|gran\\w*'?s|dad'?s|mum'?s|airport|orthodontist|optician|surgery|appointment|mosque|church|temple|door|station|gate|window)|in (?:hospital|the car|a&e|school|class|bed)|abroad|on (?:the|his|her|their) way|seen (?:at|by|in)|staying|bus stop|in the (?:office|hall|classroom|playground|car)|not arrived|whereabouts|medical room|where:|travelling|outside|resting",
);
const WEEKDAY = '(?:mon|tue(?:s)?|wed(?:s|nes)?|thu(?:rs?)?|fri)(?:day)?s?';
export const RETURN = whole(
  `back(?! (?:ache|pain|problem|hurts|injur\\w*))|returns?|returning|tomorrow|tmrw|tmw|tmoro\\w*|later|due|expect\\w*|until|till|til|this afternoon|for pm|in pm|by pm|after (?!ach)\\p{L}+|after|once|when|whenever|as soon as|unless|if|rest of|next (?:\\p{L}+ )?(?:week|one|bus|train|term)|all week|week off|weeks?|\\d+ ?(?:days?|wks?|hours?|hrs?|h|mins?|minutes?)|48|24|(?<!since |last |from |on |until )(?:${WEEKDAY})|not known|bringing|bring|brings|coming|come|comes|walking|walk|driving|dropping|drop|collecting|collects?|collected|on (?:his|her|their|the|its) way|setting off|leaving now|in (?:by|for|at|from|about|around|after|this|later|school by) ?\\p{L}*|by \\d|around \\d|about \\d|in from|will|’ll|'ll|shall|should be|may return|might|review\\w*|hop(?:es?|ing|efully)|aim\\w*|plan\\w*|reassess\\w*|update\\w*|to (?:ring|call|text|phone|let|email|confirm|update|return|see|be|monitor)|(?:ring|call|text|phone|email)s? (?:us|again|back|daily|tonight|tomorrow|school|after|by|at|${WEEKDAY})|ringing|lunch|lunchtime|break|period \\d|p\\d|afternoon|noon|midday|tonight|this evening|earliest|fit|better|clear|decide|no date|end of|half ?term|christmas|easter`,
);
export const NEXT = whole(
  "next|retry|re-?try|try(?:ing)?(?: again)?|trying|call(?:ing|s)? (?:back|again|at|by)|ring(?:ing|s)?(?: back| again)?|will|’ll|'ll|to (?:ring|call|text|visit|try|tell|check|chase|follow|be|see|meet)|texts? (?:sent )?(?:to|sent)|texted|e-?mail(?:ed)?|visit\\w*|hv|dsl|ht|slt|head (?:to|told|of)|head of year|hoy|hos|fsw|ewo|eso|wcb|round|told|informed|aware|passed to|escalat\\w*|again at|chas\\w*|check(?:ed|ing)?|follow(?:ing)? up|letter|office to|another|started|ask(?:ed|ing)?|request(?:ed)?|updat\\w*|tell\\w*|going (?:round|to)|calling|call by|by \\d|at \\d|police|101|sw|social worker|welfare|safe and well|if not|tomorrow|this (?:morning|afternoon)|await\\w*|pending|review\\w*|search\\w*|expected|coming|bringing",
);

/** Words that carry nothing by themselves: closed classes of English, and an office's own furniture. */
const FURNITURE = new Set(
  `a an the this that these those his her hers their theirs our my your its it he she they them him i we us you me
  and or but so as than then because since also too both either neither not no yes nor
  is are was were be been being am has have had having do does did doing done can could may might must shall should would will won't isn't
  of to from for on in at by with about into onto over under up down out off round around before after during through
  again still now just only very really quite bit lot all any some each every other same one two three four first second third once twice few more most
  today yesterday high low why how what who where going goes go went gone morning night overnight evening afternoon last early later early time times day days week
  says said say saying noted note see seen previous above ditto same usual reason reasons excuse
  call calls called calling rang ring rings ringing phone phoned phones phoning telephone telephoned tel spoke spoken speak speaking answer answers answered answering
  text texts texted message messages messaged msg email e-mail emails emailed mail line absence app letter contact contacts contacted
  tried try reached reach got get left leave received recvd received reported reports report reply replied told tells informed made
  rts w ok x nothing dead mobile number numbers house home person reception school office office's desk register mark child pupil lad boy girl student he's she's they're
  nobody noone absent off away missing keep keeping kept stay staying stays stayed remain remains having feeling feel feels
  please thanks thank ok okay fine further detail details info information per via re`.split(/\s+/),
);

export function isFurniture(word: string): boolean {
  return (
    FURNITURE.has(word) || /^x?\d+x?$/u.test(word) || !/\p{L}/u.test(word) || word.length === 1
  );
}
