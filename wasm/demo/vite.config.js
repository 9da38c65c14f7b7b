// Static files that can be served from any folder. `PAGES` names the pages, with a colon between one and the next.
import { fileURLToPath } from 'node:url';

const none = fileURLToPath(new URL('./no-language.js', import.meta.url));

export default {
  base: './',
  resolve: { alias: { '@codemirror/language': none, '@lezer/common': none } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: (process.env.PAGES ?? 'index.html').split(':') },
  },
};
