/** A text of at most `most` UTF-16 units: a longer one ends in “…”, and no sign of two units is cut in half, which no database takes. */
export function cutShort(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
