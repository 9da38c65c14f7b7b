// Opens the page of measurements in Chromium and prints what it shows: `node wasm/bench/run.mjs`, after `bash wasm/build`.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { browse } from '../test/browser/serve.js';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };
// A page that nobody else shares its process with has a finer clock.
const ALONE = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html');
  const file = new URL(path.startsWith('/pkg/') ? `..${path}` : `.${path}`, import.meta.url);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file.pathname)], ...ALONE });
  return response.end(readFileSync(file));
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const browser = await browse();
try {
  const page = await browser.context.newPage();
  const failed = new Promise((_, reject) => { page.on('pageerror', reject); });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const outcome = await Promise.race([page.waitForFunction(() => globalThis.outcome, undefined, { timeout: 300_000 }), failed]);
  console.log(JSON.stringify(await outcome.jsonValue(), null, 2));
} finally {
  await browser.close();
  server.close();
}
