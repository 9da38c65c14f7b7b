// The real page: one text and its parts, links, and what is copied.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from './drive.js';

const { on, content, text, plan, sent, errors, open, write, readList } = drive();

test('the URL and the curl command are copied', async () => {
  await open({ text: 'users.list: active = true', server: '6.13.1' });
  await on.page.getByRole('button', { name: 'Copy the curl command' }).click();
  await on.page.waitForFunction(() => document.getElementById('said').textContent === 'The curl command is copied');
  const copied = await on.page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^curl -G "\$ROCKETCHAT_URL\/api\/v1\/users\.list" .* --data-urlencode 'query=\{"active":true\}'$/s);
  await on.page.getByRole('button', { name: 'Copy the URL' }).click();
  await on.page.waitForFunction(() => document.getElementById('said').textContent === 'The URL is copied');
  assert.equal(await on.page.evaluate(() => navigator.clipboard.readText()), '/api/v1/users.list?query=%7B%22active%22%3Atrue%7D');
});

test('where nothing may be copied, that is said', async () => {
  await on.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await on.page.click('#share');
  await on.page.waitForFunction(() => /does not let/.test(document.getElementById('said').textContent));
});

test('a link carries what is asked', async () => {
  await write('users.list: name startswith "Ro é & #😀"');
  await on.page.fill('#server', '6.13.1');
  await on.page.click('#share');
  await on.page.waitForFunction(() => document.getElementById('said').textContent === 'The link is copied');
  const address = await on.page.evaluate(() => navigator.clipboard.readText());
  await on.page.waitForFunction((wanted) => location.href === wanted, address);
  await on.page.goto('about:blank');
  await on.page.goto(address);
  await on.page.waitForSelector('html[data-ready=true]');
  assert.equal(await text(), 'users.list: name startswith "Ro é & #😀"');
  assert.equal(await on.page.inputValue('#server'), '6.13.1');
  // And one that is opened on the page itself.
  await on.page.evaluate(() => { location.hash = 'text=b+%3D+2'; });
  await on.page.waitForFunction(() => document.querySelector('.input[data-part=text] .cm-line').textContent === 'b = 2');
});

test('what a link says that the page does not know is said, and not lost without a word', async () => {
  const warned = () => on.page.locator('#problems li.warning').allTextContents();
  await open({ text: 'users.list: active = true', limit: '5', mode: 'lenient', server: '6.13.1' });
  const [first, second, ...others] = await warned();
  assert.match(first, /the link says limit=5, which is not known here/);
  assert.match(second, /mode=lenient/);
  assert.deepEqual(others, []);
  await write('users.list: active = false');
  assert.equal((await warned()).length, 2);
  await on.page.evaluate(() => { location.hash = 'text=b+%3D+2&text=c+%3D+3&server=6.13.1'; });
  await on.page.waitForFunction(() => document.querySelector('#problems').textContent.includes('text=c = 3'));
  assert.equal((await warned()).length, 1);
  // What is broken, odd or long is text.
  for (const odd of ['text=%E0%A4%A&server=6.13.1', 'text=%00%FF&form=text', '=&&&text==', `text=${'a+%3D+1+and+'.repeat(20_000)}a+%3D+1`, 'text=a&__proto__=x&constructor=y', 'rows-title', '%']) {
    await on.page.evaluate((hash) => { location.hash = hash; }, odd);
    await on.page.waitForFunction(() => document.querySelector('html[data-ready=true]:not([data-coming])'));
    await on.page.waitForTimeout(50);
  }
  await on.page.click('#examples button:first-child');
  assert.deepEqual(await warned(), []);
});

test('a place on the page is no request: what is asked stays', async () => {
  await open({ text: 'name = kept', server: '6.13.1' });
  await on.page.evaluate(() => document.activeElement?.blur());
  await on.page.keyboard.press('Tab');
  await on.page.keyboard.press('Enter');
  assert.equal(await on.page.evaluate(() => document.activeElement === document.querySelector('.input[data-part=text] .cm-content')), true);
  await on.page.evaluate(() => { location.hash = 'rows-title'; });
  await on.page.waitForFunction(() => /text=name/.test(location.hash));
  assert.equal(await text(), 'name = kept');
  assert.equal(await on.page.inputValue('#server'), '6.13.1');
  await on.page.evaluate(() => { location.hash = 'text=name+%3D+other'; });
  await on.page.waitForFunction(() => /other/.test(document.querySelector('.cm-content').textContent));
  await on.page.goBack();
  await on.page.waitForFunction(() => /kept/.test(document.querySelector('.cm-content').textContent));
  await on.page.goForward();
  await on.page.waitForFunction(() => /other/.test(document.querySelector('.cm-content').textContent));
});

test('a link that names another zone shows it, and its choice is not lost', async () => {
  await open({ text: 'a >= today', server: '6.13.1' });
  await on.page.evaluate(() => { location.hash = 'text=a+%3E%3D+today&server=6.13.1&zone=Asia%2FTokyo'; });
  await on.page.waitForFunction(() => document.getElementById('zone').value === 'Asia/Tokyo');
  await on.page.fill('#server', '6.13');
  await on.page.waitForFunction(() => /zone=Asia%2FTokyo/.test(location.hash));
});

test('a button that was pressed twice says again what it does', async () => {
  await on.page.click('#share');
  await on.page.waitForFunction(() => document.getElementById('share').textContent === 'Copied');
  await on.page.click('#share');
  await on.page.waitForFunction(() => document.getElementById('share').textContent === 'Copy link');
  await on.page.waitForTimeout(1_300);
  assert.equal(await on.page.textContent('#share'), 'Copy link');
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
    await on.page.getByRole('radio', { name: 'Its parts' }).check();
    assert.deepEqual([await errors(), await sent(), await plan()], before, request);
    await on.page.getByRole('radio', { name: 'One text' }).check();
    assert.deepEqual([await errors(), await sent(), await plan()], before, `${request} became ${await text()}`);
  }
});

test('what is not understood is not lost on the way', async () => {
  for (const request of ['users.list: a === 1 | sort b | sort c', 'a = "open | sort b', 'users.list: a = 1 | nonsense 5 | count', "{'a': 1 | sort b"]) {
    await open({ text: request, server: '6.13.1' });
    await on.page.getByRole('radio', { name: 'Its parts' }).check();
    assert.ok(await errors() > 0, request);
    await on.page.getByRole('radio', { name: 'One text' }).check();
    // Each clause is there as it was, though perhaps behind another.
    const clauses = (written) => written.split('|').map((clause) => clause.replace(/\s+/g, '')).sort();
    assert.deepEqual(clauses(await text()), clauses(request));
  }
});

test('parts in EJSON are one text, too', async () => {
  await open({ form: 'parts', endpoint: 'users.list', filter: '{"active":true}', fields: '{"username":1}', sort: '{"lastLogin":-1}', count: '20', server: '6.13.1' });
  const before = [await sent(), await plan()];
  await on.page.getByRole('radio', { name: 'One text' }).check();
  assert.equal(await text(), 'users.list: {"active":true} | fields username | sort -lastLogin | count 20');
  assert.deepEqual([await sent(), await plan()], before);
});

test('the parts have their own completion and problems', async () => {
  await open({ form: 'parts', endpoint: 'users.list', filter: 'active = true', sort: '-lastLogin', server: '6.13.1' });
  assert.equal(await on.page.locator('.input[data-part=text]').isVisible(), false);
  assert.equal((await sent()).sort, '{"lastLogin":-1}');
  await content('sort').click();
  await on.page.keyboard.press('End');
  await on.page.keyboard.type(', userna');
  await readList();
  await on.page.keyboard.press('Enter');
  assert.equal(await text('sort'), '-lastLogin, username');
  await on.page.keyboard.type(', username');
  await on.page.keyboard.press('Escape');
  assert.match(await on.page.locator('#problems li.error').textContent(), /sort 1:/);
  await on.page.waitForSelector('.input[data-part=sort].wrong .cm-lintRange-error');
  assert.equal(await on.page.locator('.input[data-part=filter] .cm-lintRange-error').count(), 0);
  await on.page.fill('#count', 'many');
  await on.page.keyboard.press('Tab');
  assert.match(await on.page.locator('#problems').textContent(), /count 1:/);
  assert.deepEqual(await on.page.evaluate(() => ['offset', 'count'].map((name) => document.getElementById(name).getAttribute('aria-invalid'))), ['false', 'true']);
});

test('the endpoint goes into the text, and out of it', async () => {
  await open({ text: 'active = true', server: '6.13.1' });
  await on.page.fill('#endpoint', 'users.list');
  await on.page.keyboard.press('Tab');
  assert.equal(await text(), 'users.list: active = true');
  await on.page.fill('#endpoint', '');
  await on.page.keyboard.press('Tab');
  assert.equal(await text(), 'active = true');
});

test('the policy was never in the way, and nothing else was complained of', () => assert.deepEqual(on.complaints, []));
