import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const site = join(import.meta.dirname, 'dist/site');

/** Lays a gzip and a brotli copy beside every text file, so that the gateway compresses nothing while people wait. */
const precompressed: Plugin = {
  name: 'precompressed',
  apply: 'build',
  closeBundle() {
    for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
      const content = readFileSync(join(site, file));
      writeFileSync(join(site, `${file}.gz`), gzipSync(content, { level: 9 }));
      writeFileSync(join(site, `${file}.br`), brotliCompressSync(content));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompressed],
  build: {
    outDir: site,
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
  },
  server: { proxy: { '^/(api|auth|\\.well-known|console-settings\\.json)': 'http://127.0.0.1:3000' } },
  clearScreen: false,
});
