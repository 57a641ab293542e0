import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { calledCommands } from './called-commands.js';
import { compileMessages } from './compile-messages.js';
import { scriptFiles } from './script-files.js';

const brotli = promisify(brotliCompress);

/** Writes a `.br` beside each file that browsers take compressed, so that the server never compresses at a request. */
function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|html|svg)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        await writeFile(`${path}.br`, await brotli(await readFile(path), { params }));
      }
    },
  };
}

/** The signed-in application: served by the API under /app; the libs come from their sources. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [calledCommands(), compileMessages(), react(), precompress()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'], dedupe: ['prosemirror-model'] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: scriptFiles } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/s': 'http://127.0.0.1:3000' } },
});
