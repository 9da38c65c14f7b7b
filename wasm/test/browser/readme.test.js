// The README's snippets for pages, run word for word in a page: each behind the HTML that stands before it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browse, pageOf, serve } from './serve.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** @type {{ html: string, code: string, section: string }[]} */
const snippets = [];
for (const section of readme.split('\n## ')) {
  let html = '<div id="filter"></div>';
  for (const [, language, code] of section.matchAll(/```(html|js)\n(.*?)```/gs)) {
    if (language === 'html') html = code;
    else if (code.includes('document')) snippets.push({ html, code, section: section.split('\n')[0] });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'rocketql-readme-'));
let site;
let browser;

before(async () => {
  for (const [number, { html, code }] of snippets.entries()) {
    writeFileSync(join(folder, `page${number}.js`), `${code}\nglobalThis.isDone = true;\n`);
    writeFileSync(join(folder, `page${number}.html`), `<!doctype html><link rel="icon" href="data:,"><body>${html}<script type="module" src="./page${number}.js"></script>`);
  }
  execFileSync('bash', [fileURLToPath(new URL('../../demo/build', import.meta.url)), folder, join(folder, 'built')], { stdio: 'inherit' });
  site = await serve([join(folder, 'built')]);
  browser = await browse();
});

after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('every snippet was found', () => assert.deepEqual(snippets.map(({ section }) => section), ['With CodeMirror', 'In a form']));

for (const [number, { section, code }] of snippets.entries()) {
  test(section, async () => {
    const { page, complaints } = await pageOf(browser);
    await page.addInitScript(() => {
      globalThis.held = 0;
      console.assert = (holds, ...said) => {
        if (holds) globalThis.held += 1;
        else console.error('does not hold', ...said);
      };
    });
    await page.goto(`${site.address}page${number}.html`);
    await page.waitForFunction(() => globalThis.isDone);
    assert.deepEqual(complaints, []);
    assert.equal(await page.evaluate(() => globalThis.held), code.match(/console\.assert\(/g).length);
    await page.close();
  });
}
