import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { calledCommands, listedCommands } from '../../called-commands.js';

const tiptap = join(import.meta.dirname, '../../../../node_modules/@tiptap/core/dist/index.js');
const sources = join(import.meta.dirname, '..');

/** The commands that our own scripts call: after `commands.`, and in a chain. */
function calledHere(): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /(?<!\.test)\.tsx?$/u.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), 'utf8');
      const chains = [...text.matchAll(/\b(?:chain|can)\(\)((?:\s*\.\w+\([^()]*\))+)/gu)].map(
        ([, calls]) => calls ?? '',
      );
      const names = [...chains.join('').matchAll(/\.(\w+)\(/gu), ...text.matchAll(/\bcommands\.(\w+)\(/gu)];
      return names.map(([, name]) => name ?? '');
    });
}

test('every command of Tiptap that the application calls comes with the build', () => {
  const code = readFileSync(tiptap, 'utf8');
  const all = listedCommands(code);
  const plugin = calledCommands() as unknown as { transform: (code: string, id: string) => { code: string } };
  const kept = listedCommands(plugin.transform(code, '/node_modules/@tiptap/core/dist/index.js').code);
  const wanted = calledHere().filter((name) => all.includes(name));
  expect(wanted).toContain('focus');
  expect(kept).toEqual(expect.arrayContaining(wanted));
  expect(kept.length).toBeLessThan(all.length / 2);
});
