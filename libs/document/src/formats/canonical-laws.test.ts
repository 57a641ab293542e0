import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { DOMSerializer } from 'prosemirror-model';

import { toJson } from '../doc.js';
import { parse } from '../parse.js';
import { schema } from '../schema.js';
import { anyTextJson } from '../testing/any-text-json.js';
import { ensure, holdsFor, lawTime } from '../testing/laws.js';
import { html } from './html.js';

const { document } = new JSDOM('').window;
const serializer = DOMSerializer.fromSchema(schema);

describe('a text', () => {
  it(
    "is printed as ProseMirror's own serialiser builds it",
    () => {
      holdsFor(anyTextJson(), (json) => {
        const text = parse(json);
        const oracle = document.createElement('div');
        oracle.append(serializer.serializeFragment(text.content, { document }));
        const ours = document.createElement('div');
        ours.innerHTML = html(text);
        expect(ours.innerHTML).toBe(oracle.innerHTML);
      });
    },
    lawTime,
  );

  it(
    'has one canonical JSON, which parse gives back as it is',
    () => {
      holdsFor(anyTextJson(), (json) => {
        const once = parse(json);
        once.check();
        const again = parse(JSON.parse(JSON.stringify(toJson(once))));
        ensure(again.eq(once));
        expect(JSON.stringify(toJson(again))).toBe(JSON.stringify(toJson(once)));
      });
    },
    lawTime,
  );
});
