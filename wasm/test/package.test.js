// The package in Node: the vectors, and what is JavaScript's alone.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import * as lite from '../pkg/lite/node.js';
import * as rocketql from '../pkg/node.js';
import { started } from '../pkg/module.js';
import * as glue from '../pkg/rocketql_wasm.js';
import { problem } from './vectors.js';

const vectors = new URL('../../tests/vectors/', import.meta.url);

for (const file of readdirSync(vectors)) {
  test(`the vectors of ${file}`, () => {
    const cases = JSON.parse(readFileSync(new URL(file, vectors), 'utf8'));
    assert.ok(cases.length > 30);
    for (const vector of cases) {
      const found = problem(rocketql, vector, assert.deepEqual);
      assert.equal(found, undefined, `${vector.do} ${JSON.stringify(vector.request)}`);
    }
  });
}

test('the exports are those of the types', () => {
  for (const [exported, types] of [[rocketql, '../js/index.d.ts'], [lite, '../js/lite/index.d.ts']]) {
    const text = readFileSync(new URL(types, import.meta.url), 'utf8');
    const declared = [...text.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(Object.keys(exported).sort(), declared.sort());
    const [, methods] = text.match(/^export class Session {\n(.*?)^}/ms);
    const named = [...methods.matchAll(/^ {2}(?:readonly )?(\w+)/gm)].map(([, name]) => name);
    const there = new Set();
    for (let at = exported.Session.prototype; at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      Object.getOwnPropertyNames(at).forEach((name) => there.add(name));
    }
    assert.deepEqual([...there].sort(), named.sort());
  }
});

test('what is no option is refused', () => {
  assert.throws(() => rocketql.compile('a = 1', { servr: '8.6' }), /there is no option `servr`; did you mean `server`\?/);
  assert.throws(() => rocketql.endpoints({ servr: '8.6' }), /did you mean `server`\?/);
  assert.throws(() => rocketql.fields('users', { version: '8.6' }), /there is no option `version`/);
  assert.throws(() => rocketql.complete('a', 1, { part: 'sorts' }), /did you mean `sort`\?/);
  assert.throws(() => rocketql.compile('a = 1', { server: 'new' }), TypeError);
  assert.throws(() => rocketql.compile('a = 1', { server: '9.0', unsafeParams: true }), /from 9\.0/);
  assert.throws(() => rocketql.compile('a = 1', { unsafeParams: false }), /name the `server`/);
  assert.throws(() => rocketql.compile('a = 1', { zone: 'Mars/Phobos' }), RangeError);
  for (const now of ['soon', true, [], {}, '', 1n, new Date(NaN)]) assert.throws(() => rocketql.compile('a = 1', { now }), TypeError);
  assert.throws(() => rocketql.compile('a = 1', { curlBase: 'x\nserver=9' }), TypeError);
  assert.throws(() => new rocketql.Session({ zone: 'Mars/Phobos' }), RangeError);
  // And the next request is not hurt by it.
  assert.equal(rocketql.compile('a = 1').ok, true);
});

test('what is no part is refused, and not left out', () => {
  assert.throws(() => rocketql.compile({ filtr: 'a = 1', endpoint: 'users.list' }), /there is no part `filtr`; did you mean `filter`\?/);
  assert.throws(() => rocketql.rows({ where: 'a = 1' }), TypeError);
  assert.throws(() => rocketql.check(undefined), TypeError);
  assert.throws(() => rocketql.check(null), TypeError);
  assert.throws(() => rocketql.check(7), TypeError);
});

test('what has no parts is no request for all rows', () => {
  for (const odd of [[], new Date(), new Map(), () => 1, Symbol('a'), 10n, Object.assign(() => 1, { filter: 'a = 1' })]) {
    for (const { check, compile, complete, render } of [rocketql, lite]) {
      for (const one of [check, compile, complete, render]) assert.throws(() => one(odd), /a request is a text, or an object of its parts/);
    }
    for (const one of ['plan', 'explain', 'rows']) assert.throws(() => rocketql[one](odd), TypeError, one);
  }
  // Members that are not a request's own would not be seen.
  const classy = new (class { get filter() { return 'a = 1'; } })();
  for (const odd of [classy, Object.create({ filter: 'a = 1' }), new URLSearchParams('filter=x'), { filter: [] }, { filter: [''] }, { text: true }, { sort: new Date() }]) {
    for (const one of ['compile', 'check', 'plan', 'explain', 'rows', 'render']) assert.throws(() => rocketql[one](odd), TypeError, one);
  }
  for (const odd of [new URLSearchParams('status=active'), new Map([['status', 'active']]), classy]) {
    assert.throws(() => rocketql.compile({ endpoint: 'users.list', with: odd }), /`with` is a text, or an object of parameters/);
    assert.throws(() => new rocketql.Session(odd), /options are an object/);
    for (const one of ['check', 'compile', 'plan', 'explain', 'rows', 'highlight']) assert.throws(() => rocketql[one]('a = 1', odd), /options are an object/, one);
  }
  assert.throws(() => new rocketql.Session(5), /options are an object/);
  // Those that nobody enumerates are read, and each is read once.
  const unseen = (name, value) => Object.defineProperty({}, name, { value });
  assert.equal(rocketql.compile(unseen('filter', 'a = 1')).params.query, '{"a":1}');
  assert.throws(() => rocketql.compile(unseen('filtr', 'a = 1')), /did you mean `filter`/);
  assert.equal(rocketql.compile('users.list: active = true', unseen('server', '6.13')).exact, true);
  assert.equal(rocketql.compile('channels.messages: pinned = true', { with: unseen('roomId', 'x') }).params.roomId, 'x');
  let asked = 0;
  assert.equal(rocketql.compile({ get filter() { asked += 1; return asked === 1 ? 'a = 1' : []; } }).params.query, '{"a":1}');
  for (const none of [{}, Object.freeze({}), new Proxy({}, {}), { text: undefined }]) assert.equal(rocketql.compile(none).ok, true);
});

test('what is given in the place of a text or of options is refused', () => {
  for (const odd of [undefined, null, 0, 1.5, true, {}, [], ['a'], Symbol('a'), 10n, new Date()]) {
    for (const { code, format } of [rocketql, lite]) {
      assert.throws(() => code(odd), /a code is a text/);
      assert.throws(() => format(odd), /what is formatted is a text/);
    }
    assert.throws(() => rocketql.fields(odd), /a name is a text/);
    assert.throws(() => rocketql.mongosh('a = 1', odd), /a collection is a text/);
    if (!Array.isArray(odd)) assert.throws(() => rocketql.match('a = 1', odd), /rows are an array/);
  }
  for (const odd of [0, true, '', () => 1, 10n]) {
    for (const { check, complete } of [rocketql, lite]) {
      assert.throws(() => check('a = 1', odd), /options are an object/);
      assert.deepEqual(complete('a = 1', 5, null).items, complete('a = 1', 5).items);
    }
  }
  assert.deepEqual(rocketql.endpoints({ server: 6.13 }), rocketql.endpoints({ server: '6.13' }));
  assert.deepEqual(rocketql.fields('users', null), rocketql.fields('users'));
});

test('options that were refused leave nothing behind', () => {
  const session = new rocketql.Session({ now: null });
  const request = 'users.list: active = true and lastLogin < 2024-01-01';
  const strict = session.compile(request, { server: '8.6.1' });
  assert.equal(session.compile(request, { server: '8.6.1', mode: 'split' }).ok, true);
  assert.throws(() => session.compile(request, { mode: 'bogus' }), TypeError);
  assert.deepEqual(session.compile(request), new rocketql.Session({ now: null }).compile(request));
  assert.deepEqual(session.compile(request, { server: '8.6.1' }), strict);
});

test('rows are judged by the request that was given, whatever becomes of the objects', () => {
  const request = { filter: 'a = 1', with: { b: ['x'] } };
  const options = { zone: 'UTC' };
  const ready = rocketql.rows(request, options);
  Object.assign(request, { filter: 'a = 2' });
  request.with.b.push('y');
  Object.assign(options, { zone: 'Europe/Berlin' });
  started(); // as where another instance has taken the module's place
  assert.deepEqual(ready.select([{ a: 1 }, { a: 2 }]), [{ a: 1 }]);
  ready.free();
});

test('half a character is not sent as another one', () => {
  for (const text of ['a = "\udc00"', 'a != "😀 \ud83d"', '{"a":"\ud800"}']) {
    for (const one of ['compile', 'plan', 'explain', 'render', 'rows']) assert.throws(() => rocketql[one](text), /`text` holds half a character/, one);
    assert.throws(() => rocketql.mongosh(text, 'users'), TypeError);
    assert.throws(() => lite.compile({ filter: text }), /`filter` holds half a character/);
    assert.deepEqual(rocketql.check(text).filter(({ severity }) => severity === 'error'), []);
  }
  assert.throws(() => rocketql.format('a = "\udc00"'), TypeError);
  assert.deepEqual(rocketql.compile('a = "😀"').params, { query: '{"a":"😀"}' });
});

test('parameters are given as an object', () => {
  const options = { endpoint: 'channels.messages', server: '8.6.1', with: { roomId: 'GENERAL, x = 1', count: undefined } };
  const compiled = rocketql.compile({ filter: 'pinned = true' }, options);
  assert.deepEqual(compiled.params, { roomId: 'GENERAL, x = 1', pinned: 'true' });
  assert.throws(() => rocketql.compile('a = 1', { with: { 'a = 1, b': 'x' } }), TypeError);
  assert.throws(() => rocketql.compile('a = 1', { with: { a: {} } }), TypeError);
});

test('the clock is the host\'s, or none', () => {
  const query = JSON.parse(rocketql.compile('a < now').params.query);
  assert.ok(Math.abs(query.a.$lt.$date - Date.now()) < 10_000);
  assert.equal(rocketql.compile('a < now', { now: null }).diagnostics[0].code, 'RQL0415');
});

test('places count as JavaScript counts, also in texts that are no Unicode', () => {
  for (const text of ['é = "𝄞" b = 1', '\ud800 = 1 b', 'a = "\udc00" or', '𝄞'.repeat(50)]) {
    for (const found of rocketql.check(text)) {
      assert.ok(found.start <= found.end && found.end <= text.length, text);
    }
    for (let at = 0; at <= text.length; at += 1) rocketql.complete(text, at);
  }
  const [found] = rocketql.check('é = "𝄞" b = 1');
  assert.equal('é = "𝄞" b = 1'.slice(found.start, found.end), 'b');
  assert.equal(rocketql.applyFix('é = "𝄞" b = 1', found.fixes[0]), 'é = "𝄞" and b = 1');
});

test('a place that is none of the text counts as the nearest one, and what is no place is refused', () => {
  const text = 'a = "😀" an';
  for (const { complete, hover, signature } of [rocketql, lite]) {
    for (const one of [complete, hover, signature]) {
      for (const odd of [NaN, undefined, null, '3', 3n, {}, [3]]) assert.throws(() => one(text, odd), /a place is an index of the text/);
      for (const [odd, meant] of [[-1, 0], [-0, 0], [-Infinity, 0], [1.9, 1], [6, 5], [6.5, 5], [11, 11], [12, 11], [2 ** 32 + 1, 11], [1e300, 11], [Infinity, 11]]) {
        assert.deepEqual(one(text, odd), one(text, meant), `${odd}`);
      }
    }
  }
});

test('a fix is written into its own text, or not at all', () => {
  const { applyFix } = rocketql;
  const edits = [{ start: 2, end: 3, text: '=' }, { start: 0, end: 1, text: 'b' }];
  assert.equal(applyFix('a : 1', Object.freeze({ edits: Object.freeze(edits) })), 'b = 1');
  assert.equal(applyFix('a', { edits: [] }), 'a');
  // In their order where they begin at the same place, as the library writes them.
  assert.equal(applyFix('ab', { edits: [{ start: 1, end: 1, text: '1' }, { start: 1, end: 1, text: '2' }, { start: 1, end: 2, text: 'c' }] }), 'a12c');
  for (const [start, end] of [[0, 9], [-1, 1], [2, 1], [NaN, 1], [0.5, 1], ['0', 1], [undefined, 1]]) {
    assert.throws(() => applyFix('a', { edits: [{ start, end, text: '' }] }), /another text/);
  }
  assert.throws(() => applyFix('abc', { edits: [{ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' }] }), /another text/);
  for (const odd of [undefined, null, {}, 'write `=`', [], { edits: {} }]) assert.throws(() => applyFix('a', odd), TypeError);
  assert.throws(() => applyFix(undefined, { edits: [] }), TypeError);
  assert.throws(() => applyFix('a', { edits: [{ start: 0, end: 1 }] }), TypeError);
});

test('a session keeps its memory: after the first texts, a keystroke takes no page', () => {
  for (const { Session, memory } of [rocketql, lite]) {
    const session = new Session(Session === lite.Session ? {} : { server: '8.6.1', unsafeParams: true, mode: 'split' });
    const text = `${Session === lite.Session ? '' : 'users.list: '}${'active = true and lastLogin > now-7d and '.repeat(7)}name startswith "é𝄞" or`;
    const typed = () => {
      for (let at = 0; at <= text.length; at += 1) {
        const so_far = text.slice(0, at);
        session.compile(so_far);
        session.check(so_far);
        session.complete(so_far, at);
        session.hover(so_far, at);
        session.highlight(so_far);
        session.signature(so_far, at);
      }
    };
    typed();
    const before = memory();
    typed();
    typed();
    assert.equal(memory(), before);
  }
});

test('patterns run in RegExp, or are refused', () => {
  assert.deepEqual(rocketql.rows('a ~ /^[b-d]+$/i').judge([{ a: 'BCD' }, { a: 'bx' }]), [true, false]);
  for (const pattern of ['(a)\\1', '^(a+)+$', '(a|aa)+$', '\\w+\\w*\\d', 'a.*b.*c.*d']) {
    assert.throws(() => rocketql.rows(`a ~ /${pattern}/`), rocketql.RowsError, pattern);
  }
});

test('rows are selected, sorted, counted off and projected', () => {
  const rows = [{ n: 3, a: 'x' }, { n: 1, a: 'x' }, { n: 2, a: 'x' }, { n: 0, a: 'y' }];
  const ready = rocketql.rows('users.list: a = x | fields n | sort -n | offset 1 | count 1');
  assert.deepEqual(ready.select(rows), [{ n: 2, a: 'x' }]);
  assert.deepEqual(ready.project(ready.select(rows)), [{ n: 2 }]);
  assert.throws(() => ready.matches({ a: { $date: 'soon' } }), /row|value/);
  const dated = rocketql.rows('a > 2024-01-01');
  assert.throws(() => dated.select([{}, { a: { $date: 'soon' } }]), (error) => error.row === 1);
  assert.equal(dated.matches({ a: new Date('2024-06-01') }), true);
});

test('match gives what rows and select give', () => {
  const rows = [{ n: 3, a: 'x' }, { n: 1, a: 'x' }, { n: 0, a: 'y' }];
  assert.deepEqual(rocketql.match('a = x | sort n', rows), [rows[1], rows[0]]);
  assert.throws(() => rocketql.match('a = ', rows), rocketql.RowsError);
});

test('a module that trapped is replaced, and the texts are safe', () => {
  const session = new rocketql.Session({ server: '8.6.1', unsafeParams: true });
  const ready = rocketql.rows('a = 1 and b < now', { now: 10 });
  const rows = [{ a: 1, b: { $date: 5 } }, { a: 2, b: { $date: 5 } }];
  const sound = [session.compile('users.list: active = true'), ready.judge(rows)];
  const long = `users.list: ${'active = true and '.repeat(100_000)}`;
  const { diagnostics } = session.compile(long);
  for (let time = 0; time < 3; time += 1) {
    // The started module's memory (it is not started again) takes all that there can be: the next that it asks for is refused.
    const { memory } = glue.initSync({ module: new Uint8Array() });
    const pages = memory.buffer.byteLength / 65536;
    memory.grow(65536 - pages);
    // Each trap is a real one: the module has no more memory for this text, and says `unreachable`.
    assert.deepEqual(session.compile(long + ' '.repeat(time + 1)).diagnostics.length, diagnostics.length);
    assert.notEqual(glue.initSync({ module: new Uint8Array() }).memory, memory, 'the instance was not replaced');
    assert.deepEqual([session.compile('users.list: active = true'), ready.judge(rows)], sound);
  }
});

test('a module that ran out of the stack is replaced, wherever it did', () => {
  const session = new rocketql.Session();
  const text = `${'('.repeat(60)}a = 1${')'.repeat(60)} and {"b":{"$in":[{"c":[1,[2,[3]]]}]}}`;
  const shown = session.format(text).text;
  let trapped = 0;
  // Deeper and deeper, so that the stack ends at another place in the work each time.
  const deeper = (left) => (left > 0 ? deeper(left - 1) : session.format(text));
  for (let depth = 1000; depth < 20000; depth += 7) {
    try {
      assert.equal(deeper(depth).text, shown);
    } catch (problem) {
      assert.ok(problem instanceof RangeError, problem);
      trapped += 1;
      if (trapped > 100) break;
    }
    assert.equal(session.format(text).text, shown);
  }
  assert.ok(trapped > 0);
});

test('it works in a worker', async () => {
  const code = `import { parentPort } from 'node:worker_threads';
    import { compile } from ${JSON.stringify(new URL('../pkg/node.js', import.meta.url).href)};
    parentPort.postMessage(compile('a = 1').params.query);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const [answer] = await Promise.race([once(worker, 'message'), once(worker, 'error').then(([problem]) => { throw problem; })]);
  assert.equal(answer, '{"a":1}');
  await worker.terminate();
});

test('the catalogue is there', () => {
  const lists = rocketql.endpoints({ server: '8.6.1' });
  assert.equal(lists.find((endpoint) => endpoint.name === 'users.list').collection, 'users');
  assert.ok(rocketql.fields('users.list').some((field) => field.path === 'lastLogin' && field.types === 'date'));
  assert.equal(rocketql.fields('nothing'), null);
  assert.throws(() => rocketql.endpoints({ server: 'x' }), TypeError);
  assert.equal(rocketql.code('RQL0301').severity, 'hint');
  assert.equal(rocketql.code('RQL9999'), null);
});

test('an offset that no zone has is said as any other zone that there is not', () => {
  for (const zone of ['+25:00', '+02:60', '+2:00', 'Mars/Olympus']) assert.throws(() => rocketql.compile('a >= today', { zone }), /^RangeError: there is no zone/, zone);
  assert.ok(rocketql.compile('a >= today', { zone: '-23:59' }).ok);
});

test('an endpoint is known behind a comment, too', () => {
  for (const text of ['users.list: sta', '# who is there\n\n# and who is not\n  users.list: sta', '/api/v1/users.list: sta']) {
    assert.ok(rocketql.complete(text, text.length, { server: '6.13.1' }).items.some(({ label }) => label === 'status'), text);
  }
});
