/** Marks on odd characters: hidden ones, those that turn the direction, letters of another script. */
export const oddEn = {
  'odd.direction': 'turns the direction of the text ({code})',
  'odd.zero-width': '{words, plural, =0 {invisible character {code}} other {invisible character {code}, in}}',
  'odd.tag': '{words, plural, =0 {hidden tag character {code}} other {hidden tag character {code}, in}}',
  'odd.look-alike':
    '{words, plural, =0 {letter of another script, {code}} other {letter of another script, {code}, in}}',
  'odd.accepted':
    '{count, plural, one {A change that you accept is not only what it seems} other {# changes that you accept are not only what they seem}}',
  'odd.more': '{count, plural, one {and # more} other {and # more}}',
} as const;
