import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compressed } from './scripts/compressed.ts';

const ROOT = join(import.meta.dirname, 'field');
const OUT = join(import.meta.dirname, 'dist', 'field');
const BASE = '/field/';
/** Fetched by the phones that need it, and kept then: the reader of codes for browsers that cannot read any. */
const ON_DEMAND = /^assets\/wasm-reader-|[.]wasm$/;

/** Writes `worker.js` with the list of files that make the app, and a version that changes when any of them does. */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  generateBundle(_options, bundle) {
    const source = readFileSync(join(ROOT, 'worker.js'), 'utf8');
    const pub = readdirSync(join(ROOT, 'public'));
    const made = Object.values(bundle).map((file) => file.fileName);
    const isShell = (name: string) => name !== 'index.html' && !ON_DEMAND.test(name);
    const files = [...made.filter(isShell), ...pub].sort();
    const hash = createHash('sha256').update(source);
    for (const file of Object.values(bundle))
      hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
    for (const name of pub) hash.update(name).update(readFileSync(join(ROOT, 'public', name)));
    const shell = [BASE, ...files.map((name) => BASE + name)];
    this.emitFile({
      type: 'asset',
      fileName: 'worker.js',
      source: source
        .replace("'VERSION'", JSON.stringify(hash.digest('hex').slice(0, 12)))
        .replace("['SHELL']", JSON.stringify(shell)),
    });
  },
});

export default defineConfig({
  root: ROOT,
  base: BASE,
  publicDir: join(ROOT, 'public'),
  plugins: [react(), serviceWorker(), compressed(OUT)],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5174, proxy: { '/api': 'http://localhost:3000' } },
});
