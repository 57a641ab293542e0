/** A field of Word that is open: what it is told to do is read first, then what it shows. */
interface Field {
  instruction: string;
  shows: boolean;
}

/** Follows fields from run to run: tells what link the words shown belong to, and which words are no text. */
export class Fields {
  private readonly open: Field[] = [];

  char(type: string | undefined): void {
    if (type === 'begin') this.open.push({ instruction: '', shows: false });
    else if (type === 'separate') {
      const field = this.open.at(-1);
      if (field) field.shows = true;
    } else if (type === 'end') this.open.pop();
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.shows && field.instruction.length < 4000) field.instruction += text;
  }

  /** True where the words are a field's instruction and not what it shows, or a list of contents. */
  get isHidden(): boolean {
    return this.open.some(({ shows, instruction }) => !shows || /^\s*TOC\b/u.test(instruction));
  }

  get isContents(): boolean {
    return this.open.some(({ instruction }) => /^\s*TOC\b/u.test(instruction));
  }

  /** The address that the words here lead to, if a field says one. */
  get href(): string | undefined {
    return this.open.map(({ instruction }) => hrefIn(instruction)).findLast((href) => href !== undefined);
  }
}

/** The address in the instruction of a link field. */
export function hrefIn(instruction: string): string | undefined {
  const place = /^\s*HYPERLINK\s+(?:"([^"]*)")?\s*(?:\\l\s+"([^"]*)")?/u.exec(instruction);
  if (!place) return undefined;
  const [, address = '', anchor = ''] = place;
  return address + (anchor === '' ? '' : `#${anchor}`) || undefined;
}
