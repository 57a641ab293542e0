import { describe, expect, it } from '@jest/globals';
import { Schema } from 'prosemirror-model';

import { adopt } from './adopt.js';
import { apply } from './apply.js';
import { compare } from './compare.js';
import { markSpecs, nodeSpecs, schema } from './schema.js';
import { Chance } from './testing/random.js';
import { textOf } from './testing/texts.js';

const editors = new Schema({
  nodes: { ...nodeSpecs, paragraph: { ...nodeSpecs.paragraph, attrs: { textAlign: { default: null } } } },
  marks: markSpecs,
});

describe('adopting from an editor', () => {
  it('gives the same text under the own schema, and keeps blocks that did not change', () => {
    const own = textOf(new Chance(7), 12);
    const edited = editors.nodeFromJSON(own.toJSON());
    const taken = adopt(edited);
    expect(taken.eq(own)).toBe(true);
    expect(compare(own, taken)).toEqual([]);
    const later = edited.copy(
      edited.content.replaceChild(0, editors.nodes.paragraph.create(null, editors.text('New words.'))),
    );
    expect(adopt(later).child(1)).toBe(taken.child(1));
    expect(apply(own, compare(own, adopt(later))).firstChild?.textContent).toBe('New words.');
    expect(adopt(own)).toBe(own);
  });

  it('refuses what no text can hold', () => {
    const odd = new Schema({ nodes: { doc: { content: 'image' }, image: {}, text: {} } });
    expect(() => adopt(odd.node('doc', null, [odd.node('image')]))).toThrow('unknown-type');
    expect(() =>
      apply(schema.node('doc', null, [schema.node('paragraph')]), [
        {
          kind: 'inserted',
          gaps: [[0, 0]],
          splices: [{ from: 0, to: 0, put: [{ node: { type: 'nonsense' } }] }],
          words: { kind: 'inserted', before: '', after: '', place: { base: 0, target: 1, heading: '' } },
        },
      ]),
    ).toThrow('bad-change');
  });
});
