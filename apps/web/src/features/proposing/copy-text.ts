import { html, parse, plainText } from '@tarmeem/document';

/** Puts a text on the clipboard, with its form for who takes that. Throws where the browser does not allow it. */
export async function copyText(body: unknown): Promise<void> {
  const doc = parse(body);
  const part = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
  const parts = { ...part('text/html', html(doc)), ...part('text/plain', plainText(doc)) };
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}
