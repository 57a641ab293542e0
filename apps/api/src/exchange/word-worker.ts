import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Refused } from '@tarmeem/document';
import { WordRefused } from '@tarmeem/word';
import { type WordTask, wordTasks } from './word-tasks.js';

// Whoever waits for a page comes first. On Linux the order is this thread's own; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(0, 10);

/** The thread in which Word files are read and written: it is asked one thing after the other. */
parentPort?.on('message', ({ task, input }: { task: WordTask; input: never }) => {
  try {
    parentPort?.postMessage({ done: wordTasks[task](input) });
  } catch (error) {
    if (error instanceof WordRefused) parentPort?.postMessage({ refused: error.code });
    else if (error instanceof Refused) parentPort?.postMessage({ refused: 'too-long' });
    else throw error;
  }
});
