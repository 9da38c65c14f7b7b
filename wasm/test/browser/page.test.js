// The real page in a real browser: what a person does with it, step by step.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { axe, browse, pageOf, rest, serve } from './serve.js';

const dist = fileURLToPath(new URL('../../demo/dist', import.meta.url));
const shots = process.env.SCREENSHOTS;
let site;
let browser;
/** @type {import('playwright-core').Page} */
let page;
let complaints;

before(async () => {
  site = await serve([dist]);
  browser = await browse();
  ({ page, complaints } = await pageOf(browser));
});

after(async () => {
  await browser?.close();
  site?.close();
});

const content = (part = 'text') => page.locator(`.input[data-part=${part}] .cm-content`);
const text = (part = 'text') => content(part).evaluate((node) => (node.querySelector('.cm-placeholder') ? '' : [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')));
const plan = () => page.locator('#plan .step').evaluateAll((steps) => steps.map((one) => [one.querySelector('.part').textContent, one.querySelector('.goes').textContent]));
const sent = async () => Object.fromEntries(await page.locator('#sent').evaluate((node) => [...node.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling.textContent])));
const errors = () => page.locator('#problems li.error').count();
const fragment = (state) => new URLSearchParams(state).toString();
const open = async (state = {}) => {
  await page.goto('about:blank');
  await page.goto(`${site.address}#${typeof state === 'string' ? state : fragment(state)}`);
  await page.waitForSelector('html[data-ready=true]');
};
const write = async (written) => {
  await content().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(written);
};
const list = () => page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]');
/** Runs in a page before all else: counts what its first instance of the compiler is called for, and lets it be broken. */
const watched = () => {
  const start = WebAssembly.instantiateStreaming;
  Object.assign(globalThis, { isBroken: false, trapped: 0, calls: {} });
  WebAssembly.instantiateStreaming = async (...given) => {
    const { module, instance } = await start.apply(WebAssembly, given);
    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, one]) => [name, !name.startsWith('session_') ? one : (...values) => {
      globalThis.calls[name] = (globalThis.calls[name] ?? 0) + 1;
      if (!globalThis.isBroken) return one(...values);
      globalThis.trapped += 1;
      throw new WebAssembly.RuntimeError('unreachable');
    }]));
    return { module, instance: { exports } };
  };
};

beforeEach(() => open());

/** What comes sooner than one can have read it is not accepted. */
const readList = async () => {
  await list();
  await page.waitForTimeout(120);
};

test('the first load, all of it, with gzip', async () => {
  const first = await browser.context.newPage();
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const taken = [];
  first.on('response', (response) => taken.push(response.body().then((body) => sizes.set(response.url(), gzipSync(body, { level: 9 }).length))));
  await first.goto(site.address);
  await first.waitForSelector('html[data-ready=true]');
  await first.waitForLoadState('networkidle');
  await Promise.all(taken);
  await first.close();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const kinds = [...sizes].map(([url, size]) => `${url.split('/').pop() || 'index.html'} ${size}`).join(', ');
  // The bound is what was reached, and goes down with it; the goal is what is wanted.
  const [bound, goal] = [520_000, 350_000];
  console.log(`first load: ${total} bytes (${kinds}); bound ${bound}, ${total > goal ? `${total - goal} above` : 'within'} the goal of ${goal}`);
  const beside = [...sizes].filter(([url]) => !url.endsWith('.wasm')).reduce((sum, [, size]) => sum + size, 0);
  assert.ok(sizes.size >= 4, 'everything was seen to come');
  assert.ok(total <= bound, `${total} bytes`);
  assert.ok(beside <= 128_000, `${beside} bytes beside the compiler`);
});

test('the first sight is a plan, and rows', async () => {
  await open();
  const steps = await plan();
  assert.deepEqual(steps[0], ['active = true', 'the server: query']);
  assert.equal(steps[1][1], 'your client: done here');
  assert.match(await page.locator('#plan').textContent(), /refuses this with 400/);
  assert.match(await page.locator('#naive').textContent(), /refuses this with 400/);
  assert.equal(await page.locator('#rows-line').textContent(), '20 there · 16 sent by the server · 10 given');
  assert.equal(await page.locator('#rows tr.kept').count(), 10);
  assert.equal(await page.locator('#rows tr.dropped').count(), 6);
});

test('typing draws the plan and the rows anew', async () => {
  await write('');
  await content().pressSequentially('users.list: active = true');
  await page.keyboard.press('Escape');
  assert.deepEqual(await plan(), [['active = true', 'the server: query']]);
  assert.deepEqual(await sent(), { query: '{"active":true}' });
  assert.match(await page.locator('#rows-line').textContent(), /16 sent by the server · 16 given/);
  await content().pressSequentially(' and lastLogin < now-240d');
  await page.keyboard.press('Escape');
  assert.match(await page.locator('#rows-line').textContent(), /16 sent by the server · 1 given/);
  assert.deepEqual(await page.locator('#rows tr.kept td:nth-child(2)').allTextContents(), ['margaret.hamilton']);
});

test('completion is accepted by keyboard alone: Enter, the arrows, Tab', async () => {
  await write('users.list: ');
  await page.keyboard.type('lastL');
  await readList();
  await page.keyboard.press('Enter');
  assert.equal(await text(), 'users.list: lastLogin');
  await write('users.list: ');
  await page.keyboard.type('stat');
  await readList();
  const second = await page.locator('.cm-tooltip-autocomplete li .cm-completionLabel').nth(1).textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  assert.equal(await text(), `users.list: ${second}`);
  await write('users.list: status = ');
  await page.keyboard.press('Control+Space');
  await readList();
  const values = await page.locator('.cm-tooltip-autocomplete li .cm-completionLabel').allTextContents();
  assert.ok(['online', 'away', 'busy', 'offline'].every((value) => values.includes(value)), String(values));
  await page.keyboard.press('Escape');
  // Without a list the key leaves the editor, as it leaves any input.
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'format');
});

test('an error stands under the text, and its fix is one click, and one undoing', async () => {
  await write('users.list: status === busy');
  const problem = page.locator('#problems li.error');
  await problem.waitFor();
  assert.match(await problem.textContent(), /RQL0205/);
  await page.waitForSelector('.cm-lintRange-error');
  assert.equal(await page.locator('.cm-lintRange-error').textContent(), '===');
  await problem.locator('button.fix').first().click();
  assert.equal(await text(), 'users.list: status = busy');
  assert.equal(await errors(), 0);
  await page.keyboard.press('Control+z');
  assert.equal(await text(), 'users.list: status === busy');
  await page.keyboard.press('Control+y');
  assert.equal(await text(), 'users.list: status = busy');
});

test('a fix is applied from the card in the editor too', async () => {
  await write('users.list: status === busy');
  await page.locator('.cm-lintRange-error').hover();
  await page.locator('.cm-diagnosticAction').first().click();
  assert.equal(await text(), 'users.list: status = busy');
});

test('a fix for a text that is no more is not applied to the one that is', async () => {
  await write('users.list: status === busy');
  await page.waitForSelector('.cm-lintRange-error');
  await page.keyboard.press('Control+Shift+KeyM');
  await page.waitForSelector('.cm-panel-lint .cm-diagnosticAction');
  await content().click();
  await page.keyboard.press('Control+Home');
  // Sooner than it is looked at again.
  await page.evaluate(() => new Promise((resolve) => {
    document.execCommand('insertText', false, '  ');
    setTimeout(() => resolve(document.querySelector('.cm-panel-lint .cm-diagnosticAction').click()), 30);
  }));
  assert.equal(await text(), '  users.list: status === busy');
  await page.waitForFunction(() => document.querySelector('.cm-lintRange-error')?.textContent === '===');
  await page.locator('.cm-panel-lint .cm-diagnosticAction').first().click();
  assert.equal(await text(), '  users.list: status = busy');
});

test('the place of a problem is led to', async () => {
  await write('users.list: a = 1\nand status === busy');
  await page.locator('#problems li.error .where').click();
  await page.keyboard.type('X');
  assert.equal(await text(), 'users.list: a = 1\nand status X=== busy');
});

test('places are right behind what takes two units, and in text from right to left', async () => {
  for (const name of ['😀👩‍🚀', 'שלום עולם', 'e\u0301\u0301']) {
    await write(`users.list: name = "${name}" and status === busy`);
    await page.waitForSelector('.cm-lintRange-error');
    assert.equal(await page.locator('.cm-lintRange-error').textContent(), '===');
    await page.locator('#problems li.error button.fix').first().click();
    assert.equal(await text(), `users.list: name = "${name}" and status = busy`);
  }
});

test('broken EJSON is pasted, mended, and written in the language', async () => {
  await write('');
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), "{'active': true,\n roles: {$in: ['admin', 'bot',]}}");
  await page.keyboard.press('Control+v');
  assert.ok(await errors() > 0);
  for (let round = 0; round < 20 && await page.locator('#problems li.error button.fix').count() > 0; round += 1) {
    await page.locator('#problems li.error button.fix').first().click();
  }
  assert.equal(await errors(), 0);
  await page.click('#render');
  assert.equal(await text(), 'active = true and roles in (admin, bot)');
  assert.equal(await page.locator('#render').isVisible(), false);
});

test('another server is another plan', async () => {
  await write('groups.listAll: msgs > 100');
  await page.fill('#server', '6.13.1');
  assert.deepEqual(await plan(), [['msgs > 100', 'the server: query']]);
  await page.fill('#server', '8.6.1');
  await page.uncheck('#unsafe');
  assert.deepEqual(await plan(), [['msgs > 100', 'your client: done here']]);
  assert.match(await page.locator('#naive').textContent(), /ignores query/);
  await page.selectOption('#mode', 'strict');
  await page.locator('#problems li.error').waitFor();
  assert.match(await page.locator('#plan').textContent(), /There is no plan/);
  assert.deepEqual(await sent(), {});
  await page.waitForSelector('.cm-lintRange-error');
  await page.check('#unsafe');
  assert.deepEqual(await plan(), [['msgs > 100', 'the server: query']]);
  await page.selectOption('#mode', 'split');
  await page.fill('#server', '6.13.1');
  assert.equal(await page.locator('#unsafe').isDisabled(), true);
  await page.fill('#server', '');
  assert.match(await page.locator('#plan').textContent(), /No server is named/);
});

test('what the caller may see is part of the plan', async () => {
  await open({ text: 'users.list: roles = admin', server: '6.13.1' });
  const may = await page.locator('main').textContent();
  await page.uncheck('#privileged');
  assert.notEqual(await page.locator('main').textContent(), may);
  assert.match(page.url() + await page.evaluate(() => new Promise((resolve) => { setTimeout(() => resolve(location.hash), 500); })), /privileged=false/);
});

test('what is no version is said, and the text stays', async () => {
  await open({ text: 'users.list: active = true', server: 'soon', zone: 'UTC' });
  assert.match(await page.locator('#problems li.error').textContent(), /version/);
  assert.equal(await text(), 'users.list: active = true');
  assert.equal(await page.getAttribute('#server', 'aria-invalid'), 'true');
  await page.fill('#server', '6.13');
  assert.equal(await errors(), 0);
  assert.deepEqual(await sent(), { query: '{"active":true}' });
  await open({ text: 'a = 1', zone: 'Mars/Olympus' });
  assert.match(await page.locator('#problems').textContent(), /Mars\/Olympus/);
  assert.equal(await text(), 'a = 1');
});

test('the URL and the curl command are copied', async () => {
  await open({ text: 'users.list: active = true', server: '6.13.1' });
  await page.getByRole('button', { name: 'Copy the curl command' }).click();
  await page.waitForFunction(() => document.getElementById('said').textContent === 'The curl command is copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^curl -G "\$ROCKETCHAT_URL\/api\/v1\/users\.list" .* --data-urlencode 'query=\{"active":true\}'$/s);
  await page.getByRole('button', { name: 'Copy the URL' }).click();
  await page.waitForFunction(() => document.getElementById('said').textContent === 'The URL is copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '/api/v1/users.list?query=%7B%22active%22%3Atrue%7D');
});

test('where nothing may be copied, that is said', async () => {
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await page.click('#share');
  await page.waitForFunction(() => /does not let/.test(document.getElementById('said').textContent));
});

test('a link carries what is asked', async () => {
  await write('users.list: name startswith "Ro é & #😀"');
  await page.fill('#server', '6.13.1');
  await page.click('#share');
  await page.waitForFunction(() => document.getElementById('said').textContent === 'The link is copied');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.waitForFunction((wanted) => location.href === wanted, address);
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForSelector('html[data-ready=true]');
  assert.equal(await text(), 'users.list: name startswith "Ro é & #😀"');
  assert.equal(await page.inputValue('#server'), '6.13.1');
  // And one that is opened on the page itself.
  await page.evaluate(() => { location.hash = 'text=b+%3D+2'; });
  await page.waitForFunction(() => document.querySelector('.input[data-part=text] .cm-line').textContent === 'b = 2');
});

const REQUESTS = [
  'users.list: active = true and roles = admin | fields username, roles | sort -lastLogin | count 20',
  'groups.listAll: name = "a | sort b" or msgs > 3 | page 3 size 50',
  'channels.messages: pinned = true | with roomId = GENERAL | skip 5 | limit 10',
  'users.list: active = true # all of them\nand roles = admin\n| sort name',
  'users.list: active = true # up to here\n| sort name # and this\n| count 5',
  'users.list: {"active":true} | sort -name',
  'active = true',
  'users.list: | sort -name',
];

test('one text to its parts and back is the same request', async () => {
  for (const request of REQUESTS) {
    await open({ text: request, server: '6.13.1' });
    const before = [await errors(), await sent(), await plan()];
    await page.getByRole('radio', { name: 'Its parts' }).check();
    assert.deepEqual([await errors(), await sent(), await plan()], before, request);
    await page.getByRole('radio', { name: 'One text' }).check();
    assert.deepEqual([await errors(), await sent(), await plan()], before, `${request} became ${await text()}`);
  }
});

test('what is not understood is not lost on the way', async () => {
  for (const request of ['users.list: a === 1 | sort b | sort c', 'a = "open | sort b', 'users.list: a = 1 | nonsense 5 | count', "{'a': 1 | sort b"]) {
    await open({ text: request, server: '6.13.1' });
    await page.getByRole('radio', { name: 'Its parts' }).check();
    assert.ok(await errors() > 0, request);
    await page.getByRole('radio', { name: 'One text' }).check();
    // Each clause is there as it was, though perhaps behind another.
    const clauses = (written) => written.split('|').map((clause) => clause.replace(/\s+/g, '')).sort();
    assert.deepEqual(clauses(await text()), clauses(request));
  }
});

test('parts in EJSON are one text, too', async () => {
  await open({ form: 'parts', endpoint: 'users.list', filter: '{"active":true}', fields: '{"username":1}', sort: '{"lastLogin":-1}', count: '20', server: '6.13.1' });
  const before = [await sent(), await plan()];
  await page.getByRole('radio', { name: 'One text' }).check();
  assert.equal(await text(), 'users.list: {"active":true} | fields username | sort -lastLogin | count 20');
  assert.deepEqual([await sent(), await plan()], before);
});

test('the parts have their own completion and problems', async () => {
  await open({ form: 'parts', endpoint: 'users.list', filter: 'active = true', sort: '-lastLogin', server: '6.13.1' });
  assert.equal(await page.locator('.input[data-part=text]').isVisible(), false);
  assert.equal((await sent()).sort, '{"lastLogin":-1}');
  await content('sort').click();
  await page.keyboard.press('End');
  await page.keyboard.type(', userna');
  await readList();
  await page.keyboard.press('Enter');
  assert.equal(await text('sort'), '-lastLogin, username');
  await page.keyboard.type(', username');
  await page.keyboard.press('Escape');
  assert.match(await page.locator('#problems li.error').textContent(), /sort 1:/);
  await page.waitForSelector('.input[data-part=sort].wrong .cm-lintRange-error');
  assert.equal(await page.locator('.input[data-part=filter] .cm-lintRange-error').count(), 0);
  await page.fill('#count', 'many');
  await page.keyboard.press('Tab');
  assert.match(await page.locator('#problems').textContent(), /count 1:/);
});

test('the endpoint goes into the text, and out of it', async () => {
  await open({ text: 'active = true', server: '6.13.1' });
  await page.fill('#endpoint', 'users.list');
  await page.keyboard.press('Tab');
  assert.equal(await text(), 'users.list: active = true');
  await page.fill('#endpoint', '');
  await page.keyboard.press('Tab');
  assert.equal(await text(), 'active = true');
});

test('a hover card says what stands there', async () => {
  await open({ text: 'users.list: lastLogin >= 2026-01-01' });
  await page.locator('.rql-operator').first().hover();
  await page.waitForSelector('.rql-card');
  assert.match(await page.locator('.rql-card').textContent(), /\$gte/);
});

test('what a clause takes is shown beside the cursor', async () => {
  await write('users.list: | page 3 size 5');
  await page.waitForFunction(() => /page .* size/.test(document.getElementById('signature').textContent));
});

test('formatting is a key, keeps the cursor and the comments, and can be undone', async () => {
  await write('users.list:   active=true AND name="x y" # kept');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+Alt+KeyF');
  assert.equal(await text(), 'users.list:\nactive = true\nand name = "x y" # kept');
  await page.keyboard.press('Control+z');
  assert.equal(await text(), 'users.list:   active=true AND name="x y" # kept');
  await write('aa=1 and bb=2');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Alt+KeyF');
  await page.keyboard.type('X');
  assert.equal(await text(), 'aXa = 1 and bb = 2');
  await open({ form: 'parts', filter: 'a=1', sort: '-b,c' });
  await page.click('#format');
  assert.deepEqual([await text('filter'), await text('sort')], ['a = 1', '-b, c']);
});

test('text with an error stays as it is', async () => {
  await open({ text: '' });
  await write('a  === 1');
  await page.click('#format');
  assert.equal(await text(), 'a  === 1');
});

test('every example has a plan, or says what is wrong, and its rows agree with it', async () => {
  await open();
  for (const example of await page.locator('#examples button').all()) {
    const name = await example.textContent();
    await example.click();
    const [problems, steps] = [await errors(), (await plan()).length];
    assert.ok(problems > 0 ? steps === 0 : steps > 0, name);
    assert.equal(await page.locator('#rows tr.kept').count() > 0, problems === 0, name);
    if (problems > 0) assert.match(name, /Broken|slip/);
  }
});

test('what the server sends and the client keeps is what was asked', async () => {
  // The same text, evaluated as a whole for a server that does nothing, and split for one that does most of it.
  for (const request of ['users.list: type = bot or name ~ /^ro/i', 'users.list: active = true and lastLogin < now-90d | sort -name | count 5',
    'groups.listAll: msgs > 100 and not name startswith "test" | sort -msgs', 'channels.messages: pinned = true and msg contains e | with roomId = GENERAL']) {
    const given = [];
    for (const server of ['6.13.1', '8.6.1']) {
      await open({ text: request, server, unsafe: 'false' });
      assert.equal(await errors(), 0, request);
      given.push(await page.locator('#rows tr.kept').allTextContents());
    }
    assert.ok(given[0].length > 0, request);
    assert.deepEqual(given[0], given[1], request);
  }
});

test('what goes into parameters of the endpoint is sent as such', async () => {
  await page.getByRole('button', { name: 'Pinned mentions' }).click();
  assert.deepEqual(await sent(), { roomId: 'GENERAL', mentionIds: 'a1,b2', pinned: 'true' });
  assert.equal(await page.locator('#rows-line').textContent(), '12 there · 1 sent by the server · 1 given');
});

test('a word is composed without being disturbed', async () => {
  await open({ text: '', server: '6.13.1' });
  await write('name = ');
  const keyboard = await page.context().newCDPSession(page);
  for (const composed of ['に', 'にほ', 'にほん']) await keyboard.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
  await keyboard.send('Input.insertText', { text: '日本' });
  await keyboard.detach();
  assert.equal(await text(), 'name = 日本');
  assert.deepEqual(await sent(), { query: '{"name":"日本"}' });
});

test('a long text stays usable', async () => {
  const long = `name in (${Array.from({ length: 12_000 }, (_, number) => `"n${number}"`).join(', ')})`;
  assert.ok(long.length > 100_000);
  const { page: other, complaints: its } = await pageOf(browser);
  await other.addInitScript(watched);
  await other.goto(`${site.address}#text=&server=6.13.1`);
  await other.waitForSelector('html[data-ready=true]');
  await other.locator('.input[data-part=text] .cm-content').click();
  await other.evaluate((pasted) => navigator.clipboard.writeText(pasted), long);
  await other.keyboard.press('Control+v');
  await other.waitForFunction((length) => document.querySelector('#sent dd')?.textContent.length > length, 80_000);
  await other.waitForSelector('.cm-line .rql-string');
  await other.keyboard.press('Control+Home');
  await rest(other);
  await other.evaluate(() => {
    globalThis.longest = 0;
    globalThis.calls = {};
    const seen = new PerformanceObserver((entries) => entries.getEntries().forEach(({ duration }) => { globalThis.longest = Math.max(globalThis.longest, duration); }));
    seen.observe({ type: 'event', durationThreshold: 16 });
  });
  const typed = 'x = 1 and y = "two" and ';
  await other.keyboard.type(typed);
  const [longest, calls] = await other.evaluate(() => [globalThis.longest, globalThis.calls]);
  console.log(`a keystroke in ${long.length} characters takes at most ${longest} ms`);
  // What takes long waits for a pause, and does not come after each of so many keystrokes.
  assert.ok((calls.session_explain ?? 0) <= 3, JSON.stringify(calls));
  assert.ok((calls.session_highlight ?? 0) <= 12, JSON.stringify(calls));
  await other.waitForFunction(() => document.querySelector('#sent dd')?.textContent.startsWith('{"x":1,"y":"two",'));
  await other.waitForSelector('.cm-line .rql-field');
  assert.deepEqual(its, []);
  await other.close();
});

test('the theme is the system’s, until one is chosen, and that is kept', async () => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open();
  assert.equal(await theme(), 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  await page.click('#theme');
  await page.reload();
  await page.waitForSelector('html[data-ready=true]');
  assert.equal(await theme(), 'dark');
  assert.equal(await page.getAttribute('#theme', 'aria-pressed'), 'true');
  await page.evaluate(() => localStorage.clear());
});

test('the language is one key away, and fits on one screen', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open();
  const sheet = page.locator('#language');
  assert.equal(await sheet.isVisible(), true);
  const left = (/** @type {string} */ name) => page.locator(name).evaluate((node) => node.getBoundingClientRect().left);
  assert.ok(await left('main') < await left('#language'), 'the request comes first');
  const [inner, outer] = await sheet.evaluate((node) => [node.scrollHeight, node.clientHeight]);
  assert.ok(inner <= outer, `${inner} in ${outer}`);
  await page.keyboard.press('F1');
  assert.equal(await sheet.isVisible(), false);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press('F1');
  assert.equal(await sheet.evaluate((node) => node.getBoundingClientRect().top < innerHeight && node.getBoundingClientRect().bottom > 0), true);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('what the sheet shows is the language', async () => {
  await open({ text: '', server: '6.13.1' });
  const shown = await page.locator('#language h3').evaluateAll((titles) => titles.flatMap((title) => [...title.nextElementSibling.querySelectorAll('dt')]
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
  await page.evaluate(() => document.activeElement.blur());
  const reached = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
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

const SIZES = [['light', { width: 1280, height: 900 }, 'light'], ['dark', { width: 1280, height: 900 }, 'dark'], ['phone', { width: 360, height: 740 }, 'light'], ['phone-dark', { width: 360, height: 740 }, 'dark']];
for (const [name, size, scheme] of SIZES) {
  test(`axe finds nothing, and nothing is cut off: ${name}`, async () => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
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
        await page.keyboard.press('Control+End');
        await page.keyboard.type('sta');
        await list();
      }
      if (sight === 'card') {
        await page.locator('.cm-lintRange-error').hover();
        await page.waitForSelector('.cm-diagnosticAction');
      }
      if (sight === 'sheet') await page.evaluate(() => document.getElementById('language').hidden && document.getElementById('sheet').click());
      assert.deepEqual(await axe(page), [], sight);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${sight}: ${wide} pixels too wide`);
      if (shots) await page.screenshot({ path: `${shots}/${name}-${sight}.png`, fullPage: !['completion', 'card'].includes(sight) });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
}

test('the policy was never in the way, and nothing else was complained of', () => assert.deepEqual(complaints, []));

test('a trap in the compiler costs neither the text nor the answer', async () => {
  const { page: other, complaints: its } = await pageOf(browser);
  await other.addInitScript(watched);
  await other.goto(`${site.address}#text=`);
  await other.waitForSelector('html[data-ready=true]');
  await other.locator('.input[data-part=text] .cm-content').click();
  await other.keyboard.insertText('users.list: status === ');
  // From now on the instance does nothing but trap: only another one can answer.
  await other.evaluate(() => { globalThis.isBroken = true; });
  await other.keyboard.insertText('busy');
  assert.equal(await other.evaluate(() => globalThis.trapped), 1);
  assert.equal(await other.locator('.input[data-part=text] .cm-line').textContent(), 'users.list: status === busy');
  await other.locator('#problems li.error button.fix').first().click();
  assert.equal(await other.locator('.input[data-part=text] .cm-line').textContent(), 'users.list: status = busy');
  assert.match(await other.locator('#sent').textContent(), /"status":"busy"/);
  assert.deepEqual(its, []);
  await other.close();
});

test('where no other instance can be had, no plan is left of the text before', async () => {
  const { page: other } = await pageOf(browser);
  await other.addInitScript(watched);
  await other.goto(`${site.address}#text=users.list%3A+active+%3D+true`);
  await other.waitForSelector('html[data-ready=true]');
  assert.match(await other.locator('#sent').textContent(), /"active":true/);
  await other.locator('.input[data-part=text] .cm-content').click();
  await other.keyboard.press('Control+End');
  await other.evaluate(() => {
    globalThis.isBroken = true;
    WebAssembly.Instance = function Instance() { throw new WebAssembly.RuntimeError('no memory'); };
  });
  await other.keyboard.type(' and b = 2');
  assert.equal(await other.locator('.input[data-part=text] .cm-line').textContent(), 'users.list: active = true and b = 2');
  assert.match(await other.locator('#problems').textContent(), /could not be looked at/);
  assert.equal(await other.locator('#sent').textContent(), 'Nothing.');
  assert.equal(await other.locator('#plan .step').count(), 0);
  assert.equal(await other.locator('#rows tr').count(), 0);
  await other.close();
});

test('without its compiler the page says so, and the text is safe', async () => {
  const { page: other, complaints: its } = await pageOf(browser);
  await other.route(/\.wasm$/, (route) => route.abort());
  await other.goto(`${site.address}#text=a+%3D+1`);
  await other.waitForSelector('html[data-ready=false]');
  assert.match(await other.locator('#problems').textContent(), /did not load/);
  await other.locator('.input[data-part=text] .cm-content').click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' and b = 2');
  assert.equal(await other.locator('.input[data-part=text] .cm-line').textContent(), 'a = 1 and b = 2');
  assert.match(await other.locator('.cm-lintRange-error').first().textContent(), /a = 1/);
  assert.deepEqual(its.filter((said) => !/Failed to load|net::ERR_FAILED/.test(said)), []);
  await other.close();
});

test('the built pages are only files, with no address in them but their own', () => {
  const html = readFileSync(`${dist}/index.html`, 'utf8');
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) assert.match(address, /^(\.\/|#|data:)/);
});
