import type { roundsEn } from './rounds.en.js';

/** تجویز کے دور: کیا جمع کرایا گیا، کب، اور اس کا کیا ہوا۔ */
export const roundsUr: Record<keyof typeof roundsEn, string> = {
  'rounds.sent': '{when} کو {name} نے بھیجا، اشاعت {edition} کی بنیاد پر',
  'rounds.open': 'زیرِ جائزہ',
  'rounds.decided': '{when} کو فیصلہ ہوا',
  'rounds.recalled': '{when} کو واپس منگوایا گیا',
  'rounds.withdrawn': '{when} کو واپس لیا گیا',
  'rounds.frozen': 'دور {round}، جیسا جمع کرایا گیا',
  'rounds.compared': 'دور {round}، دور {against} کے مقابلے میں',
  'rounds.now': 'تجویز اب',
  'rounds.against': 'موازنہ کریں',
  'rounds.publishedThen': 'اس وقت کا شائع شدہ متن',
  'rounds.hint':
    'دونوں دوروں کے درمیان جس کا فیصلہ ہوا وہ بعد والے میں نہیں: منظور شدہ الفاظ اگلی اشاعت میں ہیں یا شائع ہو چکے، مسترد شدہ ختم۔',
  'rounds.same': 'دونوں دور ایک ہی بات کہتے ہیں۔',
  'rounds.structure': 'فہرست میں، دور {round}: {what}',
  'rounds.noStep': 'کچھ نہیں',
  'rounds.crumb': 'اشاعت {number}، جیسا اس وقت تھا',
  'rounds.crumbRound': 'دور {round}',
};
