// Builds every peer into dist/ beside this file.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = import.meta.dirname;
for (const peer of ['react-chartjs', 'vanilla-svg', 'vanilla-hide', 'chart-uplot', 'chart-chartjs'])
  await build({
    root: join(here, peer), base: './', publicDir: join(here, 'public'), configFile: false, logLevel: 'warn',
    plugins: peer.startsWith('react') ? [react()] : [],
    build: { outDir: join(here, 'dist', peer), emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  });
