import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bringUpToDate } from './build.mjs';
import { home } from './home.mjs';
import { newEnoughNode } from './node.mjs';

const watched = ['libs', 'apps/api/src', 'apps/web/src', 'migrations', 'documents'];

/** Runs the server; when a source changes, builds what is stale and runs it anew. Ends with Ctrl-C. */
export async function develop(server) {
  const end = new AbortController();
  process.on('SIGINT', () => end.abort());
  process.on('SIGTERM', () => end.abort());
  while (!end.signal.aborted) {
    const child = spawn(newEnoughNode(), [server], { cwd: home, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    const over = once(child, 'exit');
    const change = nextChange();
    await Promise.race([over, change.seen]);
    change.stop();
    child.kill('SIGTERM');
    await over;
    if (end.signal.aborted) break;
    if (!change.happened()) await nextChange().seen; // it ended by itself: wait for a repair
    await bringUpToDate().catch((error) => console.error(error.message));
  }
  return 0;
}

function nextChange() {
  let happened = false;
  const watchers = [];
  const seen = new Promise((resolve) => {
    for (const folder of watched) {
      const path = join(home, folder);
      if (!existsSync(path)) continue;
      watchers.push(
        watch(path, { recursive: true }, (_, name) => {
          if (happened || /(^|\/)(dist|node_modules)(\/|$)|\.test\.tsx?$/u.test(name ?? '')) return;
          happened = true;
          resolve(pause(150)); // an editor writes several files at once
        }),
      );
    }
  });
  return { seen, happened: () => happened, stop: () => watchers.forEach((watcher) => watcher.close()) };
}
