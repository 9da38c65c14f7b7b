// The package in Chromium, in a page and in a worker, under a strict policy: the vectors give there what they give in Rust.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { browse } from '../browser/serve.js';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const vectors = new URL('../../../tests/vectors/', import.meta.url);

/** Where the file of a path lies. */
const located = (path) => {
  if (path.startsWith('/pkg/')) return new URL(`../..${path}`, import.meta.url);
  if (path.startsWith('/vectors/')) return new URL(`../../../tests${path}`, import.meta.url);
  if (path === '/vectors.js') return new URL(`..${path}`, import.meta.url);
  return new URL(`.${path}`, import.meta.url);
};

let server;
let browser;
let outcome;
const complaints = [];

before(async () => {
  server = createServer((request, response) => {
    const file = located(new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html'));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file.pathname)], 'content-security-policy': POLICY });
    return response.end(readFileSync(file));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  browser = await browse();
  const page = await browser.context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  outcome = await (await page.waitForFunction(() => globalThis.outcome, undefined, { timeout: 60_000 })).jsonValue();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const counts = Object.fromEntries(readdirSync(vectors).map((file) => [file, JSON.parse(readFileSync(new URL(file, vectors), 'utf8')).length]));

for (const place of ['page', 'worker']) {
  test(`the vectors in a ${place}`, () => {
    assert.deepEqual(outcome[place].problems, []);
    assert.deepEqual(outcome[place].counts, counts);
  });
}

test('the policy is strict, and nothing goes against it', () => {
  assert.equal(outcome.isStrict, true);
  assert.deepEqual(outcome.violations, []);
  assert.deepEqual(complaints, []);
});

test('the module is compiled while it comes', () => assert.equal(outcome.streamed, 4));
