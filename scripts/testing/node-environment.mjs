import { ModuleMocker } from 'jest-mock';

const given = new Map(Object.entries(process.env));
const ofSuite = [Symbol.for('TEST_TIMEOUT_SYMBOL'), Symbol.for('EVENT_HANDLERS')];

/**
 * A Jest environment that is the process itself: no context of its own, so that a suite finds what suites before it have loaded
 * (node-runtime.mjs). What Jest hangs on the global object, and settings of the process, go with the suite.
 */
export default class NodeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #console = globalThis.console;
  #exit = process.exit;

  constructor({ projectConfig }) {
    Object.assign(globalThis, projectConfig.globals);
    for (const name of ofSuite) delete globalThis[name];
  }

  async setup() {}

  async teardown() {
    globalThis.console = this.#console;
    process.exit = this.#exit;
    for (const name of ofSuite) delete globalThis[name];
    for (const name of Object.keys(process.env)) if (!given.has(name)) delete process.env[name];
    for (const [name, value] of given) process.env[name] = value;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is none: nothing of a suite is run by Jest's own loader. */
  getVmContext() {
    return null;
  }
}
