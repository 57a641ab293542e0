/** One of these words, which stand with blanks between them. */
const anyOf = (...words: readonly string[]): string => `(?:${words.join(' ').replaceAll(' ', '|')})`;

/**
 * Words before a number in brackets that make it no age: parts of laws, texts and plans, what is counted or numbered in an office, and
 * helplines. Places stay out, and "child" in the singular: "Zainab of Hala (9)".
 */
export const noName = anyOf(
  'Sections? Subsections? Articles? Clauses? Subclauses? Rules? Regulations? Schedules? Parts? Chapters? Titles? Volumes? Annex(?:es|ures?)? Append(?:ix|ices) Provisos?',
  'Acts? Bills? Laws? Ordinances? Orders? Codes? Constitution Conventions? Treat(?:y|ies) Protocols? Polic(?:y|ies) Resolutions? Notifications? Circulars? Amendments? Judge?ments?',
  'Tables? Figures? Pages? Columns? Rows? Lines? Lists? Maps? Charts? Box(?:es)? Notes? Footnotes? Exhibits? Enclosures? Attachments? Paragraphs? Points? Items? Entr(?:y|ies) Serial Number Editions? Versions?',
  'Forms? Steps? Phases? Stages? Rounds? Levels? Tiers? Grades? Class(?:es)? Categor(?:y|ies) Types? Groups? Goals? Targets? Indicators? Objectives? Outcomes? Outputs? Activit(?:y|ies) Recommendations? Questions? Answers? Modules? Components? Sessions? Meetings? Weeks? Months? Years? Days? Quarters?',
  'Committees? Subcommittees? Commissions? Councils? Boards? Courts? Bench(?:es)? Ministr(?:y|ies) Departments? Agenc(?:y|ies) Authorit(?:y|ies) Directorates? Bureaus? Wings? Divisions? Districts? Provinces? Tehsils? Talukas? Wards? Zones? Units? Cells? Desks? Offices? Officers? Ministers? Secretar(?:y|ies) Judges? Senators? Members? Staff Posts? Seats? Cent(?:re|er)s? Institutions? Organi[sz]ations? Shelters? Stations? Schools? Hospitals? Cases? Reports? Complaints? Total Children Girls Boys Persons',
  'Helplines? Hotline Madadgar Police Rescue Emergency Fire Call Dial',
  'Scales? Options? Priorit(?:y|ies) Strateg(?:y|ies) Standards? Principles? Pillars? Themes? Tasks? Lots? Blocks? Sectors? Areas? Regions? Roads? Routes? Gates? Floors? Rooms? Batch(?:es)? Series Issues? Program(?:me)?s? Projects? Plans? Visions?',
  'Convictions? Arrests? Investigations? Prosecutions? Acquittals? Referrals? Rescues? Victims? Survivors? Accused Males? Females? Men Women Adults? Minors? Others Trainings? Workshops? Inspections? Raids? Teams? Beds? Judges? Prosecutors? Pending Disposed Decided Registered Convicted Acquitted',
  // Numbers that are written twice, "Ten (10)".
  'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety Hundred',
);
export const urduNoName = anyOf(
  'دفعہ دفعات آرٹیکل آرٹیکلز شق شقیں شقوں باب ابواب قاعدہ قاعدے قواعد ضابطہ ضابطے ضوابط جدول شیڈول حصہ حصے فصل ضمیمہ ضمیمے سیکشن جلد',
  'قانون قوانین ایکٹ بل آرڈیننس حکم کوڈ آئین پالیسی قرارداد نوٹیفکیشن ترمیم ترامیم معاہدہ کنونشن پروٹوکول',
  'صفحہ صفحات صفحے نمبر پیرا پیراگراف سطر کالم قطار فہرست نقشہ گوشوارہ ٹیبل چارٹ شکل نکتہ نکات شمارہ ایڈیشن اشاعت اندراج',
  'فارم مرحلہ مرحلے مراحل فیز قدم درجہ درجے گریڈ سطح زمرہ زمرے قسم گروپ ہدف اہداف سفارش سفارشات سوال سوالات اجلاس سیشن',
  'کمیٹی کمیٹیاں کمیٹیوں کمیشن کونسل بورڈ عدالت عدالتیں وزارت محکمہ محکمے محکموں ادارہ ادارے اداروں اتھارٹی ونگ ڈویژن ضلع اضلاع صوبہ صوبے یونٹ سیل دفتر دفاتر افسر افسران رکن ارکان اراکین مرکز مراکز بچے بچوں کل',
  'لائن مددگار پولیس ایمرجنسی',
);
/** Capitalised words that are no person where a number follows a comma or "is", and months, whose days do. */
export const noPerson = anyOf(
  'Pakistan Punjab Sindh Balochistan Khyber Pakhtunkhwa Gilgit Baltistan Kashmir Islamabad State Government Federation Republic',
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'This That These Those There Here She They You Her His Their What Which Who When Where Why How Today Tomorrow Yesterday Then Now And But',
  'Result Limit Maximum Minimum Quorum Score Rank Size Age Ages Sum Amount Count Rate Ratio Share Deadline Budget',
);
/** The same in Urdu behind a comma or dash, with the words that only join others. */
export const urduNoPerson = anyOf(
  'پاکستان پنجاب سندھ بلوچستان خیبر پختونخوا گلگت بلتستان کشمیر آباد ریاست حکومت وفاق',
  'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار تاریخ دن بجے',
  'میں سے پر کو کا کی کے نے تک اور یا ہے ہیں تھا تھی تھے یہ وہ مجموعی کم زیادہ حد مثلاً یعنی',
);
/** What lasts so many years: "Punishment – 10 years". */
export const lasting = anyOf(
  'Punishments? Penalt(?:y|ies) Imprisonment Sentences? Prison Jail Detention Terms? Periods? Durations? Experience Validity Valid Tenure Service Limits? Limitation Fines? Retention Storage Education Schooling Ages? Aged Minimum Maximum Term Time Contract Lease Warranty Licen[cs]es?',
);
/** Words in small letters before "aged 9" that are nobody's name; plurals in "s" need not stand here. */
export const noSmallName = anyOf(
  'is was are were be been being and but for all any each every both only just now then about also not yet who whom him her them than with from',
  'child children girl boy baby infant minor adolescent teenager juvenile youth kid orphan toddler son daughter brother sister sibling twin cousin nephew niece people men women man woman person individual anyone someone everyone nobody everybody anybody somebody none',
  'victim survivor student pupil worker labourer laborer citizen offender accused applicant complainant respondent witness population cohort group middle female male',
);
/** Things that are so many years old, in small letters. */
export const smallThings = anyOf(
  'plan law act bill rule policy document report text data section system building school centre center shelter helpline version edition programme program project framework commission committee it this that which country institution organisation organization record case constitution convention protocol treaty he she they',
);
/** The same as `lasting`, of Urdu in Latin letters. */
export const romanLasting = anyOf(
  'qaid saza muddat mansooba mansuba tajurba tajruba arsa course program programme jail qanoon qanun waqfa mohlat moahida',
);
/** Before "دو سال کا ہے" where a time is spoken of and no person. */
export const urduLasting = anyOf(
  'منصوبہ مدت پروگرام معاہدہ کورس سزا قید مہلت تجربہ دورانیہ وقفہ عرصہ قانون منصوبے عمر',
);
/** Offices by their letters, of the framework and its neighbours: in capitals they look like a name. */
export const offices = anyOf(
  'NCRC NCHR NCSW SCPA SHRC KPCPWC CPWB CPWC CPI CPU CPB FIA AHTS AHTC ICT NADRA MOHR MOI MOFA NACTA BISP EOBI SOP SOPS UNHCR UNICEF UNODC UNDP ILO IOM NGO NGOS CSO CSOS SDG SDGS CRC UNCRC CEDAW PPC CRPC PECA PLD SCMR YLR CNIC FRC BFORM',
);
