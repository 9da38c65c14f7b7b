// The real page in a real browser: what a person does with it, step by step.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browse, serve, tools } from './serve.js';

const dist = fileURLToPath(new URL('../../demo/dist', import.meta.url));
const shots = process.env.SCREENSHOTS;
let site;
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
const complaints = [];

before(async () => {
  site = await serve([dist]);
  browser = await browse();
  page = await browser.context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

after(async () => {
  await browser.close();
  site.close();
});

const content = (part = 'text') => page.locator(`.input[data-part=${part}] .cm-content`);
const text = (part = 'text') => content(part).evaluate((node) => [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
const plan = () => page.locator('#plan .step').evaluateAll((steps) => steps.map((one) => [one.querySelector('.part').textContent, one.querySelector('.goes').textContent]));
const open = async (fragment = '') => {
  await page.goto('about:blank');
  await page.goto(`${site.address}#${fragment}`);
  await page.waitForSelector('html[data-ready]');
};
const write = async (written) => {
  await content().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(written);
};
const screenshot = async (name) => {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

test('the first sight is a plan', async () => {
  await open();
  const steps = await plan();
  assert.deepEqual(steps[0], ['active = true', 'query']);
  assert.equal(steps[1][1], 'your client');
  assert.match(await page.locator('#rows-line').textContent(), /^20 there · 16 sent by the server · \d+ given$/);
});

test('typing draws the plan anew', async () => {
  await write('');
  await content().pressSequentially('users.list: active = true');
  await page.keyboard.press('Escape');
  assert.deepEqual(await plan(), [['active = true', 'query']]);
  assert.match(await page.locator('#sent dd').first().textContent(), /^\{"active":true\}$/);
});

test('completion is accepted by keyboard alone', async () => {
  await write('users.list: ');
  await page.keyboard.type('lastL');
  await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]');
  // What comes sooner than one can have read it is not accepted.
  await page.waitForTimeout(120);
  await page.keyboard.press('Enter');
  assert.equal(await text(), 'users.list: lastLogin');
  await page.keyboard.type(' ');
  await page.waitForSelector('.cm-tooltip-autocomplete');
  await page.keyboard.press('Escape');
});

test('an error stands under the text, and its fix is one click', async () => {
  await write('users.list: status === busy');
  const problem = page.locator('#problems li.error');
  await problem.waitFor();
  assert.match(await problem.textContent(), /RQL0205/);
  await page.waitForSelector('.cm-lintRange-error');
  await problem.locator('button.fix').first().click();
  assert.equal(await text(), 'users.list: status = busy');
  assert.equal(await page.locator('#problems li.error').count(), 0);
});

test('broken EJSON is mended and written in the language', async () => {
  await write("{'active': true, roles: {$in: ['admin', 'bot',]}}");
  for (let round = 0; round < 20 && await page.locator('#problems li.error button.fix').count() > 0; round += 1) {
    await page.locator('#problems li.error button.fix').first().click();
  }
  assert.equal(await page.locator('#problems li.error').count(), 0);
  await page.click('#render');
  assert.equal(await text(), 'active = true and roles in (admin, bot)');
});

test('another server is another plan', async () => {
  await write('groups.listAll: msgs > 100');
  await page.selectOption('#server', '6.13.1');
  assert.deepEqual(await plan(), [['msgs > 100', 'query']]);
  await page.uncheck('#unsafe');
  await page.selectOption('#server', '8.6.1');
  assert.deepEqual(await plan(), [['msgs > 100', 'your client']]);
  assert.match(await page.locator('#naive').textContent(), /ignores query/);
  await page.selectOption('#mode', 'strict');
  await page.locator('#problems li.error').waitFor();
  assert.match(await page.locator('#plan').textContent(), /No plan/);
  await page.selectOption('#mode', 'split');
});

test('the curl command is copied', async () => {
  await write('users.list: active = true');
  await page.getByRole('button', { name: 'Copy the curl command' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^curl -G "\$ROCKETCHAT_URL\/api\/v1\/users\.list" /);
});

test('a link carries what is asked', async () => {
  await write('users.list: name startswith "Ro é"');
  await page.selectOption('#server', '6.13.1');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
  assert.equal(await text(), 'users.list: name startswith "Ro é"');
  assert.equal(await page.inputValue('#server'), '6.13.1');
});

test('three inputs are as good as one', async () => {
  await open('form=parts&endpoint=users.list&filter=active+%3D+true&sort=-lastLogin&server=6.13.1');
  assert.equal(await page.locator('.input[data-part=text]').isVisible(), false);
  assert.match(await page.locator('#sent').textContent(), /"lastLogin":-1/);
  await content('sort').click();
  await page.keyboard.press('End');
  await page.keyboard.type(', us');
  await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  assert.equal(await text('sort'), '-lastLogin, us');
});

test('a hover card says what stands there', async () => {
  await open(`text=${encodeURIComponent('users.list: lastLogin >= 2026-01-01')}`);
  await page.locator('.rql-operator').first().hover();
  await page.waitForSelector('.rql-card');
  assert.match(await page.locator('.rql-card').textContent(), /\$gte/);
});

test('formatting is a key', async () => {
  await write('users.list:   active=true AND name="x"');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Alt+KeyF');
  assert.equal(await text(), 'users.list: active = true and name = x');
});

test('every example has a plan, or says what is wrong', async () => {
  await open();
  for (const example of await page.locator('#examples button').all()) {
    await example.click();
    const [problems, steps] = [await page.locator('#problems li').count(), (await plan()).length];
    assert.ok(problems + steps > 0, await example.textContent());
  }
});

for (const [name, size, scheme] of [['light', { width: 1280, height: 900 }, 'light'], ['dark', { width: 1280, height: 900 }, 'dark'], ['phone', { width: 375, height: 800 }, 'light']]) {
  test(`axe finds nothing, and nothing is cut off: ${name}`, async () => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const fragment of ['', `text=${encodeURIComponent('users.list: status == "busy" & activ = true')}`, 'form=parts&filter=a+%3D+1']) {
      await open(fragment);
      await page.evaluate(readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8'));
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
      assert.deepEqual(said, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await screenshot(`${name}${fragment ? `-${fragment.slice(0, 4)}` : ''}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
}

test('the policy of the page was never in the way', () => assert.deepEqual(complaints, []));
