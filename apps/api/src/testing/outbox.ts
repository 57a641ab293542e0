import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Configuration } from '../configuration.js';
import type { TestApp } from './app.js';

/** The newest letter to an address in the outbox, once there are as many as wanted; throws when they do not come. */
export async function letterTo(app: TestApp, email: string, wanted = 1): Promise<ParsedMail> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const found = await lettersTo(app, email);
    const last = found.at(-1);
    if (last && found.length >= wanted) return last;
    await pause(50);
  }
  throw new Error(`No letter to ${email} came`);
}

/** The letters to an address, the oldest first. */
export async function lettersTo({ app }: TestApp, email: string): Promise<ParsedMail[]> {
  const folder = join(app.get(Configuration).dataFolder, 'outbox', 'new');
  const letters = await Promise.all(read(folder).map((source) => simpleParser(source)));
  return letters.filter(({ to }) => !Array.isArray(to) && to?.text === email);
}

/** The token of the link in a letter. */
export function tokenIn(letter: ParsedMail): string {
  const token = /\/app\/(?:link|address)#([\w-]+)/u.exec(letter.text ?? '')?.[1];
  if (!token) throw new Error('There is no link in the letter');
  return token;
}

/** The oldest first, by the time of the file: the date of a letter has whole seconds. */
function read(folder: string): Buffer[] {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .map((path) => ({ path, at: statSync(path, { bigint: true }).mtimeNs }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ path }) => readFileSync(path));
  } catch {
    return [];
  }
}
