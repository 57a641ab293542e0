import type { StructureWords } from '@tarmeem/contract';
import { catalogue, structureEn, structureUr, type Locale, speaker } from '@tarmeem/text';

const words = catalogue(structureEn, structureUr);
const speakers = { en: speaker('en', words), ur: speaker('ur', words) } as const;
/** What stands between a name and the one of what it is in. */
export const comma = { en: ', ', ur: '، ' } as const;

/** A section that is added, moved or retired, in one sentence: what happens, to which, from where and to where. */
export function structureSentence(locale: Locale, { kind, heading, from, to }: StructureWords): string {
  const say = speakers[locale];
  const top = say('tree.top');
  const parent = to?.parent ?? top;
  const place = !to
    ? ''
    : to.after
      ? say('structure.line.under', { parent, after: to.after })
      : say('structure.line.first', { parent });
  const left = from && from.parent !== to?.parent ? say('structure.line.from', { parent: from.parent ?? top }) : '';
  return [`${say(`structure.line.${kind}`)}: ${heading}`, left, place].filter(Boolean).join(comma[locale]);
}
