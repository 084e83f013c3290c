import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './scripts/compressed.ts';

const OUT = join(import.meta.dirname, 'dist', 'web');

export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  base: '/',
  publicDir: join(import.meta.dirname, 'web', 'public'),
  plugins: [react(), compressed(OUT)],
  html: { cspNonce: '%NONCE%' },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
});
