import { expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { fallenWith, type Steps } from './fallen-words.js';

/** A room with one paragraph, and browsers that have its text. */
function world() {
  const room = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Begun.')]);
  room.getXmlFragment('body').insert(0, [paragraph]);
  const browser = () => {
    const text = new Y.Doc();
    Y.applyUpdate(text, Y.encodeStateAsUpdate(room));
    return text;
  };
  /** What fell when the room took what a browser did. */
  const take = (from: Y.Doc, act: (body: Y.XmlFragment) => void): Steps[] => {
    const known = Y.encodeStateVector(from);
    from.transact(() => act(from.getXmlFragment('body')));
    const update = Y.encodeStateAsUpdate(from, known);
    let fallen: Steps[] = [];
    room.once('afterTransaction', (transaction: Y.Transaction) => {
      fallen = fallenWith(update, transaction);
    });
    Y.applyUpdate(room, update);
    return fallen;
  };
  return { room, browser, take };
}
const type = (words: string) => (body: Y.XmlFragment) => {
  const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(text.length, words);
};
const toList = (body: Y.XmlFragment) => {
  const words = ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).toJSON();
  const list = new Y.XmlElement('bulletList');
  list.insert(0, [new Y.XmlText(words)]);
  body.delete(0, 1);
  body.insert(0, [list]);
};

it('tells what fell with a block whose remover did not know it, step by step, and nothing that was known', () => {
  const { room, browser, take } = world();
  const [hers, his] = [browser(), browser()];
  expect(take(hers, type(' Known.'))).toEqual([]);
  Y.applyUpdate(his, Y.encodeStateAsUpdate(room));
  const from = Y.getState(hers.store, hers.clientID);
  expect(take(hers, type('kept'))).toEqual([]);
  expect(take(his, toList)).toEqual([[hers.clientID, from, 4]]);
});

it('tells nothing of words that somebody read and deleted', () => {
  const { room, browser, take } = world();
  const [hers, his] = [browser(), browser()];
  take(hers, type(' Read and deleted.'));
  Y.applyUpdate(his, Y.encodeStateAsUpdate(room));
  expect(take(his, (body) => body.delete(0, 1))).toEqual([]);
});
