import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpToDate } from './build.mjs';
import { home } from './home.mjs';
import { newEnoughNode } from './node.mjs';
import { listen, supervise } from './processes.mjs';
import { usualSeed } from '../testing/usual-seed.mjs';

const script = (name, path) => join(home, 'node_modules', name, path);
/** Two even on a small machine, where Jest would take one: much of their time is waiting for the database. */
const workers = Math.min(Math.max(availableParallelism(), 2), 4);
/** A worker that has grown large is replaced: collecting its rubbish cost minutes, and one process for all suites fills its heap. */
export const unitMemory = '--workerIdleMemoryLimit=900MB';
export const unitProjects = ['document', 'review', 'contract', 'text', 'word', 'scripts', 'api', 'web'];

/** Each check: its name, and a run that gives `{ passed, failed }`. A check that is no test counts as one. */
const checks = () => [
  program('Types', 'ts7', 'lib/tsc.js', '-p', 'tsconfig.json'),
  program('Types of the core (no Node, no DOM)', 'ts7', 'lib/tsc.js', '-p', 'libs/tsconfig.json'),
  program('Lint', 'oxlint', 'bin/oxlint', '--type-aware', '--quiet', '.'),
  program('Formatting', 'oxfmt', 'bin/oxfmt', '--check', '.'),
  program(
    'Direction of imports',
    'dependency-cruiser',
    'bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...folders(),
  ),
];

/** The checks that need no database and no browser. */
export const check = () => runAll(checks());

/** Everything. */
export const runTests = () => {
  console.log(`Laws begin at seed ${process.env.LAWS_SEED || usualSeed} (LAWS_SEED begins elsewhere).`);
  return runAll([
    ...checks(),
    {
      name: 'Unit and database tests',
      run: () => jest(unitProjects, `--maxWorkers=${workers}`, unitMemory),
    },
    { name: 'Build', run: built },
    { name: 'Journeys in a browser', run: () => jest(['e2e'], `--maxWorkers=${workers}`) },
  ]);
};

async function runAll(list) {
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  for (const { name, run } of list) {
    console.log(`\n── ${name}`);
    const begun = Date.now();
    const { passed, failed } = await run();
    sum.passed += passed;
    sum.failed += failed;
    lines.push(
      `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(38)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s`,
    );
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

const one = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A tool that says little when all is well: its words are shown when it fails. */
function program(name, from, path, ...parameters) {
  return {
    name,
    async run() {
      const { code, said } = await listen(newEnoughNode(), [script(from, path), ...parameters]);
      if (code !== 0) console.log(said.trim());
      return one(code);
    },
  };
}

async function built() {
  try {
    await bringUpToDate();
    return one(0);
  } catch (error) {
    console.log(error.message);
    return one(1);
  }
}

async function jest(projects, ...more) {
  const folder = mkdtempSync(join(tmpdir(), 'tarmeem-results-'));
  const results = join(folder, 'results.json');
  try {
    const code = await supervise(newEnoughNode(), [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      script('jest', 'bin/jest.js'),
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${results}`,
      '--passWithNoTests',
      ...more,
    ]);
    if (!existsSync(results)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Folders with sources of ours: libs, applications, migrations. */
function folders() {
  return [
    ...['libs', 'apps'].flatMap((parent) => readdirSync(join(home, parent)).map((name) => `${parent}/${name}/src`)),
    'migrations',
  ].filter((folder) => existsSync(join(home, folder)));
}
