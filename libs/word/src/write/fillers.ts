import { filler } from '../looks.js';
import type { State } from '../weave/woven.js';
import { element } from '../xml/build.js';
import type { Parcel } from './parcel.js';

/** Knows where Word needs a paragraph that the text has not: two tables would become one, and a cell can't end in a table. */
export class Fillers {
  private tableBefore = { base: false, target: false };
  private endsKept = false;

  /** Told of a paragraph's end. */
  paragraph(state: State): void {
    if (state !== 'new') this.tableBefore.base = false;
    if (state !== 'gone') this.tableBefore.target = false;
    this.endsKept = state === 'kept';
  }

  /** Told of a table; what has to stand before it. */
  table(state: State, parcel: Parcel): string {
    const { base, target } = this.tableBefore;
    const needed = (state !== 'new' && base) || (state !== 'gone' && target) || (state !== 'kept' && (base || target));
    this.tableBefore = {
      base: state !== 'new' || (needed ? false : base),
      target: state !== 'gone' || (needed ? false : target),
    };
    this.endsKept = false;
    return needed ? fillerXml(parcel) : '';
  }

  /** What has to stand at the end: a paragraph that is there whatever is accepted or rejected. */
  end(parcel: Parcel): string {
    return this.endsKept ? '' : fillerXml(parcel);
  }
}

function fillerXml(parcel: Parcel): string {
  parcel.styles.set(filler.id, filler);
  return element('w:p', {}, element('w:pPr', {}, element('w:pStyle', { 'w:val': filler.id })));
}
