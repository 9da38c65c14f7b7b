// The real page in a real browser: what a person does with it, step by step.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive } from './drive.js';

const { on, point, content, text, plan, sent, errors, open, write, readList } = drive();

test('the first sight is a plan, and rows', async () => {
  await open();
  const steps = await plan();
  assert.deepEqual(steps[0], ['active = true', 'the server: query']);
  assert.equal(steps[1][1], 'your client: done here');
  assert.match(await on.page.locator('#plan').textContent(), /refuses this with 400/);
  assert.match(await on.page.locator('#naive').textContent(), /refuses this with 400/);
  assert.equal(await on.page.locator('#rows-line').textContent(), '20 there · 16 sent by the server · 10 given');
  assert.equal(await on.page.locator('#rows tr.kept').count(), 10);
  assert.equal(await on.page.locator('#rows tr.dropped').count(), 6);
});

test('typing draws the plan and the rows anew', async () => {
  await write('');
  await content().pressSequentially('users.list: active = true');
  await on.page.keyboard.press('Escape');
  assert.deepEqual(await plan(), [['active = true', 'the server: query']]);
  assert.deepEqual(await sent(), { query: '{"active":true}' });
  assert.match(await on.page.locator('#rows-line').textContent(), /16 sent by the server · 16 given/);
  await content().pressSequentially(' and lastLogin < now-240d');
  await on.page.keyboard.press('Escape');
  assert.match(await on.page.locator('#rows-line').textContent(), /16 sent by the server · 1 given/);
  assert.deepEqual(await on.page.locator('#rows tr.kept td:nth-child(2)').allTextContents(), ['margaret.hamilton']);
});

test('completion is accepted by keyboard alone: Enter, the arrows, Tab', async () => {
  await write('users.list: ');
  await on.page.keyboard.type('lastL');
  await readList();
  await on.page.keyboard.press('Enter');
  assert.equal(await text(), 'users.list: lastLogin');
  await write('users.list: ');
  await on.page.keyboard.type('stat');
  await readList();
  const second = await on.page.locator('.cm-tooltip-autocomplete li .cm-completionLabel').nth(1).textContent();
  await on.page.keyboard.press('ArrowDown');
  await on.page.keyboard.press('Tab');
  assert.equal(await text(), `users.list: ${second}`);
  await write('users.list: status = ');
  await on.page.keyboard.press('Control+Space');
  await readList();
  const values = await on.page.locator('.cm-tooltip-autocomplete li .cm-completionLabel').allTextContents();
  assert.ok(['online', 'away', 'busy', 'offline'].every((value) => values.includes(value)), String(values));
  await on.page.keyboard.press('Escape');
  // Without a list the key leaves the editor, as it leaves any input.
  await on.page.keyboard.press('Tab');
  assert.equal(await on.page.evaluate(() => document.activeElement.id), 'format');
});

test('an error stands under the text, and its fix is one click, and one undoing', async () => {
  await write('users.list: status === busy');
  const problem = on.page.locator('#problems li.error');
  await problem.waitFor();
  assert.match(await problem.textContent(), /RQL0205/);
  await on.page.waitForSelector('.cm-lintRange-error');
  assert.equal(await on.page.locator('.cm-lintRange-error').textContent(), '===');
  await problem.locator('button.fix').first().click();
  assert.equal(await text(), 'users.list: status = busy');
  assert.equal(await errors(), 0);
  await on.page.keyboard.press('Control+z');
  assert.equal(await text(), 'users.list: status === busy');
  await on.page.keyboard.press('Control+y');
  assert.equal(await text(), 'users.list: status = busy');
});

test('a fix is applied from the card in the editor too', async () => {
  await write('users.list: status === busy');
  await point('.cm-lintRange-error', '.cm-diagnosticAction');
  await on.page.locator('.cm-diagnosticAction').first().click();
  assert.equal(await text(), 'users.list: status = busy');
});

test('the place of a problem is led to', async () => {
  await write('users.list: a = 1\nand status === busy');
  await on.page.locator('#problems li.error .where').click();
  await on.page.keyboard.type('X');
  assert.equal(await text(), 'users.list: a = 1\nand status X=== busy');
});

test('broken EJSON is pasted, mended, and written in the language', async () => {
  await write('');
  await on.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), "{'active': true,\n roles: {$in: ['admin', 'bot',]}}");
  await on.page.keyboard.press('Control+v');
  assert.ok(await errors() > 0);
  for (let round = 0; round < 20 && await on.page.locator('#problems li.error button.fix').count() > 0; round += 1) {
    await on.page.locator('#problems li.error button.fix').first().click();
  }
  assert.equal(await errors(), 0);
  await on.page.click('#render');
  assert.equal(await text(), 'active = true and roles in (admin, bot)');
  assert.equal(await on.page.locator('#render').isVisible(), false);
});

test('what can be mended in one way is mended at one press, and undone at one', async () => {
  const broken = "{'active': true, roles: {$in: ['admin', 'bot',]}}";
  await open({ text: broken, server: '6.13.1' });
  await on.page.getByRole('button', { name: 'Mend all 6' }).click();
  assert.equal(await text(), '{"active": true, "roles": {"$in": ["admin", "bot"]}}');
  assert.equal(await errors(), 0);
  assert.equal(await on.page.locator('#mend').isVisible(), false);
  await on.page.keyboard.press('Control+z');
  assert.equal(await text(), broken);
  await write('users.list: active === true');
  assert.equal(await errors(), 1);
  assert.equal(await on.page.locator('#mend').isVisible(), false, 'one has a button of its own');
});

test('what a button says is not said beside it', async () => {
  await open({ text: 'users.list: active === true' });
  await point('.cm-lintRange-error', '.cm-diagnosticAction');
  assert.equal(await on.page.locator('.cm-tooltip-lint .rql-help').count(), 0);
  assert.equal(await on.page.locator('.cm-diagnosticAction').textContent(), 'write =');
});

test('another server is another plan', async () => {
  await write('groups.listAll: msgs > 100');
  await on.page.fill('#server', '6.13.1');
  assert.deepEqual(await plan(), [['msgs > 100', 'the server: query']]);
  await on.page.fill('#server', '8.6.1');
  await on.page.uncheck('#unsafe');
  assert.deepEqual(await plan(), [['msgs > 100', 'your client: done here']]);
  assert.match(await on.page.locator('#naive').textContent(), /ignores query/);
  await on.page.selectOption('#mode', 'strict');
  await on.page.locator('#problems li.error').waitFor();
  assert.match(await on.page.locator('#plan').textContent(), /There is no plan/);
  assert.deepEqual(await sent(), {});
  // Nobody can type a flag of the command line here.
  await point('.cm-lintRange-error', '.cm-tooltip .rql-help');
  for (const help of ['.cm-tooltip .rql-help', '#problems li.error .help']) {
    assert.match(await on.page.locator(help).first().textContent(), /^tick Unsafe parameters are on if it runs .*, or choose your client/);
  }
  await on.page.check('#unsafe');
  assert.deepEqual(await plan(), [['msgs > 100', 'the server: query']]);
  await on.page.selectOption('#mode', 'split');
  await on.page.fill('#server', '6.13.1');
  assert.equal(await on.page.locator('#unsafe').isDisabled(), true);
  await on.page.fill('#server', '');
  assert.match(await on.page.locator('#plan').textContent(), /No server is named/);
});

test('of a version that does not ask how it was started, that is said; of what is none, nothing', async () => {
  for (const [server, said] of [['6.13.1', 'before 7.0'], ['9.0', 'from 9.0'], ['10.0', 'from 9.0'], ['8.6.1', ''], ['', ''], ['soon', '']]) {
    await on.page.fill('#server', server);
    const note = await on.page.textContent('#unsafe-note');
    assert.ok(said ? note.includes(said) : note === '', `${server}: ${note}`);
    assert.equal(await on.page.locator('#unsafe').isDisabled(), said !== '', server);
  }
});

test('what the caller may see is part of the plan', async () => {
  await open({ text: 'users.list: roles = admin', server: '6.13.1' });
  const may = await on.page.locator('main').textContent();
  await on.page.uncheck('#privileged');
  assert.notEqual(await on.page.locator('main').textContent(), may);
  assert.match(on.page.url() + await on.page.evaluate(() => new Promise((resolve) => { setTimeout(() => resolve(location.hash), 500); })), /privileged=false/);
});

test('what is no version is said, and the text stays', async () => {
  await open({ text: 'users.list: active = true', server: 'soon', zone: 'UTC' });
  assert.match(await on.page.locator('#problems li.error').textContent(), /version/);
  assert.equal(await text(), 'users.list: active = true');
  assert.equal(await on.page.getAttribute('#server', 'aria-invalid'), 'true');
  await on.page.fill('#server', '6.13');
  assert.equal(await errors(), 0);
  assert.deepEqual(await sent(), { query: '{"active":true}' });
  await open({ text: 'a = 1', zone: 'Mars/Olympus' });
  assert.match(await on.page.locator('#problems').textContent(), /Mars\/Olympus/);
  assert.equal(await text(), 'a = 1');
});

test('a hover card says what stands there', async () => {
  await open({ text: 'users.list: lastLogin >= 2026-01-01' });
  await point('.rql-operator', '.rql-card');
  assert.match(await on.page.locator('.rql-card').textContent(), /\$gte/);
});

test('what a clause takes is shown beside the cursor', async () => {
  await write('users.list: | page 3 size 5');
  await on.page.waitForFunction(() => /page .* size/.test(document.getElementById('signature').textContent));
});

test('formatting is a key, keeps the cursor and the comments, and can be undone', async () => {
  await write('users.list:   active=true AND name="x y" # kept');
  await on.page.keyboard.press('Home');
  await on.page.keyboard.press('Shift+Alt+KeyF');
  assert.equal(await text(), 'users.list:\nactive = true\nand name = "x y" # kept');
  await on.page.keyboard.press('Control+z');
  assert.equal(await text(), 'users.list:   active=true AND name="x y" # kept');
  await write('aa=1 and bb=2');
  await on.page.keyboard.press('Home');
  await on.page.keyboard.press('ArrowRight');
  await on.page.keyboard.press('Shift+Alt+KeyF');
  await on.page.keyboard.type('X');
  assert.equal(await text(), 'aXa = 1 and bb = 2');
  await open({ form: 'parts', filter: 'a=1', sort: '-b,c' });
  await on.page.click('#format');
  // The first part of the module may not know how: then it is done once the rest has come.
  await on.page.waitForFunction(() => document.querySelector('.input[data-part=filter] .cm-content')?.textContent === 'a = 1');
  assert.deepEqual([await text('filter'), await text('sort')], ['a = 1', '-b, c']);
});

test('text with an error stays as it is', async () => {
  await open({ text: '' });
  await write('a  === 1');
  await on.page.click('#format');
  assert.equal(await text(), 'a  === 1');
});

test('every example has a plan, or says what is wrong, and its rows agree with it', async () => {
  await open();
  for (const example of await on.page.locator('#examples button').all()) {
    const name = await example.textContent();
    await example.click();
    const [problems, steps] = [await errors(), (await plan()).length];
    assert.ok(problems > 0 ? steps === 0 : steps > 0, name);
    assert.equal(await on.page.locator('#rows tr.kept').count() > 0, problems === 0, name);
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
      // The rows are as old as they were when the page was opened: a minute may end in between.
      given.push((await on.page.locator('#rows tr.kept').allTextContents()).map((row) => row.replaceAll(/ \d\d:\d\d/g, '')));
    }
    assert.ok(given[0].length > 0, request);
    assert.deepEqual(given[0], given[1], request);
  }
});

test('what goes into parameters of the endpoint is sent as such', async () => {
  await on.page.getByRole('button', { name: 'Pinned mentions' }).click();
  assert.deepEqual(await sent(), { roomId: 'GENERAL', mentionIds: 'a1,b2', pinned: 'true' });
  assert.equal(await on.page.locator('#rows-line').textContent(), '12 there · 1 sent by the server · 1 given');
});

test('the policy was never in the way, and nothing else was complained of', () => assert.deepEqual(on.complaints, []));
