/** More than anybody types: what is over the limit comes back whole, to be shortened. */
export const mostTyped = 20_000;
/** What feedback may have, and what is added to it. */
const mostWords = 10_000;

/** What is said of words that are too many, and of what came back without its end; null: they are not. */
export const tooLong = (text: string): 'form.error.text-long' | 'form.error.text-cut' | null =>
  text.length >= mostTyped ? 'form.error.text-cut' : text.trim().length > mostWords ? 'form.error.text-long' : null;
