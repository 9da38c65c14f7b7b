// The first part of the module answers as the whole does, or not at all, and the whole goes on in its place.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { answer } from './vectors.js';

const corpus = new URL('../../tests/corpus/', import.meta.url);
const texts = readdirSync(corpus).flatMap((file) => (
  readFileSync(new URL(file, corpus), 'utf8').split(/^--- .*\n/m).slice(1).map((piece) => piece.split('\n')[0])));
const vectors = readdirSync(new URL('../../tests/vectors/', import.meta.url)).flatMap((file) => (
  JSON.parse(readFileSync(new URL(`../../tests/vectors/${file}`, import.meta.url), 'utf8'))));
const cases = [
  ...texts.flatMap((request) => [
    { do: 'explain', request }, { do: 'complete', request, at: request.length },
  ]),
  ...vectors,
];

/** What is mostly written, each alone. */
const MOSTLY = [
  'active = true', 'active = false', 'name = bob', 'name = "bob"', 'nick = null', 'n > 5', 'n >= 5', 'n < 5', 'type != bot', 'nick exists', 'nick missing',
  'lm < now-90d', 'lm >= today', 'lm > 2024-03-01', 'a in (x, y)', 'name startswith ro', 'name contains "x y"', 'name ~ /^x/i', 'a = 1 or b = 2', 'not a = 1',
  'active = false and name = "x"', '{"n":{"$gt":5}}',
];

/** What a package says to each case; the name of the error where it throws. */
const said = (rocketql) => cases.map((one) => {
  try {
    return JSON.stringify(answer(rocketql, one));
  } catch (problem) {
    return problem.name;
  }
});

for (const [name, folder, entry] of [['the package', '../pkg', 'full.js'], ['the lite package', '../pkg/lite', 'lite.js']]) {
  const there = (/** @type {string} */ file) => import(new URL(`${folder}/${file}`, import.meta.url).href);
  const bytes = (/** @type {string} */ file) => readFileSync(new URL(`${folder}/${file}`, import.meta.url));
  test(`${name}: what its first part answers, the whole does`, async () => {
    const [glue, module, rocketql] = await Promise.all(['rocketql_wasm.js', 'module.js', entry].map(there));
    glue.initSync({ module: bytes('rocketql_first.wasm') });
    let asked = 0;
    const rest = Promise.resolve();
    module.started(() => {
      asked += 1;
      return rest;
    });
    const session = new rocketql.Session();
    assert.equal(session.compile('active = true').ok, true);
    for (const text of MOSTLY) assert.equal(session.compile({ filter: text }).ok, true, text);
    assert.throws(() => session.compile('status === busy'), (problem) => problem.name === 'NotYet' && problem.rest === rest);
    const first = said(rocketql);
    assert.equal(asked, first.filter((one) => one === 'NotYet').length + 1);
    await glue.__wbg_replace(bytes('rocketql_wasm_bg.wasm'), () => module.started());
    // What was made by the part that is no more is made anew.
    assert.equal(session.compile('status === busy').diagnostics[0].fixes.length, 1);
    const whole = said(rocketql);
    assert.ok(!whole.includes('NotYet'));
    const answered = cases.filter((_, number) => first[number] !== 'NotYet');
    for (const [number, one] of cases.entries()) if (first[number] !== 'NotYet') assert.equal(first[number], whole[number], JSON.stringify(one));
    assert.ok(answered.length > cases.length / 20, `${answered.length} of ${cases.length}`);
  });
}
