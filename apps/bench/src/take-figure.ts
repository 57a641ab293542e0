import { parentPort, workerData } from 'node:worker_threads';

import { take, type Figure } from './figures.js';

take(workerData as Figure, (timing) => parentPort?.postMessage(timing));
