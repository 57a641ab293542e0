/** Words for the inside of an XML element or of a double-quoted attribute. XML 1.0 has no place for most control characters: they go. */
export const xml = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
