// The one entry of every npm script. It depends on nothing, runs on Node 20.19, and brings the rest up to date before it uses it.
import { check, runTests, unitMemory, unitProjects } from './parts/checks.mjs';
import { bringUpToDate } from './parts/build.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { newEnoughNode, refuseOldNode } from './parts/node.mjs';
import { supervise } from './parts/processes.mjs';
import { develop } from './parts/develop.mjs';

const [task = 'help', ...words] = process.argv.slice(2);
const server = 'apps/api/dist/main.js';

const node = (file, ...more) => supervise(newEnoughNode(), [file, ...more]);
const jest = (...more) =>
  supervise(newEnoughNode(), [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...more,
  ]);

/** Each task: what it does; `built` when it runs what the sources are built into. Returns the exit code. */
const tasks = {
  start: { built: true, does: 'start Tarmeem', run: () => node(server) },
  test: { does: 'types, lint, direction of imports, unit, database and browser tests', run: () => runTests() },
  check: { does: 'types, lint, formatting, direction of imports', run: () => check() },
  build: { built: true, does: 'build what is stale', run: async () => 0 },
  dev: { built: true, does: 'start, and build and start again when a source changes', run: () => develop(server) },
  unit: {
    does: 'unit and database tests (words after -- go to Jest)',
    // The words first: whatever follows --selectProjects is taken as the name of a project.
    run: () => jest(...(words.length > 0 ? words : [unitMemory]), '--selectProjects', ...unitProjects),
  },
  e2e: {
    built: true,
    does: 'the journeys in a browser, with pictures of their screens in apps/e2e/screens',
    run: () => {
      process.env.TARMEEM_PICTURES = '1';
      return jest(...words, '--runInBand', '--selectProjects', 'e2e');
    },
  },
  faults: {
    built: true,
    does: 'races of 200 rounds, and the server killed at each statement of a publication (npm run faults -- 30 accept: the races of that name, 30 rounds each)',
    run: () => {
      const [count = '200', name] = words;
      Object.assign(process.env, {
        TARMEEM_FAULT_STRIDE: '1',
        TARMEEM_RACE_ROUNDS: count,
        TARMEEM_EDIT_ROUNDS: String(Math.ceil(Number(count) * 2.5)),
      });
      const which = name === undefined ? ['killed', 'races'] : ['races', '--testNamePattern', name];
      return jest('--runInBand', '--verbose', '--testPathPatterns', ...which, '--selectProjects', 'api', 'e2e');
    },
  },
  laws: {
    does: 'the laws of the document core and of Word files, each for 20 seconds, about a quarter of an hour in all (npm run laws -- 42 60: seed 42, a minute each)',
    run: () => {
      const [seed = Math.floor(Math.random() * 2 ** 31), seconds = 20] = words.map(Number);
      console.log(`Seed ${seed}, ${seconds} s a law`);
      return jest(
        '--selectProjects',
        'document',
        'word',
        '--testPathPatterns',
        'law',
        '--testTimeout',
        '600000',
        '--globals',
        JSON.stringify({ laws: { seed, seconds } }),
      );
    },
  },
  redlines: {
    does: 'ten redlines of the institutional framework as pages and pictures, to be looked at (npm run redlines -- FOLDER)',
    run: () =>
      jest(
        '--selectProjects',
        'e2e',
        '--testMatch',
        '**/redlines.pictures.ts',
        '--globals',
        JSON.stringify({ redlines: words[0] ?? '' }),
      ),
  },
  bench: {
    built: true,
    does: 'the benchmarks',
    run: () => node(`apps/bench/dist/${words[0] ?? 'document'}.js`, ...words.slice(1)),
  },
  format: {
    does: 'format the sources',
    run: () => supervise(newEnoughNode(), ['node_modules/oxfmt/bin/oxfmt', ...words]),
  },
  tarmeem: {
    built: true,
    does: 'a command: npm run tarmeem -- help',
    run: () => node('apps/api/dist/cli/main.js', ...words),
  },
};

const chosen = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
if (!chosen) {
  for (const [name, { does }] of Object.entries(tasks)) console.log(`npm run ${name.padEnd(8)} ${does}`);
  process.exitCode = task === 'help' ? 0 : 2;
} else {
  try {
    refuseOldNode();
    await ensureInstalled();
    if (chosen.built) await bringUpToDate();
    process.exitCode = await chosen.run();
  } catch (error) {
    console.error(error?.plain ? error.message : error);
    process.exitCode = 1;
  }
}
