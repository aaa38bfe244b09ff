// Builds the page into out/renderer, with addresses relative to it: it is served from any path and any scheme.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { CSP_NONCE_PLACEHOLDER } from '../shared/csp-nonce.ts';

export default defineConfig({
  base: './',
  plugins: [react()],
  html: { cspNonce: CSP_NONCE_PLACEHOLDER },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // A font or picture as a data: address would ask for a wider policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
