import { catalogue, changesEn, changesUr, type Locale, speaker } from '@tarmeem/text';

const words = catalogue(changesEn, changesUr);
const speakers = { en: speaker('en', words), ur: speaker('ur', words) } as const;

const isKey = (key: string): key is keyof typeof changesEn => key in changesEn;

/** Why the system returned a change, in one sentence, with the edition because of which it did where that is known; '' for no cause. */
export function causeSentence(
  locale: Locale,
  { cause, causeEdition }: { cause: string | null; causeEdition: string | null },
): string {
  const inEdition = `cause.${cause ?? ''}.in`;
  const alone = `cause.${cause ?? ''}`;
  if (causeEdition && isKey(inEdition)) return speakers[locale](inEdition, { number: causeEdition });
  return isKey(alone) ? speakers[locale](alone) : '';
}
