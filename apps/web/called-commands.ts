import type { Plugin } from 'vite';

/** The commands of Tiptap that something calls: its own keys and focus, and the toolbar. Undo and redo come with what undoes. */
const called = new Set([
  'clearNodes',
  'command',
  'createParagraphNear',
  'deleteCurrentNode',
  'deleteRange',
  'deleteSelection',
  'exitCode',
  'first',
  'focus',
  'joinBackward',
  'joinForward',
  'liftEmptyBlock',
  'newlineInCode',
  'scrollIntoView',
  'selectAll',
  'selectNodeBackward',
  'selectNodeForward',
  'selectTextblockEnd',
  'selectTextblockStart',
  'splitBlock',
  'undoInputRule',
]);

const list = /(var commands_exports = .*?\{\n)([^}]*)(\}\);)/su;

/** The commands that a script of Tiptap lists. */
export const listedCommands = (code: string): string[] =>
  [...(list.exec(code)?.[2] ?? '').matchAll(/^\s*(\w+):/gmu)].map(([, name]) => name ?? '');

/**
 * Leaves the commands out that nobody calls. Tiptap hands all sixty to every editor, so that no bundler can see which are used; ours
 * run ProseMirror's own. A Tiptap that lists them in another way ends the build.
 */
export function calledCommands(): Plugin {
  return {
    name: 'called-commands',
    apply: 'build',
    transform(code, id) {
      if (!/@tiptap[\\/]core[\\/]dist[\\/]index\.js/u.test(id)) return null;
      const names = new Set<string>();
      const less = code.replace(list, (_, begin: string, lines: string, end: string) => {
        const kept = lines.split('\n').filter((line) => {
          const name = /^\s*(\w+):/u.exec(line)?.[1] ?? '';
          if (called.has(name)) names.add(name);
          return called.has(name);
        });
        return `${begin}${kept.join('\n')}\n${end}`;
      });
      const missed = [...called].filter((name) => !names.has(name));
      if (missed.length > 0) this.error(`Tiptap no longer lists these commands as it did: ${missed.join(', ')}`);
      return { code: less, map: null };
    },
  };
}
