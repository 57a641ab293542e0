import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import { schema } from '../schema.js';

/** How a word looks that {@link withUniqueWords} made. */
export const uniqueWord =
  /[\p{L}\p{M}\p{Join_Control}]*[a-j]{3}x|[\p{L}\p{M}\p{Join_Control}]*[\u0628-\u062c\u062d-\u0631]{3}ژ/gu;

const latin = 'abcdefghij';
const arabic = 'بةتثجحخدذر';

/** The same text with a mark behind each word, in its own script, so that no word stands in it twice. */
export function withUniqueWords<N extends Node>(node: N, serial = { next: 0 }): N {
  if (node.isText) {
    const text = node.text!.replace(/[\p{L}\p{M}\p{Join_Control}]+/gu, (word) => word + markOf(serial.next++, word));
    return schema.text(text, node.marks) as Node as N;
  }
  return node.copy(Fragment.fromArray(node.children.map((child) => withUniqueWords(child, serial)))) as N;
}

function markOf(serial: number, word: string): string {
  const isArabic = /\p{Script=Arabic}/u.test(word);
  const digits = [...String(serial).padStart(3, '0')].map((digit) => (isArabic ? arabic : latin)[Number(digit)]);
  return digits.join('') + (isArabic ? 'ژ' : 'x');
}
