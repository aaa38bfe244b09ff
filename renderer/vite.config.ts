// Builds the page into out/renderer, with addresses relative to it: it is served from any path and any scheme.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { CSP_NONCE_PLACEHOLDER } from '../shared/csp-nonce.ts';

export default defineConfig({
  base: './',
  plugins: [react(), compiledAhead('/run/run-view.tsx', '/runs/runs-view.tsx')],
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

/**
 * Marks the code of a view that the page fetches while `before` is shown, its charts among it: V8 compiles all of it while it
 * comes in, beside the page's thread, instead of 1,200 functions one by one when the view is opened. To others it is a comment.
 */
function compiledAhead(view: string, before: string): Plugin {
  return {
    name: 'compiled-ahead',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
      );
      const made = (module: string): string[] => {
        const names = new Set(
          [...chunks.values()].flatMap(({ facadeModuleId, fileName }) =>
            facadeModuleId?.endsWith(module) ? [fileName] : [],
          ),
        );
        // The set grows while it is gone through.
        for (const name of names) for (const needed of chunks.get(name)?.imports ?? []) names.add(needed);
        if (names.size === 0) throw new Error(`no chunk is made of ${module}`);
        return [...names];
      };
      const there = new Set(made(before));
      for (const name of made(view)) {
        const chunk = chunks.get(name);
        if (chunk !== undefined && !there.has(name)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    },
  };
}
