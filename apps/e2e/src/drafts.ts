import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

/** What the program's door answers a signed-in page. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Calls the program's door with the session of the page. */
export async function call(
  page: Page,
  method: string,
  path: string,
  { body, version, key }: { body?: unknown; version?: number; key?: string } = {},
): Promise<Answer> {
  const answer = await page.context().request.fetch(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { data: body }),
    headers: {
      'content-type': 'application/json',
      origin: new URL(page.url()).origin,
      ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  });
  return { status: answer.status(), body: await answer.json().catch(() => null) };
}

/** A draft on a section of the evaluation's document, opened in the editor; the section by its path. */
export async function openDraft(page: Page, path: string): Promise<{ id: string; sectionId: string; text: Locator }> {
  const { body: outline } = await call(page, 'GET', '/documents/institutional-framework/outline');
  const { sections } = outline as { sections: { path: string; sectionId: string }[] };
  const sectionId = sections.find((each) => each.path === path)?.sectionId;
  if (!sectionId) throw new Error(`no section ${path}`);
  const { body } = await call(page, 'POST', '/documents/institutional-framework/proposals', {
    body: { sectionId },
    key: randomUUID(),
  });
  const { id } = body as { id: string };
  await page.goto(`/app/proposals/${id}?section=${sectionId}`);
  const text = textOf(page);
  await text.waitFor();
  return { id, sectionId, text };
}

/** The text that is written in. */
export const textOf = (page: Page): Locator => page.locator('.ProseMirror');

/** Waits until the editor knows of a caret that a key has moved: browsers tell of it with the next frame. */
export const caretMoved = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((told) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told)));
      }),
  );

/** The window is gone from one moment to the next: closed, its page would hear that the connection is back, and send its last words. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await crashed;
  await page.close();
}

/** Waits until no text of an author is kept on the device any more. */
export const keepsNothing = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes('kept')));
};

/** The text as HTML without the redline: what is written, not how it is shown. */
export const written = (text: Locator): Promise<string> =>
  text.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const gone of copy.querySelectorAll(
      '.ghost, .marks, .ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-widget',
    ))
      gone.remove();
    for (const kept of copy.querySelectorAll('ins, span.fmt, span.lchg, span.found'))
      kept.replaceWith(...kept.childNodes);
    copy.normalize();
    const told = /^(?:href|lang|dir|colspan|rowspan|start|data-footnote)$/;
    for (const each of copy.querySelectorAll('*'))
      for (const name of each.getAttributeNames()) if (!told.test(name)) each.removeAttribute(name);
    return copy.innerHTML;
  });

/** Waits until everything written is on the server, as the screen says it; what it said before the last key is drawn over first. */
export async function saved(page: Page): Promise<void> {
  await caretMoved(page);
  await page
    .locator('.saved', { hasText: /^Saved at/ })
    .first()
    .waitFor();
}

/** A text that is this and nothing else. */
export const exactly = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}$`);

/** Waits until what is read says what is wanted: dialogs come and act when they are loaded, not at once. */
export async function comesTo(read: () => Promise<string>, wanted: string | RegExp): Promise<void> {
  const says = (said: string) => (typeof wanted === 'string' ? said.includes(wanted) : wanted.test(said));
  let said = await read();
  for (const end = Date.now() + 30_000; !says(said) && Date.now() < end; said = await read())
    await new Promise((next) => setTimeout(next, 50));
  if (!says(said)) throw new Error(`“${String(wanted)}” never came; there is: ${said}`);
}

/** Puts the caret at the end of the text that is open. */
export async function toEnd(page: Page): Promise<void> {
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('Control+End');
  await caretMoved(page);
}
