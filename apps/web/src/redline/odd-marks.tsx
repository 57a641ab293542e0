import { oddCharactersIn, oddPlacesIn } from '@tarmeem/document';
import { type ReactNode } from 'react';
import { useSay } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import { signOf } from './odd-sign.js';
import '../text/words-of/odd.js';

/** Characters in the new words that a reader would not see, or would take for others: each named. */
export function OddMarks({ text }: { text: string }) {
  const say = useSay();
  const found = oddCharactersIn(text);
  if (found.length === 0) return null;
  return (
    <ul className="sub odd">
      {found.slice(0, 5).map(({ kind, code, word }) => (
        <li key={`${kind} ${code} ${word}`} className="st no">
          <Icon name="warn" />
          <span>
            {say(`odd.${kind}`, { code, words: Number(word !== '') })} {word && <bdi className="doc">“{word}”</bdi>}
          </span>
        </li>
      ))}
      {found.length > 5 && <li>{say('odd.more', { count: found.length - 5 })}</li>}
    </ul>
  );
}

/** Words with a sign at each odd character. */
export function Signed({ text }: { text: string }) {
  const say = useSay();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const place of oddPlacesIn(text)) {
    const { class: className, ...sign } = signOf(say, place);
    parts.push(
      text.slice(at, place.from),
      <span key={place.from} className={className} {...sign}>
        {text.slice(place.from, place.to)}
      </span>,
    );
    at = place.to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** The words of the text that a change brings along with its line: those of a section that it adds. */
export function broughtBy(payload: unknown): string {
  const words: string[] = [];
  const waiting: unknown[] = [isRecord(payload) ? payload['body'] : null];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isRecord(node)) continue;
    const { text, attrs, content } = node;
    if (typeof text === 'string') words.push(text);
    if (isRecord(attrs) && typeof attrs['text'] === 'string') words.push(attrs['text']);
    if (Array.isArray(content)) waiting.push(...(content as unknown[]).toReversed());
  }
  return words.join(' ');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
