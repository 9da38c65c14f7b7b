// The package without the catalogue of servers and the matcher of rows: what it knows it knows as the whole one does, and what
// it does not know it refuses.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as lite from '../pkg/lite/node.js';
import * as whole from '../pkg/node.js';
import { answer } from './vectors.js';

const vectors = new URL('../../tests/vectors/', import.meta.url);

test('what names no endpoint and no server is answered as by the whole package', () => {
  let same = 0;
  for (const file of readdirSync(vectors)) {
    for (const vector of JSON.parse(readFileSync(new URL(file, vectors), 'utf8'))) {
      const { endpoint, server, unsafeParams, mode, ...options } = vector.options ?? {};
      if (['explain', 'rows'].includes(vector.do) || endpoint || server || vector.request.endpoint) continue;
      const [ours, theirs] = [lite, whole].map((from) => answer(from, { ...vector, options }));
      if (theirs?.endpoint) continue;
      if (Array.isArray(ours?.diagnostics) && ours.diagnostics.some(({ code }) => code === 'RQL0913')) continue;
      if (vector.do === 'complete' || vector.do === 'hover') {
        // Where the text names an endpoint, the whole package knows its fields.
        if (/^\s*[\w./-]+:/.test(vector.request.text ?? vector.request)) continue;
        if (vector.do === 'complete' && theirs.items.some(({ kind }) => kind === 'endpoint')) continue;
      }
      assert.deepEqual(ours, theirs, `${vector.do} ${JSON.stringify(vector.request)}`);
      same += 1;
    }
  }
  assert.ok(same > 60, String(same));
});

test('an endpoint is refused: what its server would do is not looked at', () => {
  for (const request of ['users.list: active = true', { filter: 'active = true', endpoint: 'users.list' }, { filter: '{}', endpoint: '/api/v1/users.list' }]) {
    const refused = lite.compile(request);
    assert.equal(refused.ok, false, JSON.stringify(request));
    assert.deepEqual(refused.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code), ['RQL0913']);
    assert.equal(whole.compile(request).ok, true, JSON.stringify(request));
  }
  assert.equal(lite.compile({ filter: 'a = 1' }, { endpoint: 'users.list' }).ok, false);
  // To write a text anew asks no server.
  assert.equal(lite.format('users.list:   active=true').text, 'users.list: active = true');
  assert.equal(lite.render('users.list: {"active":true}').text, 'users.list: active = true');
});

test('a server is refused, and so is whatever is said of one', () => {
  for (const option of [{ server: '8.6.1' }, { mode: 'strict' }, { mode: 'split' }, { privileged: false }, { privileged: true }, { unsafeParams: true }]) {
    for (const one of [lite.compile, lite.check, lite.highlight]) {
      assert.throws(() => one('a = 1', option), new RegExp(`^TypeError: \`rocketql/lite\` knows no servers: leave \`${Object.keys(option)}\` out`));
    }
  }
  assert.throws(() => new lite.Session({ server: '8.6.1' }).check('a = 1'), TypeError);
});

test('what is sent to any server is not said to be exact', () => {
  const compiled = lite.compile('active = true');
  assert.equal(compiled.exact, null);
  assert.deepEqual(compiled.params, { query: '{"active":true}' });
});

test('a code has its wording where it can be reported', () => {
  // Of fetching, of what a server does, and of the text itself.
  assert.deepEqual(['RQL0870', 'RQL0713', 'RQL0201'].map((code) => [lite.code(code), whole.code(code)].map(Boolean)), [[false, false], [false, true], [true, true]]);
});
