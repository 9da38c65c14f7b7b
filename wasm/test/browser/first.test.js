// What the page does with the first part of the compiler, and how it goes on where that does not do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from './drive.js';
import { pageOf, rest } from './serve.js';

const { on } = drive();

/** The whole compiler, which is fetched at the first mistake; its first part has another name. */
const WHOLE = /rocketql_wasm_bg[^/]*\.wasm$/;

/**
 * A page on which the whole compiler does not come before it is let.
 * @param {string} text
 */
const held = async (text) => {
  const { page, complaints } = await pageOf(on.browser);
  /** @type {(isGiven: boolean) => void} */
  let come = () => {};
  let asked = 0;
  const answered = new Promise((resolve) => { come = resolve; });
  await page.route(WHOLE, async (route) => {
    asked += 1;
    if (await answered) await route.continue();
    else await route.fulfill({ status: 503, body: 'busy' });
  });
  await page.goto(`${on.site.address}#${new URLSearchParams({ text, server: '6.13.1' })}`);
  await page.waitForSelector('html[data-ready=true]');
  const content = page.locator('.input[data-part=text] .cm-content');
  const write = async (/** @type {string} */ written) => {
    await content.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(written);
  };
  const line = () => page.locator('.input[data-part=text] .cm-line').textContent();
  return { page, complaints, write, line, come, asked: () => asked, said: (/** @type {string} */ id) => page.locator(`#${id}`).textContent() };
};

test('what is typed without a mistake is answered by the first part alone', async () => {
  const { page, complaints, said, asked } = await held('');
  await page.locator('.input[data-part=text] .cm-content').click();
  await page.keyboard.type('users.list: active = true and lastLogin < now-90d | sort -lastLogin', { delay: 30 });
  await page.waitForSelector('.cm-tooltip-autocomplete, .rql-field');
  assert.match(await said('sent'), /"active":true/);
  await page.locator('.rql-field').first().hover();
  await page.waitForSelector('.rql-card');
  for (const name of await page.locator('#examples button').allTextContents()) {
    if (/Broken|slip/.test(name)) continue;
    await page.getByRole('button', { name, exact: true }).click();
    await rest(page);
    assert.ok(await page.locator('#plan .step').count() > 0, name);
  }
  assert.equal(asked(), 0);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a mistake before the rest has come is told of as soon as it has', async () => {
  const { page, complaints, write, line, come, said, asked } = await held('users.list: active = true');
  await write('users.list: status === busy');
  await rest(page);
  assert.equal(asked(), 1);
  assert.match(await said('sent'), /rest of the compiler is being loaded/);
  assert.equal(await page.locator('#plan .step').count(), 0, 'no plan is left of the text before');
  assert.equal(await page.locator('.cm-lintRange-error').count(), 0, 'what was not looked at is not wrong');
  // What the first part can answer it answers all the while.
  await write('users.list: active = false');
  await rest(page);
  assert.match(await said('sent'), /"active":false/);
  await write('users.list: status === busy and acitve = true');
  await rest(page);
  assert.match(await said('sent'), /rest of the compiler is being loaded/);
  come(true);
  await page.waitForSelector('#problems li.error button.fix');
  await page.waitForSelector('.cm-lintRange-error');
  await page.waitForSelector('.rql-field');
  assert.equal(asked(), 1);
  assert.equal(await line(), 'users.list: status === busy and acitve = true');
  await page.locator('#problems li.error button.fix').first().click();
  assert.equal(await line(), 'users.list: status = busy and acitve = true');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what was chosen before the rest has come is done then', async () => {
  const { page, complaints, come, line, said } = await held("{'active': true}");
  await page.getByRole('button', { name: /^Format/ }).click();
  await rest(page);
  assert.equal(await line(), "{'active': true}");
  assert.doesNotMatch(await said('said'), /mended/);
  come(true);
  await page.waitForFunction(() => /has to be mended before it can be formatted/.test(document.querySelector('#said')?.textContent ?? ''));
  await page.waitForSelector('#problems li.error button.fix');
  assert.equal(await line(), "{'active': true}");
  assert.deepEqual(complaints, []);
  await page.close();
});

test('where the rest does not come the page says so, keeps the text, and asks once more when it is told to', async () => {
  const { page, write, line, come, said } = await held('users.list: active = true');
  await write('users.list: status === busy');
  come(false);
  await page.waitForFunction(() => /503/.test(document.querySelector('#problems')?.textContent ?? ''));
  assert.match(await said('sent'), /without the compiler/);
  assert.equal(await page.locator('#plan .step').count(), 0);
  assert.match(await page.locator('.cm-lintRange-error').first().textContent(), /status === busy/);
  // A text that the first part can answer.
  await write('users.list: active = false');
  await rest(page);
  assert.match(await said('sent'), /"active":false/);
  assert.equal(await page.locator('#problems li').count(), 0);
  await write('users.list: status === busy');
  await page.waitForFunction(() => /503/.test(document.querySelector('#problems')?.textContent ?? ''));
  await page.unroute(WHOLE);
  await page.getByRole('button', { name: 'try again' }).click();
  await page.waitForSelector('#problems li.error button.fix');
  assert.equal(await line(), 'users.list: status === busy');
  await page.close();
});

test('where the rest does not come it is not asked for without end, but once for each thing that is done', async () => {
  const { page, write, come, asked, said } = await held('users.list: active = true');
  come(false);
  /** How often it is asked for when something is done; nothing follows by itself. */
  const asksFor = async (/** @type {() => Promise<void>} */ work) => {
    const before = asked();
    await work();
    await rest(page);
    const after = asked();
    await page.waitForTimeout(700);
    assert.equal(asked(), after, 'it has come to rest');
    return after - before;
  };
  // The page and the colours, the check after a pause, and the completion.
  const written = await asksFor(() => write('users.list: status === busy'));
  assert.ok(written >= 1 && written <= 4, `${written}`);
  await write('users.list: {"active": true,}');
  await rest(page);
  assert.equal(await asksFor(() => page.getByRole('button', { name: /^Format/ }).click()), 1);
  assert.doesNotMatch(await said('said'), /mended/);
  // What is asked once more is answered once it can be.
  await page.unroute(WHOLE);
  await page.locator('.input[data-part=text] .cm-content').focus();
  await page.keyboard.press('Shift+Alt+f');
  await page.waitForSelector('.input[data-part=text] .rql-field');
  await page.close();
});
