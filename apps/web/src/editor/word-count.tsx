import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { useSay } from '../text/words.js';

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’.-]*/gu;

/** How many words stand between two positions. */
function wordsIn(doc: Node, from: number, to: number): number {
  return doc.textBetween(from, to, '\n', ' ').match(word)?.length ?? 0;
}

/** How many words the section has, and how many of them are selected; counted when the writing rests. */
export function WordCount({ editor }: { editor: Editor }) {
  const say = useSay();
  const [counts, setCounts] = useState({ all: 0, selected: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      const { doc, selection } = editor.state;
      setCounts({
        all: wordsIn(doc, 0, doc.content.size),
        selected: selection.empty ? 0 : wordsIn(doc, selection.from, selection.to),
      });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(count, 300);
    };
    count();
    editor.on('transaction', later);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', later);
    };
  }, [editor]);
  return (
    <p className="count small muted num">
      {counts.selected > 0 ? say('count.wordsOf', counts) : say('count.words', { count: counts.all })}
    </p>
  );
}
