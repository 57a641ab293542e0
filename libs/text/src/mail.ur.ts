import type { mailEn } from './mail.en.js';

export const mailUr: Readonly<Record<keyof typeof mailEn, string>> = {
  'mail.greeting': 'محترم {name}،',
  'mail.invitation.subject': 'ترمیم: {host} پر آپ کا اکاؤنٹ',
  'mail.invitation.lead': '{host} پر آپ کے لیے اکاؤنٹ بنایا گیا ہے۔ شروع کرنے کے لیے پاس ورڈ چنیں:',
  'mail.invitation.do': 'پاس ورڈ چنیں',
  'mail.reset.subject': 'ترمیم: {host} پر نیا پاس ورڈ چنیں',
  'mail.reset.lead': 'کسی نے، غالباً آپ نے، {host} پر نئے پاس ورڈ کی درخواست کی ہے۔ یہاں چنیں:',
  'mail.reset.do': 'نیا پاس ورڈ چنیں',
  'mail.link.once': 'لنک ایک بار، ایک گھنٹے تک چلتا ہے۔ ختم ہو جائے تو اسی صفحے سے نیا منگوا لیں۔',
  'mail.link.notYou': 'اگر آپ کو اس کی توقع نہ تھی تو کچھ نہ کریں: لنک کے بغیر کچھ نہیں بدلتا۔',
};
