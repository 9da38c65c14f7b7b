// Serves folders under a strict policy, and starts a browser to look at them.

import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

/** What every answer is sent with: no script from elsewhere, none that is written in a page, and nothing that is evaluated. */
export const POLICY = "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'";

/** What is installed beside the package, for its tests. */
export const tools = createRequire(join(process.env.WEB_HOME ?? join(homedir(), '.cache/rocketql-ci/web'), 'package.json'));

/** @param {string} name */
const isFile = (name) => statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Serves the first of some folders that has the file; without an ending, a page.
 * @param {string[]} folders
 */
export const serve = (folders) => new Promise((resolve) => {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/\/$/, '/index.html');
    const names = folders.map((folder) => join(folder, path));
    const file = [...names, ...names.map((name) => `${name}.html`)].find(isFile);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
    return createReadStream(file).pipe(response);
  });
  server.listen(0, '127.0.0.1', () => resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});

/** Starts Debian's Chromium. */
export const browse = async () => {
  const { chromium } = tools('playwright-core');
  const home = mkdtempSync(join(tmpdir(), 'rocketql-chromium-'));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(10_000);
  const close = async () => {
    await context.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { context, close };
};

/**
 * A page that remembers what was complained of in it.
 * @param {Awaited<ReturnType<typeof browse>>} browser
 */
export const pageOf = async (browser) => {
  const page = await browser.context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
};

/**
 * Waits until nothing has changed in the page for a while: what follows a keystroke after a pause has then come.
 * @param {import('playwright-core').Page} page
 */
export const rest = (page) => page.evaluate(() => new Promise((resolve) => {
  let timer = setTimeout(resolve, 400);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(resolve, 400);
  }).observe(document, { subtree: true, childList: true });
}));

/**
 * What axe has against the page as it is.
 * @param {import('playwright-core').Page} page
 */
export const axe = async (page) => {
  await rest(page);
  await page.evaluate(readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`);
};
