import { fromPlainText, toJson } from '@tarmeem/document';
import type { OutlineFile } from '../outline-file.js';

interface Line {
  words: string;
  /** 0: a paragraph. */
  level: number;
}

const longestHeading = 120;
const looksLikeHeading = (line: string): boolean =>
  line.length <= longestHeading && !/[.!?:;,،۔؟…]$/u.test(line) && !/^[-*•–—]\s/u.test(line);
const marked = /^(#{1,6})\s+(.+?)\s*#*$/u;

/**
 * Reads a plain text as a new text. The first line is the title. Where lines are marked as headings (`#`, `##`), those are the
 * headings; else a short line alone that does not end like a sentence is one, below a heading that names a jurisdiction, if any does.
 */
export function outlineText(
  text: string,
  { levels, jurisdictions }: { levels: number; jurisdictions: readonly string[] },
): OutlineFile {
  const [first, ...below] = paragraphsOf(text);
  // One line alone is title and text.
  const rest = first !== undefined && below.length === 0 ? [first] : below;
  const isMarked = [first ?? '', ...rest].some((line) => marked.test(line));
  const names = new Set(jurisdictions.map((name) => name.toLowerCase()));
  const hasNames = rest.some((line) => names.has(line.toLowerCase()));
  const lines = rest.map((words): Line => {
    const mark = marked.exec(words);
    if (isMarked) return mark ? { words: mark[2]!, level: mark[1]!.length } : { words, level: 0 };
    if (names.has(words.toLowerCase())) return { words, level: 1 };
    return { words, level: looksLikeHeading(words) ? (hasNames ? 2 : 1) : 0 };
  });
  // A title marked as a heading of the first level alone: what stands below it moves up.
  const used = [...new Set(lines.map(({ level }) => level))].filter((level) => level > 0).sort((a, b) => a - b);
  const parts: { level: number; heading: string; paragraphs: string[] }[] = [{ level: 0, heading: '', paragraphs: [] }];
  for (const { words, level } of lines) {
    const rank = used.indexOf(level) + 1;
    if (rank > 0 && rank <= levels) parts.push({ level: rank, heading: words, paragraphs: [] });
    else parts.at(-1)!.paragraphs.push(words);
  }
  return {
    title: (first && marked.exec(first)?.[2]) ?? first ?? '',
    parts: parts
      .filter(({ heading, paragraphs }) => heading !== '' || paragraphs.length > 0)
      .map(({ level, heading, paragraphs }) => ({
        level,
        heading,
        body: toJson(fromPlainText(paragraphs.join('\n\n'))),
      })),
    dropped: [],
  };
}

/** Paragraphs: each line, but lines that were broken to a width (with blank lines between paragraphs) are put together. */
function paragraphsOf(text: string): string[] {
  const blocks = text
    .replace(/^\uFEFF/u, '')
    .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)+/u)
    .map((block) => block.split(/\r\n|\r|\n/u).map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''));
  return blocks.flatMap((lines) => {
    const isBroken = lines.length > 1 && lines.slice(0, -1).every(({ length }) => length >= 40 && length <= 100);
    return isBroken && !lines.some((line) => marked.test(line)) ? [lines.join(' ')] : lines;
  });
}
