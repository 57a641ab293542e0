/** In which of our forms a body is sent: compressed by Brotli, by gzip, or as it is. */
export type Coding = 'br' | 'gzip' | null;

/** Brotli comes first where both are as welcome: it is smaller. */
const offered = ['br', 'gzip'] as const;

/** How welcome a coding is, from 0 to 1, by what `Accept-Encoding` says of it or of all that it doesn't name (RFC 9110, 12.5.3). */
function welcome(coding: string, header: string): number {
  let others = 0;
  for (const part of header.split(',')) {
    const [name = '', ...more] = part.split(';').map((it) => it.trim().toLowerCase());
    if (name !== coding && name !== '*') continue;
    const weight = more.find((it) => it.startsWith('q='));
    const q = weight === undefined ? 1 : Number(weight.slice(2)) || 0;
    if (name === coding) return q;
    others = q;
  }
  return others;
}

function chosen(header: string): Coding {
  let best: Coding = null;
  let most = 0;
  for (const coding of offered) {
    const q = welcome(coding, header);
    if (q > most) [best, most] = [coding, q];
  }
  return best;
}

/** Browsers send few different headers, and a server is asked for kept pages far more often than it meets a new one. */
const known = new Map<string, Coding>();
const mostKnown = 100;

/** The form to answer a request in, by its `Accept-Encoding`; without one nothing is compressed. */
export function acceptedCoding(header: string | undefined): Coding {
  if (header === undefined) return null;
  const found = known.get(header);
  if (found !== undefined) return found;
  const coding = chosen(header);
  if (known.size < mostKnown) known.set(header, coding);
  return coding;
}
