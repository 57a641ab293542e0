import { type OddPlace, oddPlacesIn } from '@tarmeem/document';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import type { Say } from '../text/words.js';
import { signOf } from '../redline/odd-sign.js';

/** A sign at each character of a text that is not seen for what it is; the text itself is never marked. */
export function oddSigns(doc: Node, say: Say): Decoration[] {
  const all: Decoration[] = [];
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    for (const place of oddPlacesIn(block.textBetween(0, block.content.size, '', '\ufffc')))
      all.push(Decoration.inline(at + 1 + place.from, at + 1 + place.to, { nodeName: 'span', ...signOf(say, place) }));
    return false;
  });
  return all;
}

/** The same in words that were drawn already: what a change takes out. */
export function markOdd(drawn: HTMLElement, say: Say): void {
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts)
    for (const place of oddPlacesIn(text.data).toReversed()) {
      const odd = text.splitText(place.from);
      odd.splitText(place.to - place.from);
      odd.replaceWith(signed(say, place, odd.data));
    }
}

function signed(say: Say, place: OddPlace, character: string): HTMLElement {
  const sign = document.createElement('span');
  for (const [name, value] of Object.entries(signOf(say, place))) sign.setAttribute(name, value);
  sign.textContent = character;
  return sign;
}
