import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ProblemError } from '../../../platform/index.js';
import type { PaperEdition } from './paper-edition.js';

/** Milliseconds that one file may take; the framework of 27 sections takes half a second, and one of 3,000 some seconds. */
const patience = 60_000;
/** Files that may wait for the one at work: more are asked to come again. */
const mayWait = 6;

/** From sources (tests) a program has to learn to read them; built, it is a file like any other. */
const program = import.meta.url.endsWith('.ts')
  ? [new URL('../../../testing/source-worker.mjs', import.meta.url), '../reading/exports/pdf/pdf-program.ts']
  : [new URL('./pdf-program.js', import.meta.url)];

/**
 * Sets editions as PDF, one after the other, each in a program of its own: what is set by compiled code can't be interrupted in a
 * thread, but a program can be ended. Who asks for what is being made waits for the same file.
 */
@Injectable()
export class PdfDesk implements OnModuleDestroy {
  private readonly making = new Map<string, Promise<Buffer>>();
  private last: Promise<unknown> = Promise.resolve();
  private running: ReturnType<typeof fork> | undefined;

  /** @throws ProblemError `unavailable` if too many wait or the file takes too long. */
  async ask(edition: PaperEdition): Promise<Buffer> {
    const key = createHash('sha256').update(JSON.stringify(edition)).digest('hex');
    const same = this.making.get(key);
    if (same) return same;
    if (this.making.size > mayWait) throw new ProblemError('unavailable', { retryAfter: 10 });
    const file = this.last.then(() => this.make(edition));
    this.last = file.catch(() => undefined);
    this.making.set(key, file);
    try {
      return await file;
    } finally {
      this.making.delete(key);
    }
  }

  onModuleDestroy(): void {
    this.running?.kill('SIGKILL');
  }

  private make(edition: PaperEdition): Promise<Buffer> {
    const [entry, ...parameters] = program as [URL, ...string[]];
    const child = fork(fileURLToPath(entry), parameters, {
      execArgv: ['--max-old-space-size=256'],
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.running = child;
    return new Promise<Buffer>((resolve, reject) => {
      let said = '';
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, patience);
      child.stderr?.setEncoding('utf8').on('data', (words: string) => (said = (said + words).slice(-2_000)));
      child.on('message', (answer) => {
        if (answer === 'ready') child.send(edition);
        else resolve(Buffer.from(answer as unknown as Uint8Array));
      });
      child.on('error', reject).on('exit', () => {
        clearTimeout(timer);
        if (late) reject(new ProblemError('unavailable', { retryAfter: 60 }));
        else reject(new Error(`The program that sets a PDF has ended: ${said}`));
      });
    });
  }
}
