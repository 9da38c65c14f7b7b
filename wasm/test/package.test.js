// The package in Node: the vectors, and what is JavaScript's alone.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as rocketql from '../pkg/node.js';
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
  const types = readFileSync(new URL('../js/index.d.ts', import.meta.url), 'utf8');
  const declared = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(rocketql).filter((name) => name !== 'started').sort(), declared.sort());
});

test('what is no option is refused', () => {
  assert.throws(() => rocketql.compile('a = 1', { servr: '8.6' }), /there is no option `servr`/);
  assert.throws(() => rocketql.compile('a = 1', { server: 'new' }), TypeError);
  assert.throws(() => rocketql.compile('a = 1', { server: '9.0', unsafeParams: true }), /from 9\.0/);
  assert.throws(() => rocketql.compile('a = 1', { unsafeParams: false }), /name the `server`/);
  assert.throws(() => rocketql.compile('a = 1', { zone: 'Mars/Phobos' }), RangeError);
  assert.throws(() => rocketql.compile('a = 1', { now: 'soon' }), TypeError);
  assert.throws(() => rocketql.compile('a = 1', { curlBase: 'x\nserver=9' }), TypeError);
  assert.throws(() => new rocketql.Session({ zone: 'Mars/Phobos' }), RangeError);
  // And the next request is not hurt by it.
  assert.equal(rocketql.compile('a = 1').ok, true);
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

test('a session keeps its memory', () => {
  const session = new rocketql.Session({ server: '8.6.1', unsafeParams: true, mode: 'split' });
  const text = `users.list: ${'active = true and lastLogin > now-7d and '.repeat(7)}name startswith ro`;
  const typed = () => {
    for (let at = 0; at < text.length; at += 1) {
      session.compile(text.slice(0, at));
      session.complete(text.slice(0, at), at);
    }
  };
  typed();
  const before = rocketql.memory();
  typed();
  assert.equal(rocketql.memory(), before);
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

test('a module that trapped is replaced', () => {
  const { Session } = rocketql;
  const session = new Session();
  assert.equal(session.format('a  =  1').text, 'a = 1');
  const { parse } = JSON;
  let thrown = false;
  // What stands for a trap: the first look at the answer.
  JSON.parse = (text) => {
    JSON.parse = parse;
    thrown = true;
    throw new WebAssembly.RuntimeError('unreachable');
  };
  try {
    assert.equal(session.format('b  =  1').text, 'b = 1');
  } finally {
    JSON.parse = parse;
  }
  assert.ok(thrown);
  assert.equal(session.format('c  =  1').text, 'c = 1');
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
