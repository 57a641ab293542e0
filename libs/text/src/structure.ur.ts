import type { structureEn } from './structure.en.js';

export const structureUr: Readonly<Record<keyof typeof structureEn, string>> = {
  'tree.actions': '”{heading}“ کی جگہ، نام یا اس کے نیچے کے حصے بدلیں',
  'tree.top': 'پوری دستاویز',
  'tree.added': 'نیا',
  'tree.retired': 'متروک',
  'tree.edited': 'تبدیل شدہ',
  'tree.movedFrom': '{parent} سے منتقل',
  'tree.movedWithin': 'منتقل',
  'tree.renamed': 'نیا نام، پہلے: {heading}',
  'tree.readdressed': 'نیا پتہ',
  'tree.misfit': 'تازہ ترین اشاعت سے میل نہیں کھاتا',
  'tree.addTop': 'سب سے اوپر حصہ بڑھائیں…',
  'conflict.kind.structure.place': 'فہرست میں جگہ',
  'conflict.kind.structure.standing': 'حصہ یہاں متروک',
  'structure.line.added': 'نیا حصہ',
  'structure.line.moved': 'حصہ منتقل',
  'structure.line.retired': 'حصہ متروک',
  'structure.line.under': '{parent} کے نیچے، {after} کے بعد',
  'structure.line.first': '{parent} کے نیچے سب سے پہلے',
  'structure.line.from': '{parent} سے',
  'structure.line.address': 'پتہ: {before} ← {after}',
};
