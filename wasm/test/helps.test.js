// What helps become where there is no command line: every code's, in the page and in the package's own editors and forms.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOnPage } from '../demo/problems.js';
import { withoutFlags } from '../pkg/help.js';
import { code } from '../pkg/node.js';

test('no help speaks of a command line where there is none', () => {
  const helps = Array.from({ length: 10_000 }, (_, number) => code(`RQL${String(number).padStart(4, '0')}`)?.help ?? '').filter(Boolean);
  assert.ok(helps.length > 300, `${helps.length}`);
  const typed = helps.filter((help) => /--[a-z]|`rocketql /.test(help));
  assert.ok(typed.length > 30, `${typed.length}`);
  for (const help of helps) {
    for (const shown of [asOnPage(help), withoutFlags(help)]) assert.doesNotMatch(shown, /--[a-z]|`rocketql /, help);
    if (!typed.includes(help)) assert.equal(asOnPage(help), help);
  }
});
