/**
 * What is not seen, or marks how words look, and divides a number or a name all the same: soft hyphens, spaces without width, marks of
 * direction, tags, stars and backticks. Joiners are letters of Urdu.
 */
const unseen = String.raw`[\u00AD\u200B\u200E\u200F\u2060-\u2064\u2066-\u2069\u202A-\u202E\uFEFF*\u0060]|<\/?[A-Za-z][^<>]{0,200}>`;
const notRead = new RegExp(String.raw`(?:${unseen})|\s+`, 'gu');

/** A text as it is read, any number of blanks being one, and where each of its characters stands in it as it was written. */
export function asRead(written: string): { text: string; at: (place: number) => number } {
  const places: number[] = [];
  const read: string[] = [];
  let from = 0;
  const take = (to: number): void => {
    if (to > from) read.push(written.slice(from, to));
    for (let place = from; place < to; place += 1) places.push(place);
  };
  for (const { 0: words, index } of written.matchAll(notRead)) {
    take(index);
    from = index + words.length;
    if (words.trim() || words === '\uFEFF') continue;
    const blank = words.includes('\n') ? '\n' : ' ';
    const last = read.length - 1;
    if (read[last] === ' ' || read[last] === '\n') {
      if (blank === '\n') read[last] = blank;
    } else {
      read.push(blank);
      places.push(index);
    }
  }
  take(written.length);
  return { text: read.join(''), at: (place) => places[place]! };
}
