import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Text pasted from Word: its list paragraphs become lists, its hidden and empty wrappings go. */
export const cleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: (html) => (/mso-|MsoList|urn:schemas-microsoft-com/.test(html) ? fromWord(html) : html),
      },
    }),
  ],
});

/** HTML as Word puts it on the clipboard, with real lists. Depth comes from `mso-list: l0 level2 lfo1`. */
export function fromWord(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ''), 'text/html');
  for (const gone of page.querySelectorAll('style, script, meta, link, xml, [style*="mso-hide:all"], o\\:p'))
    gone.remove();
  const items = [...page.body.querySelectorAll<HTMLElement>('p')].filter((p) =>
    /mso-list:\s*l\d/.test(p.getAttribute('style') ?? ''),
  );
  const lists: HTMLElement[] = [];
  for (const item of items) {
    const level = Number(/level(\d)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 1);
    const label = item.querySelector<HTMLElement>('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const tag = /\d|^[a-z][.)]/i.test(label?.textContent?.trim() ?? '') ? 'ol' : 'ul';
    label?.remove();
    if (item.previousElementSibling !== lists[0]) lists.length = 0;
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = page.createElement(tag);
      const parent = lists.at(-1);
      if (!parent) item.before(list);
      else (parent.lastElementChild ?? parent.appendChild(page.createElement('li'))).append(list);
      lists.push(list);
    }
    const entry = page.createElement('li');
    const paragraph = page.createElement('p');
    paragraph.append(...item.childNodes);
    entry.append(paragraph);
    lists.at(-1)?.append(entry);
    item.remove();
  }
  return page.body.innerHTML;
}
