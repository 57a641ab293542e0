import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { home } from './home.mjs';

/**
 * Runs a program in the foreground to its end and gives its exit code. A signal for us is passed on, and the program decides when it
 * has ended; it is told through its channel when we are killed.
 */
export async function supervise(program, parameters, environment = {}) {
  const child = spawn(program, parameters, {
    cwd: home,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const pass = (signal) => child.kill(signal); // of a terminal's Ctrl-C it hears twice, and stops once
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const orphaned = watchParent(() => child.kill('SIGTERM'));
  try {
    const [code, signal] = await once(child, 'exit');
    return code ?? (signal === null ? 0 : 1);
  } finally {
    clearInterval(orphaned);
    for (const signal of signals) process.off(signal, pass);
  }
}

/** npm keeps a shell between itself and us and ends without telling us when it is told to: noticed by our parent being another one. */
function watchParent(act) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid === parent || act(), 300).unref();
}

/** Runs a program and keeps what it says: `{ code, said }`. */
export async function listen(program, parameters, environment = {}) {
  const child = spawn(program, parameters, {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code: code ?? 1, said };
}

/** Says what is being done, and every few seconds that it still is; gives the result of `act`. */
export async function withProgress(words, act) {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  console.log(`${words} …`);
  const ticking = setInterval(
    () => console.log(`  still ${words.charAt(0).toLowerCase()}${words.slice(1)} (${seconds()} s)`),
    8000,
  );
  try {
    return await act();
  } finally {
    clearInterval(ticking);
  }
}
