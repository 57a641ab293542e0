import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FileRefusal } from '@tarmeem/contract';
import { ProblemError } from '../platform/index.js';
import type { WordTask, wordTasks } from './word-tasks.js';

/**
 * Megabytes that one file may cost, and milliseconds. A file of 300 pages (120,000 words, every tenth changed) is read, weighed and
 * written in 48 MB and in three seconds.
 */
const limits = { maxOldGenerationSizeMb: 72, maxYoungGenerationSizeMb: 16 };
const patience = 30_000;
/** Bytes of a file after which its thread is not kept. */
const large = 2 * 1024 * 1024;
/** Files that may wait for the one at work: more are asked to come again. */
const mayWait = 6;
/** Of these, how many may be of readers: whoever works here finds a place, however many files strangers ask for. */
const readersMayWait = 3;

/** From sources (tests) a thread has to learn to read them; built, it is a file like any other. */
const entry = import.meta.url.endsWith('.ts')
  ? new URL('../testing/source-worker.mjs', import.meta.url)
  : new URL('./word-worker.js', import.meta.url);

type Tasks = typeof wordTasks;
type Answer = { done: unknown } | { refused: FileRefusal };

/**
 * Reads and writes Word files in a thread of its own with limits, one after the other, so that a bad file slows nobody. The thread
 * stays for the next file; one that fails or takes too long is ended.
 */
@Injectable()
export class WordDesk implements OnModuleDestroy {
  private busy = false;
  private readonly waiting: (() => void)[] = [];
  private thread: Worker | undefined;

  /** `reader`: asked for by nobody in particular. @throws ProblemError `file-refused` with `because`; `unavailable` if too many wait. */
  async ask<Task extends WordTask>(
    task: Task,
    input: Parameters<Tasks[Task]>[0],
    { reader = false } = {},
  ): Promise<ReturnType<Tasks[Task]>> {
    if (this.busy) {
      if (this.waiting.length >= (reader ? readersMayWait : mayWait))
        throw new ProblemError('unavailable', { retryAfter: 10 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.busy = true;
    try {
      const isLarge = givenAway(input).some(({ byteLength }) => byteLength > large);
      const answer = await this.work(task, input);
      if (isLarge || ('refused' in answer && answer.refused === 'too-large')) await this.retire();
      if ('refused' in answer) throw refused(answer.refused);
      return answer.done as ReturnType<Tasks[Task]>;
    } finally {
      this.busy = false;
      this.waiting.shift()?.();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.retire();
  }

  /**
   * Ends the thread, and with it the memory that a large file has left in it. The next file gets another, and only when this one has
   * ended: there are never two at a time.
   */
  private async retire(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }

  /** One task. What takes too long or too much memory ends with its thread, and counts as too large. */
  private work(task: WordTask, input: unknown): Promise<Answer> {
    const thread = (this.thread ??= new Worker(entry, { resourceLimits: limits, execArgv: [] }));
    thread.ref();
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        thread.off('message', answered).off('error', failed).off('exit', exited).unref();
        end();
      };
      const fail = (end: () => void) =>
        settle(() => {
          this.thread = undefined;
          void thread.terminate().then(end, end);
        });
      const answered = (answer: Answer) => settle(() => resolve(answer));
      const failed = (error: Error & { code?: string }) =>
        fail(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: 'too-large' }) : reject(error)));
      const exited = () => fail(() => reject(new Error('The thread for Word files has ended')));
      const timer = setTimeout(() => fail(() => resolve({ refused: 'too-large' })), patience);
      thread.on('message', answered).on('error', failed).on('exit', exited);
      thread.postMessage({ task, input }, givenAway(input));
    });
  }
}

/** A file's bytes go to the thread without a copy; who asks has them no more. */
function givenAway(input: unknown): ArrayBuffer[] {
  const bytes: unknown = input instanceof Object && 'bytes' in input ? input.bytes : undefined;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

/** The problem that says why a file is not taken. */
export function refused(because: FileRefusal): ProblemError {
  return new ProblemError('file-refused', { detail: `The file is refused: ${because}`, facts: { because } });
}
