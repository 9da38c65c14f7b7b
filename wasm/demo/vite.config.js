// Static files that can be served from any folder. `PAGES` names the pages, with a colon between one and the next.
export default {
  base: './',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: (process.env.PAGES ?? 'index.html').split(':') },
  },
};
