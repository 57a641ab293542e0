import type { Chance } from './random.js';

/** What the sentences of a policy are made of, in one language. */
export interface PolicyWords {
  readonly actors: readonly string[];
  readonly duties: readonly string[];
  readonly matters: readonly string[];
  readonly times: readonly string[];
  readonly places: readonly string[];
  readonly clauses: readonly string[];
  readonly titles: readonly string[];
  readonly sentence: (parts: Record<'actor' | 'duty' | 'matter' | 'time' | 'place', string>, shape: number) => string;
}

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);

export const englishPolicy: PolicyWords = {
  actors: [
    'the Labour Department',
    'the district welfare officer',
    'the provincial steering committee',
    'the Child Protection Bureau',
    'every employer',
    'the inspector of factories',
    'the helpline 1121',
    'the Commission on the Status of Women',
    'the secretary of the union council',
    'each licensed recruitment agency',
  ],
  duties: [
    'shall keep a register of',
    'shall report to the Chief Secretary on',
    'may inspect without prior notice',
    'shall publish, in English and Urdu, a summary of',
    'must refer to the competent court',
    'shall provide free legal aid for',
    'is responsible for the verification of',
    'shall set aside a yearly budget for',
    'may issue written directions about',
  ],
  matters: [
    'complaints of bonded and forced labour',
    'all home-based workers in its area',
    'children found in hazardous occupations',
    'the contracts and wages of domestic workers',
    'shelters and rehabilitation centres for survivors',
    'migrant workers who return from abroad',
    'accidents at brick kilns, mines and workshops',
    'cases pending before the labour courts',
    'the training of police officers and prosecutors',
  ],
  times: [
    'within thirty days',
    'before the end of each quarter',
    'not later than the first day of July',
    'as soon as a complaint is received',
    'at least twice a year',
    'within seventy-two hours',
  ],
  places: [
    'in every district',
    'at the provincial level',
    'along the national border',
    'in rural and urban areas alike',
    'at places of work with ten or more persons',
  ],
  clauses: [
    'subject to section 14',
    'without charging any fee',
    'after hearing the person concerned',
    'in consultation with trade unions',
    'as prescribed by the rules of 2021',
  ],
  titles: [
    'Scope',
    'Definitions',
    'Institutions',
    'Complaints',
    'Inspection',
    'Support for survivors',
    'Funding',
    'Review',
  ],
  sentence({ actor, duty, matter, time, place }, shape) {
    if (shape === 0) return `${upper(actor)} ${duty} ${matter} ${time}.`;
    if (shape === 1) return `${upper(place)}, ${actor} ${duty} ${matter}.`;
    if (shape === 2) return `${upper(time)}, ${actor} ${duty} ${matter} ${place}.`;
    return `Where it concerns ${matter}, ${actor} acts ${time}, ${place}.`;
  },
};

export const urduPolicy: PolicyWords = {
  actors: [
    'محکمہ محنت',
    'ضلعی فلاحی افسر',
    'صوبائی نگران کمیٹی',
    'چائلڈ پروٹیکشن بیورو',
    'ہر آجر',
    'فیکٹری انسپکٹر',
    'ہیلپ لائن 1121',
    'خواتین کا کمیشن',
  ],
  duties: [
    'کا رجسٹر رکھے گا',
    'کی رپورٹ چیف سیکرٹری کو دے گا',
    'کا بلااطلاع معائنہ کر سکے گا',
    'کا خلاصہ شائع کرے گا',
    'کو مجاز عدالت میں بھیجے گا',
    'کے لیے مفت قانونی مدد فراہم کرے گا',
    'کی تصدیق کا ذمہ دار ہوگا',
  ],
  matters: [
    'جبری مشقت کی شکایات',
    'گھروں میں کام کرنے والے تمام کارکنان',
    'خطرناک پیشوں میں پائے گئے بچوں',
    'گھریلو ملازمین کے معاہدوں اور اجرتوں',
    'متاثرین کی پناہ گاہوں',
    'بیرونِ ملک سے واپس آنے والے کارکنان',
    'بھٹوں اور کانوں کے حادثات',
  ],
  times: ['تیس دن کے اندر', 'ہر سہ ماہی کے اختتام سے پہلے', 'یکم جولائی تک', 'شکایت ملتے ہی', 'سال میں کم‌از‌کم دو بار'],
  places: ['ہر ضلع میں', 'صوبائی سطح پر', 'قومی سرحد کے ساتھ', 'دیہی اور شہری علاقوں میں یکساں طور پر'],
  clauses: ['دفعہ 14 کے تابع', 'کسی فیس کے بغیر', 'متعلقہ شخص کو سن کر', '2021 کے قواعد کے مطابق'],
  titles: ['دائرہ کار', 'تعریفات', 'ادارے', 'شکایات', 'معائنہ', 'متاثرین کی مدد', 'مالی وسائل', 'نظرثانی'],
  sentence({ actor, duty, matter, time, place }, shape) {
    if (shape === 0) return `${actor} ${time} ${matter} ${duty}۔`;
    if (shape === 1) return `${place} ${actor} ${matter} ${duty}۔`;
    if (shape === 2) return `${time}، ${actor} ${place} ${matter} ${duty}۔`;
    return `${matter} کے معاملے میں ${actor} ${place} ${time} کارروائی کرے گا۔`;
  },
};

/** A sentence that a policy could hold. */
export function policySentence(chance: Chance, words: PolicyWords): string {
  return words.sentence(
    {
      actor: chance.pick(words.actors),
      duty: chance.pick(words.duties),
      matter: chance.pick(words.matters),
      time: chance.pick(words.times),
      place: chance.pick(words.places),
    },
    chance.below(4),
  );
}
