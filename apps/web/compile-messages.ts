import { readFile } from 'node:fs/promises';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { transformWithOxc, type Plugin } from 'vite';
import type { Compiled } from '../../libs/text/src/compiled-message.js';

const catalogue = /[/\\]libs[/\\]text[/\\]src[/\\][a-z-]+\.(?:en|ur)\.ts$/u;

/**
 * Compiles the ICU messages of the catalogues and puts what says compiled ones in the place of what parses them: the parser weighs
 * more than all the words of a screen.
 */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== './message.js' || !/[/\\]libs[/\\]text[/\\]src[/\\]index\.ts$/u.test(importer ?? '')) return null;
      return this.resolve('./message-of-browser.js', importer);
    },
    async load(id) {
      if (!catalogue.test(id)) return null;
      const { code } = await transformWithOxc(await readFile(id, 'utf8'), id);
      const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, object>;
      return Object.entries(module)
        .map(([name, words]) => `export const ${name} = ${JSON.stringify(compiledWords(words))};`)
        .join('\n');
    },
  };
}

const compiledWords = (words: object): Record<string, Compiled> =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, compiled(String(text))]));

/** A message as `speakerOfCompiled` takes it. Throws for what it can't say. */
export function compiled(text: string): Compiled {
  return partsOf(parse(text, { ignoreTag: true }));
}

function partsOf(elements: readonly MessageFormatElement[]): Compiled {
  const parts = elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return element.value;
      case TYPE.argument:
        return [element.value] as const;
      case TYPE.pound:
        return 0 as const;
      case TYPE.number:
        if (element.style) break;
        return [element.value, 'number'] as const;
      case TYPE.plural:
        if (element.offset || element.pluralType !== 'cardinal') break;
        return [element.value, 'plural', casesOf(element.options)] as const;
      case TYPE.select:
        return [element.value, 'select', casesOf(element.options)] as const;
      default:
    }
    throw new Error(`Not among what compiled messages hold: ${JSON.stringify(element)}`);
  });
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

const casesOf = (options: Record<string, { value: MessageFormatElement[] }>): Record<string, Compiled> =>
  Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, partsOf(value)]));
