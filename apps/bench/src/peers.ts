import type { Doc } from '@tarmeem/document';
import { getHTMLFromFragment } from '@tiptap/core';
import { renderJSONContentToString } from '@tiptap/static-renderer/json/html-string';
import { diffWordsWithSpace } from 'diff';
import DiffMatchPatch from 'diff-match-patch';
import { JSDOM } from 'jsdom';
import { diff3Merge } from 'node-diff3';
import { ChangeSet } from 'prosemirror-changeset';
import { Transform } from 'prosemirror-transform';

/** The libraries that do part of the job, each called as its manual says, on the same texts. */
const patcher = new DiffMatchPatch();
patcher.Diff_Timeout = 0; // no deadline: a correct answer, like ours

const wordsOf = (text: string) => text.split(/(\s+)/u);

interface Shown {
  readonly node: { readonly attrs?: Record<string, unknown>; readonly text?: string };
  readonly children?: unknown;
}

const escaped = (text: unknown) => String(text).replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
const inside =
  (name: string) =>
  ({ children }: Shown) =>
    `<${name}>${[children].flat().join('')}</${name}>`;

const toHtml = renderJSONContentToString({
  nodeMapping: {
    doc: ({ children }: Shown) => [children].flat().join(''),
    paragraph: inside('p'),
    heading: (shown: Shown) => inside(`h${String(shown.node.attrs?.['level'])}`)(shown),
    bulletList: inside('ul'),
    listItem: inside('li'),
    table: inside('table'),
    tableRow: inside('tr'),
    tableCell: inside('td'),
    tableHeader: inside('th'),
    footnote: ({ node }: Shown) => `<span role="note">${escaped(node.attrs?.['text'])}</span>`,
    text: ({ node }: Shown) => escaped(node.text),
  },
  markMapping: {
    bold: inside('strong'),
    link: ({ mark, children }: { mark: { attrs?: Record<string, unknown> }; children?: unknown }) =>
      `<a href="${escaped(mark.attrs?.['href'])}">${[children].flat().join('')}</a>`,
  },
} as Parameters<typeof renderJSONContentToString>[0]);

/** The editor's own serialiser needs a window. */
export function openWindow(): void {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
}

export const peers = {
  jsdiff: (before: string, after: string) => diffWordsWithSpace(before, after),
  diffMatchPatch: (before: string, after: string) => {
    const diffs = patcher.diff_main(before, after);
    patcher.diff_cleanupSemantic(diffs);
    return diffs;
  },
  /** One step that replaces the whole text, as two stored snapshots give it, then the library's own simplification. */
  changeset: (before: Doc, after: Doc) => {
    const step = new Transform(before).replaceWith(0, before.content.size, after.content);
    return ChangeSet.create(before).addSteps(step.doc, step.mapping.maps, null).changes;
  },
  tiptapHtml: (doc: Doc) => getHTMLFromFragment(doc.content, doc.type.schema),
  tiptapStatic: (json: object) => toHtml({ content: json as never }),
  diff3: (base: string, theirs: string, mine: string) => diff3Merge(wordsOf(mine), wordsOf(base), wordsOf(theirs)),
};
