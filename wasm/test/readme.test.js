// The README's snippets, run word for word.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code).filter((code) => !code.includes('document'));
const entry = new URL('../pkg/node.js', import.meta.url).href;
const lite = new URL('../pkg/lite/node.js', import.meta.url).href;

for (const [number, snippet] of snippets.entries()) {
  test(`snippet ${number + 1}`, async () => {
    // Where `console.assert` only complains, this throws.
    const code = snippet.replaceAll("'rocketql'", `'${entry}'`).replaceAll("'rocketql/lite'", `'${lite}'`).replaceAll('console.assert(', 'globalThis.holds(');
    let asserted = 0;
    globalThis.holds = (holds) => {
      asserted += 1;
      assert.ok(holds, snippet);
    };
    await import(`data:text/javascript,${encodeURIComponent(code)}`);
    assert.ok(asserted > 0, 'the snippet shows nothing');
  });
}

test('every snippet was found', () => assert.ok(snippets.length >= 4));
