export type Attributes = Readonly<Record<string, string | number | undefined>>;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand between tags or in quotes. What XML can't carry at all has no place in a text of ours and is dropped. */
export function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are exactly the characters to drop
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replace(/[&<>"]/gu, (mark) => marks[mark]!)
      .replace(/\r/gu, '&#13;')
  );
}

/** One element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  let start = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) start += ` ${key}="${attributeText(value)}"`;
  }
  const inside = content.join('');
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`;
}

function attributeText(value: string | number): string {
  // A parser makes spaces of these in an attribute.
  return typeof value === 'number' ? String(value) : escaped(value).replace(/\n/gu, '&#10;').replace(/\t/gu, '&#9;');
}

/** A whole part of a package. */
export function xmlPart(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}
