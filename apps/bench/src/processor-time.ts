import { readdir, readFile } from 'node:fs/promises';

/** What the system counts for a process: its own processor time so far, that of those it started which have ended, in ms; who started it. */
async function countedFor(pid: number): Promise<{ own: number; ended: number; parent: number }> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, own = 0, ownSystem = 0, ended = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (at) => fields[at] ?? 0,
  );
  return { own: (own + ownSystem) * 10, ended: (ended + endedSystem) * 10, parent };
}

/** Processor time of a process so far, in ms. */
export const processorTime = async (pid: number | undefined): Promise<number> => (await countedFor(pid ?? 0)).own;

/** Processor time so far of a process and of all that it has started itself, in ms. */
export async function withItsOwn(pid: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const all = await Promise.all(pids.map(async (each) => ({ each, ...(await countedFor(each)) })));
  const times = all.map(({ each, own, ended, parent }) => (each === pid ? own + ended : parent === pid ? own : 0));
  return times.reduce((sum, time) => sum + time, 0);
}
