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

/** A document that can only be read, which no fix and no completion may change. */
const READ_ONLY = `
import { forEachDiagnostic, forceLinting } from '@codemirror/lint';
import { startCompletion, completionStatus } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { Session, ready } from 'rocketql';
import { rocketql } from 'rocketql/codemirror';

await ready();
for (const isReadOnly of [false, true]) {
  const view = new EditorView({
    doc: 'a === 1', parent: document.querySelector('#filter'), extensions: [EditorState.readOnly.of(isReadOnly), rocketql({ session: new Session() })],
  });
  view.focus();
  forceLinting(view);
  view.dispatch({ selection: { anchor: 0 } });
  startCompletion(view);
  await new Promise((resolve) => setTimeout(resolve, 300));
  console.assert((completionStatus(view.state) === 'active') === !isReadOnly, 'completions');
  let fixes = 0;
  forEachDiagnostic(view.state, ({ actions }) => { fixes += actions.length; });
  console.assert(fixes === (isReadOnly ? 0 : 1), 'fixes');
}
`;
const pages = [...snippets, { html: '<div id="filter"></div>', code: READ_ONLY, section: 'a document that can only be read' }];

const folder = mkdtempSync(join(tmpdir(), 'rocketql-readme-'));
let site;
let browser;

before(async () => {
  for (const [number, { html, code }] of pages.entries()) {
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

for (const [number, { section, code }] of pages.entries()) {
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
    if (number < snippets.length) assert.equal(await page.evaluate(() => globalThis.held), code.match(/console\.assert\(/g).length);
    else assert.equal(await page.evaluate(() => globalThis.held), 4);
    await page.close();
  });
}
