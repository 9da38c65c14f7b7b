// The real page as it looks: themes, sizes, the focus, the language beside it, and what axe finds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from './drive.js';
import { axe } from './serve.js';

const { on, point, content, text, errors, open, write, list } = drive();

test('the theme is the system’s, until one is chosen, and that is kept', async () => {
  const theme = () => on.page.evaluate(() => document.documentElement.dataset.theme);
  await on.page.emulateMedia({ colorScheme: 'dark' });
  await open();
  assert.equal(await theme(), 'dark');
  await on.page.emulateMedia({ colorScheme: 'light' });
  await on.page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  await on.page.click('#theme');
  await on.page.reload();
  await on.page.waitForSelector('html[data-ready=true]');
  assert.equal(await theme(), 'dark');
  assert.equal(await on.page.getAttribute('#theme', 'aria-pressed'), 'true');
  await on.page.evaluate(() => localStorage.clear());
});

test('the language is one key away, and fits on one screen', async () => {
  await on.page.setViewportSize({ width: 1280, height: 900 });
  await open();
  const sheet = on.page.locator('#language');
  assert.equal(await sheet.isVisible(), true);
  const left = (/** @type {string} */ name) => on.page.locator(name).evaluate((node) => node.getBoundingClientRect().left);
  assert.ok(await left('main') < await left('#language'), 'the request comes first');
  const [inner, outer] = await sheet.evaluate((node) => [node.scrollHeight, node.clientHeight]);
  assert.ok(inner <= outer, `${inner} in ${outer}`);
  await on.page.keyboard.press('F1');
  assert.equal(await sheet.isVisible(), false);
  await on.page.setViewportSize({ width: 360, height: 740 });
  await on.page.evaluate(() => new Promise(requestAnimationFrame)); // the new width has then been seen
  await on.page.keyboard.press('F1');
  assert.equal(await sheet.evaluate((node) => node.getBoundingClientRect().top < innerHeight && node.getBoundingClientRect().bottom > 0), true);
  await on.page.setViewportSize({ width: 1280, height: 900 });
});

test('what the sheet shows is the language', async () => {
  await open({ text: '', server: '6.13.1' });
  const shown = await on.page.locator('#language h3').evaluateAll((titles) => titles.flatMap((title) => [...title.nextElementSibling.querySelectorAll('dt')]
    .flatMap((dt) => dt.textContent.split('   ')).map((form) => [title.textContent, form.trim()])));
  assert.ok(shown.length > 40);
  for (const [title, form] of shown) {
    if (title === 'keys') continue;
    const tests = form.replace(/^(not )?…/, '$1x = 1').replaceAll('…', 'y = 2').replace('filter', 'z = 3');
    await write(title === 'values' && !form.startsWith('#') ? `a = ${form}` : tests.replace('| with', 'channels.messages: | with'));
    assert.equal(await errors(), 0, `${form} as ${await text()}`);
  }
});

test('all of it is reached by keyboard', async () => {
  await open();
  await on.page.evaluate(() => document.activeElement.blur());
  const reached = [];
  for (let step = 0; step < 60; step += 1) {
    await on.page.keyboard.press('Tab');
    const name = await on.page.evaluate(() => {
      const one = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(one.closest('.editor') ?? (one.type === 'radio' ? one.nextElementSibling : one));
      return [one.id || one.name || one.getAttribute('aria-labelledby') || one.getAttribute('aria-label') || one.textContent, outlineStyle !== 'none' && outlineWidth !== '0px'];
    });
    reached.push(name[0]);
    if (name[0] !== 'rocketql') assert.ok(name[1], `the focus is seen on ${name[0]}`);
    if (name[0] === 'rows') break;
  }
  for (const wanted of ['share', 'theme', 'sheet', 'form', 'endpoint', 'server', 'mode', 'zone', 'unsafe', 'privileged', 'label-text', 'format', 'A slip', 'Copy the URL', 'Copy the curl command', 'rows']) {
    assert.ok(reached.includes(wanted), `${wanted} in ${reached}`);
  }
});

test('it is printed on light ground, whole, and without what is pressed', async () => {
  await on.page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await open();
  const [ink, buttons, rows] = await on.page.evaluate(() => [
    getComputedStyle(document.body).color,
    [...document.querySelectorAll('button')].filter((one) => one.checkVisibility() && !one.closest('.problems')).map((one) => one.textContent),
    document.querySelector('#rows').scrollHeight - document.querySelector('#rows').clientHeight,
  ]);
  assert.ok(Number(/\d+/.exec(ink)?.[0]) < 90, ink);
  assert.deepEqual(buttons, []);
  assert.ok(rows <= 1, `${rows} pixels of rows are cut off`);
  await on.page.emulateMedia({ colorScheme: 'light', media: 'screen' });
});

test('where the window is made narrow, the request is not pushed out of it', async () => {
  await on.page.setViewportSize({ width: 1280, height: 900 });
  await open();
  assert.equal(await on.page.locator('#language').isVisible(), true);
  await on.page.setViewportSize({ width: 640, height: 450 });
  await on.page.waitForFunction(() => document.querySelector('#language').hidden);
  assert.equal(await content().evaluate((node) => node.getBoundingClientRect().top < innerHeight), true);
  await on.page.setViewportSize({ width: 1280, height: 900 });
});

const SIZES = [['light', { width: 1280, height: 900 }, 'light'], ['dark', { width: 1280, height: 900 }, 'dark'], ['phone', { width: 320, height: 640 }, 'light'], ['phone-dark', { width: 360, height: 740 }, 'dark']];
for (const [name, size, scheme] of SIZES) {
  test(`axe finds nothing, and nothing is cut off: ${name}`, async () => {
    await on.page.setViewportSize(size);
    await on.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const sights = {
      plan: {},
      error: { text: 'users.list: status == "busy" & activ = true' },
      parts: { form: 'parts', endpoint: 'users.list', filter: 'active = true', sort: '-lastLogin', server: '6.13.1' },
      long: { text: `channels.messages: msg = "${'long'.repeat(60)}" and ${'veryLongName'.repeat(9)} = 1 | with roomId = GENERAL` },
      completion: { text: 'users.list: ' },
      card: { text: 'users.list: status === busy' },
      sheet: {},
    };
    for (const [sight, state] of Object.entries(sights)) {
      await open(state);
      if (sight === 'completion') {
        await content().click();
        await on.page.keyboard.press('Control+End');
        await on.page.keyboard.type('sta');
        await list();
      }
      if (sight === 'card') await point('.cm-lintRange-error', '.cm-diagnosticAction');
      if (sight === 'sheet') await on.page.evaluate(() => document.getElementById('language').hidden && document.getElementById('sheet').click());
      assert.deepEqual(await axe(on.page), [], sight);
      const wide = await on.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${sight}: ${wide} pixels too wide`);
      const cut = await on.page.evaluate(() => [...document.querySelectorAll('button, .button, select, label, h2, h3, p, li, dt, dd, input')]
        .filter((one) => one.offsetParent && getComputedStyle(one).position !== 'absolute' && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
        .map((one) => one.id || one.textContent));
      assert.deepEqual(cut, [], sight);
      if (process.env.SCREENSHOTS) await on.page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${sight}.png`, fullPage: !['completion', 'card'].includes(sight) });
    }
    await on.page.setViewportSize({ width: 1280, height: 900 });
  });
}

test('the policy was never in the way, and nothing else was complained of', () => assert.deepEqual(on.complaints, []));
