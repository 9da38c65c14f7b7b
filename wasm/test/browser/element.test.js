// `<rocketql-input>` in real forms: the demo's, which a bundler made, and one that takes the package as it is.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, browse, pageOf, serve } from './serve.js';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
let site;
let browser;
/** @type {import('playwright-core').Page} */
let page;
let complaints;

before(async () => {
  site = await serve([here('../../demo/dist'), here('pages'), here('../..')]);
  browser = await browse();
  ({ page, complaints } = await pageOf(browser));
});

after(async () => {
  await browser?.close();
  site?.close();
});

const input = (id = 'query') => page.locator(`#${id} textarea`);
const message = (id = 'query') => page.locator(`#${id} [part=message]`);
const state = (id = 'query') => page.locator(`#${id}`).evaluate((one) => ({ value: one.value, parameter: one.parameter, valid: one.checkValidity(), why: one.validationMessage, is: one.matches(':valid') }));
const entries = (form = 'search') => page.evaluate((name) => [...new FormData(document.getElementById(name))], form);
const submitted = () => page.locator('#submitted').textContent();
/** Waits until the compiler has judged the element's text. */
const open = async (path = 'form.html', id = 'query') => {
  await page.goto('about:blank');
  await page.goto(site.address + path);
  await page.waitForFunction((name) => document.getElementById(name)?.matches(':valid'), id);
};

test('a form is given the compiled parameter', async () => {
  await open();
  assert.deepEqual(await state(), { value: 'active = true', parameter: '{"active":true}', valid: true, why: '', is: true });
  await input().fill('active = true and name startswith "Ro é 😀"');
  await input('sort').fill('-lastLogin, name');
  assert.deepEqual(await entries(), [['query', '{"active":true,"name":{"$regex":"^Ro é 😀"}}'], ['sort', '{"lastLogin":-1,"name":1}']]);
  await page.click('button[type=submit]');
  assert.equal(await submitted(), 'query = {"active":true,"name":{"$regex":"^Ro é 😀"}}\nsort = {"lastLogin":-1,"name":1}\ndo = find');
});

test('what is wrong keeps the form from being sent, and says why', async () => {
  await open();
  await input().fill('status === busy');
  const { valid, why, parameter, is } = await state();
  assert.deepEqual({ valid, parameter, is }, { valid: false, parameter: null, is: false });
  assert.match(why, /=== is written = here/);
  // What the button says is not said beside it.
  assert.equal(await message().textContent(), '=== is written = herewrite =');
  assert.equal(await input().getAttribute('aria-invalid'), 'true');
  // Whoever does not ask whether it is valid sends what is refused, and not a form without a filter, which asks for all rows.
  assert.deepEqual(await entries(), [['query', 'not valid: === is written = here: write =']]);
  await page.click('button[type=submit]');
  assert.equal(await submitted(), 'Nothing yet.');
  // The browser leads to what is wrong, inside the element.
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
});

test('a fix is one click, and can be undone', async () => {
  await open();
  await input().fill('');
  await input().pressSequentially('status === busy');
  await page.locator('#query [part=fix]').click();
  assert.equal((await state()).value, 'status = busy');
  assert.equal((await state()).parameter, '{"status":"busy"}');
  await page.keyboard.press('Control+z');
  assert.equal((await state()).value, 'status === busy');
  assert.equal((await state()).valid, false);
});

test('what the server does not do is refused, not submitted in part', async () => {
  await open();
  await input().fill('active = true and lastLogin < 2026-01-01');
  const { valid, why } = await state();
  assert.equal(valid, false);
  assert.match(why, /refuses this with 400/);
  assert.doesNotMatch(why, /--/);
  assert.deepEqual(await entries(), [['query', `not valid: ${why}`]]);
});

test('what goes into a parameter of its own is submitted under its name', async () => {
  await open();
  await page.locator('#query').evaluate((one) => {
    one.setAttribute('endpoint', 'channels.messages');
    one.setAttribute('with', 'roomId = GENERAL');
    one.setAttribute('server', '8.6.1');
    one.value = 'pinned = true and mentions._id in (a1, b2)';
  });
  assert.deepEqual(await entries(), [['roomId', 'GENERAL'], ['mentionIds', 'a1,b2'], ['pinned', 'true']]);
  assert.equal((await state()).parameter, null);
  await page.locator('#query').evaluate((one) => { one.value = 'msg = hello'; });
  const { valid, why } = await state();
  assert.deepEqual([valid, await entries()], [false, [['query', `not valid: ${why}`]]]);
});

test('required, empty and only a comment', async () => {
  await open();
  await input().fill('  ');
  assert.match((await state()).why, /required/);
  assert.equal(await page.locator('#query').evaluate((one) => one.validity.valueMissing), true);
  await input().fill('# nothing but this');
  assert.equal(await page.locator('#query').evaluate((one) => one.validity.valueMissing), true);
  await page.locator('#query').evaluate((one) => { one.required = false; });
  assert.equal((await state()).valid, true);
  assert.deepEqual(await entries(), []);
});

test('a reset brings back what was there at first, and then the attribute counts again', async () => {
  await open();
  await input().fill('name = x');
  await page.locator('#query').evaluate((one) => one.setAttribute('value', 'active = false'));
  assert.equal((await state()).value, 'name = x');
  await page.click('button[type=reset]');
  assert.equal((await state()).parameter, '{"active":false}');
  await page.locator('#query').evaluate((one) => one.setAttribute('value', 'active = true'));
  assert.equal((await state()).value, 'active = true');
});

test('disabled, by itself and by its fieldset', async () => {
  await open();
  await page.locator('#group').evaluate((one) => { one.disabled = true; });
  assert.equal(await input().isDisabled(), true);
  assert.deepEqual(await entries(), []);
  assert.equal(await page.locator('#query').evaluate((one) => one.willValidate), false);
  await page.locator('#group').evaluate((one) => { one.disabled = false; });
  assert.equal(await input().isDisabled(), false);
  await page.locator('#query').evaluate((one) => { one.disabled = true; });
  assert.equal(await input().isDisabled(), true);
  assert.equal((await page.locator('#search').evaluate((one) => one.checkValidity())), true);
  await page.locator('#query').evaluate((one) => { one.disabled = false; });
  assert.deepEqual(await entries(), [['query', '{"active":true}']]);
});

test('what was typed is there again after the page was left', async () => {
  await open('plain', 'filter');
  await input('filter').fill('name = "here again"');
  // With this listener the browser does not keep the page itself, so that it makes it anew.
  await page.evaluate(() => {
    addEventListener('unload', () => {});
    globalThis.isOld = true;
  });
  await page.click('button');
  await page.waitForURL(/elsewhere/);
  assert.equal(new URL(page.url()).searchParams.get('query'), '{"name":"here again"}');
  await page.goBack();
  await page.waitForFunction(() => document.getElementById('filter')?.matches(':valid'));
  assert.deepEqual(await state('filter').then(({ value, parameter }) => ({ value, parameter })), { value: 'name = "here again"', parameter: '{"name":"here again"}' });
  assert.equal(await page.evaluate(() => globalThis.isOld), undefined);
});

test('Enter sends the form by its button, but not while a word is being composed', async () => {
  await open();
  await input().click();
  const keyboard = await page.context().newCDPSession(page);
  await input().fill('name = ');
  await keyboard.send('Input.imeSetComposition', { text: 'ニホ', selectionStart: 2, selectionEnd: 2 });
  await input().dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  assert.equal(await submitted(), 'Nothing yet.');
  await keyboard.send('Input.insertText', { text: '日本' });
  assert.equal((await state()).value, 'name = 日本');
  await page.keyboard.press('Enter');
  assert.equal(await submitted(), 'query = {"name":"日本"}\ndo = find');
});

test('lines stay lines: a comment ends where it ended', async () => {
  await open();
  const text = 'active = true # those who may log in\nand name = x';
  const both = { value: text, parameter: '{"active":true,"name":"x"}' };
  const now = () => state().then(({ value, parameter }) => ({ value, parameter }));
  await page.locator('#query').evaluate((one, given) => { one.value = given; }, text);
  assert.deepEqual(await now(), both);
  await page.locator('#query').evaluate((one, given) => {
    one.setAttribute('value', given);
    one.form.reset();
  }, text);
  assert.deepEqual(await now(), both);
  await input().fill('');
  await page.evaluate((given) => {
    document.getElementById('query').focus();
    document.execCommand('insertText', false, given);
  }, text);
  assert.deepEqual(await now(), both);
  await input().fill('active = true # typed');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('and name = x');
  assert.equal((await now()).parameter, both.parameter);
  assert.ok(await input().evaluate((one) => one.clientHeight >= one.scrollHeight), 'all lines are seen');
});

test('what is relative to the present is so when the form is asked', async () => {
  await open();
  await page.evaluate(() => {
    globalThis.passed = 0;
    const { now } = Date;
    Date.now = () => now() + globalThis.passed;
  });
  await page.locator('#query').evaluate((one) => {
    one.setAttribute('name', 'filter');
    one.removeAttribute('endpoint');
    one.removeAttribute('server');
    one.value = 'lastLogin < now-90d';
  });
  const written = async () => Number(/\d{10,}/.exec((await entries()).find(([name]) => name === 'filter')[1])[0]);
  const before = await written();
  await page.evaluate(() => { globalThis.passed = 3_600_000; });
  const after = await written();
  assert.ok(after - before >= 3_600_000 && after - before < 3_660_000, `${before} ${after}`);
  assert.equal((await entries()).filter(([name]) => name === 'filter' || name === 'query').length, 1);
});

test('what can only be read is not judged, and is submitted', async () => {
  await open();
  await page.locator('#query').evaluate((one) => one.toggleAttribute('readonly', true));
  assert.equal(await input().isEditable(), false);
  assert.equal(await page.locator('#query').evaluate((one) => one.willValidate), false);
  assert.deepEqual(await entries(), [['query', '{"active":true}']]);
});

test('a label names the input and leads to it', async () => {
  await open();
  assert.equal(await input('sort').getAttribute('aria-label'), 'Sort');
  await page.click('label[for=sort]');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'sort');
});

test('events leave the element', async () => {
  await open();
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const name of ['input', 'change']) document.getElementById('search').addEventListener(name, ({ type, target }) => globalThis.heard.push(`${type} ${target.id}`));
  });
  await input().click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.evaluate(() => globalThis.heard), ['input query', 'change query']);
  // `Enter` tells of the change before it submits; leaving the element tells nothing more.
  await input().click();
  await page.keyboard.press('End');
  await page.keyboard.type('y');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.evaluate(() => globalThis.heard), ['input query', 'change query', 'input query', 'change query']);
});

test('a wrong option is said, not thrown', async () => {
  await open();
  await page.locator('#query').evaluate((one) => one.setAttribute('server', 'soon'));
  assert.match((await state()).why, /version/);
  await page.locator('#query').evaluate((one) => {
    one.setAttribute('server', '6.13');
    one.options = { zone: '+02:00' };
    one.value = 'createdAt in 2026-01-01';
  });
  assert.match((await state()).why, /Invalid operation|refuses/);
});

test('a form that is not in the page submits what it has, as one that is', async () => {
  await open();
  const found = await page.evaluate(() => {
    const form = document.createElement('form');
    form.innerHTML = '<rocketql-input name="query" server="6.13" endpoint="users.list" value="active = true"></rocketql-input>';
    const [made] = form.children;
    customElements.upgrade(form);
    const all = [[...new FormData(form)]];
    made.value = 'active === true';
    all.push([...new FormData(form)], made.checkValidity(), made.parameter);
    // Taken out, changed there, and put back.
    const [there] = document.querySelectorAll('#query');
    const place = there.parentNode;
    there.remove();
    there.value = 'active = false';
    all.push(there.parameter);
    const copy = there.cloneNode(true);
    place.append(there, copy);
    copy.name = 'other';
    all.push([...new FormData(there.form)].filter(([name]) => name !== 'do' && name !== 'sort'));
    copy.remove();
    return all;
  });
  assert.deepEqual(found, [
    [['query', '{"active":true}']], [['query', 'not valid: === is written = here: write =']], false, null,
    '{"active":false}', [['query', '{"active":false}'], ['other', '{"active":true}']],
  ]);
});

test('what a page has against it is said as of any input, and can be taken back', async () => {
  await open();
  const told = (/** @type {string} */ why) => page.locator('#query').evaluate((one, message) => one.setCustomValidity(message), why);
  await told('too many people');
  assert.deepEqual(await state(), { value: 'active = true', parameter: '{"active":true}', valid: false, why: 'too many people', is: false });
  await input().fill('status === busy');
  assert.match((await state()).why, /=== is written/);
  await input().fill('status = busy');
  assert.equal((await state()).why, 'too many people');
  await told('');
  assert.equal((await state()).valid, true);
});

for (const [name, size, scheme] of [['light', { width: 1280, height: 900 }, 'light'], ['dark, on a phone', { width: 360, height: 740 }, 'dark']]) {
  test(`axe finds nothing: ${name}`, async () => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    await open();
    assert.deepEqual(await axe(page), []);
    await input().fill('status === busy');
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/form-${name.slice(0, 4)}.png` });
  });
}

test('nothing was complained of, under a strict policy', () => assert.deepEqual(complaints, []));

test('without its compiler it takes text, and sends nothing', async () => {
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${site.address}plain`);
  await input('filter').fill('name = kept');
  await page.waitForFunction(() => document.getElementById('filter').validationMessage === 'the compiler did not load');
  const { value, valid } = await state('filter');
  assert.deepEqual({ value, valid }, { value: 'name = kept', valid: false });
  assert.deepEqual(await entries('plain'), [['query', 'not valid: the compiler did not load']]);
  assert.equal(await page.locator('#filter [part=message]').textContent(), 'the compiler did not load');
  await page.unroute(/\.wasm$/);
  // A program that has the module from elsewhere gets it, though the element has tried in vain.
  await page.evaluate(async () => {
    const { ready } = await import('/pkg/web.js');
    await ready(new URL('/pkg/rocketql_wasm_bg.wasm', location.href));
  });
  assert.deepEqual(await state('filter').then(({ valid, why }) => ({ valid, why })), { valid: true, why: '' });
  assert.deepEqual(await entries('plain'), [['query', '{"name":"kept"}']]);
  await input('filter').fill('name = here');
  assert.deepEqual(await entries('plain'), [['query', '{"name":"here"}']]);
});

test('a compiler that did not come is asked for once more where somebody sends the form, or turns to the input', async () => {
  for (const again of [() => page.evaluate(() => document.getElementById('plain').requestSubmit()), () => input('filter').focus()]) {
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto('about:blank');
    await page.goto(`${site.address}plain`);
    await page.waitForFunction(() => document.getElementById('filter').validationMessage === 'the compiler did not load');
    await page.unroute(/\.wasm$/);
    await again();
    await page.waitForFunction(() => document.getElementById('filter').validity.valid);
  }
});

test('where the first address is wrong, a second one is tried', async () => {
  const other = await browser.context.newPage();
  await other.goto(`${site.address}elsewhere`);
  const answers = await other.evaluate(async () => {
    const { compile, ready } = await import('/pkg/web.js');
    const [first, second] = [ready('/pkg/nowhere.wasm'), ready('/pkg/rocketql_wasm_bg.wasm')];
    const failed = await first.then(() => false, () => true);
    await second;
    await ready();
    return [failed, compile('a = 1').params.query];
  });
  assert.deepEqual(answers, [true, '{"a":1}']);
  await other.close();
});

test('where the page has begun with the first part, what needs the rest waits for it', async () => {
  const other = await browser.context.newPage();
  let isGiven = false;
  let asked = 0;
  await other.route(/rocketql_wasm_bg\.wasm$/, async (route) => {
    asked += 1;
    await other.waitForSelector('html.answered', { state: 'attached' });
    if (isGiven) await route.continue();
    else await route.abort();
  });
  await other.goto(`${site.address}elsewhere`);
  await other.evaluate(async () => {
    const { begin } = await import('/pkg/web.js');
    await begin();
    await import('/pkg/element.js');
    document.body.innerHTML = '<form id="plain"><rocketql-input id="filter" name="query" value="active = true"></rocketql-input></form>';
  });
  const filter = other.locator('#filter textarea');
  const sent = () => other.evaluate(() => [...new FormData(document.querySelector('form'))]);
  assert.deepEqual(await sent(), [['query', '{"active":true}']]);
  await filter.fill('status === busy');
  assert.deepEqual(await sent(), [['query', 'not valid: the compiler is being loaded']]);
  await filter.fill('active = false');
  assert.deepEqual(await sent(), [['query', '{"active":false}']]);
  await filter.fill('status === busy');
  await other.evaluate(() => document.documentElement.classList.add('answered'));
  await other.waitForFunction(() => document.querySelector('#filter').validationMessage === 'the compiler did not load');
  // It is asked for again with the next text that needs it.
  isGiven = true;
  await filter.fill('status === bus');
  await other.locator('#filter [part=fix]').click();
  assert.deepEqual(await sent(), [['query', '{"status":"bus"}']]);
  assert.equal(asked, 2);
  await other.close();
});

test('a rest that does not come is not told of a newer text, and is asked for once more where somebody turns to the element or sends the form', async () => {
  const other = await browser.context.newPage();
  let asked = 0;
  const hold = () => other.route(/rocketql_wasm_bg\.wasm$/, async (route) => {
    asked += 1;
    await other.waitForSelector('html.answered', { state: 'attached' });
    await route.fulfill({ status: 503, body: 'busy' });
  });
  const again = { focus: () => other.locator('#filter textarea').focus(), submit: () => other.evaluate(() => document.querySelector('form').requestSubmit()) };
  for (const turn of [again.focus, again.submit]) {
    asked = 0;
    await hold();
    await other.goto('about:blank');
    await other.goto(`${site.address}elsewhere`);
    await other.evaluate(async () => {
      const { begin } = await import('/pkg/web.js');
      await begin();
      await import('/pkg/element.js');
      document.body.innerHTML = '<form id="plain"><rocketql-input id="filter" name="query" value="status === busy"></rocketql-input></form>';
    });
    const now = () => other.evaluate(() => {
      const one = document.querySelector('#filter');
      return { why: one.validationMessage, said: one.shadowRoot.querySelector('p').textContent, sent: [...new FormData(one.form)].map(([, value]) => value) };
    });
    const become = (/** @type {string} */ text) => other.evaluate((given) => { document.querySelector('#filter').value = given; }, text);
    assert.deepEqual(await now(), { why: 'the compiler is being loaded', said: '', sent: ['not valid: the compiler is being loaded'] });
    // The first part answers for this text, whatever becomes of the rest.
    await become('active = false');
    const failed = other.waitForResponse(/rocketql_wasm_bg\.wasm$/);
    await other.evaluate(() => document.documentElement.classList.add('answered'));
    await failed;
    await other.waitForTimeout(200);
    assert.deepEqual(await now(), { why: '', said: '', sent: ['{"active":false}'] });
    await become('status === busy');
    await other.waitForFunction(() => document.querySelector('#filter').shadowRoot.querySelector('p').textContent === 'the compiler did not load');
    // It is not asked for by itself.
    await other.waitForTimeout(300);
    assert.equal(asked, 2);
    assert.equal(await other.evaluate(() => document.querySelector('#filter').validationMessage), 'the compiler did not load');
    await other.unroute(/rocketql_wasm_bg\.wasm$/);
    await turn();
    await other.waitForFunction(() => document.querySelector('#filter').shadowRoot.querySelector('button'));
    assert.match((await now()).why, /=== is written = here/);
  }
  await other.close();
});
