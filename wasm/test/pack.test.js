// What npm would publish: everything that the package needs, and nothing else.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const pkg = new URL('../pkg/', import.meta.url);
const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: fileURLToPath(pkg), stdio: ['ignore', 'pipe', 'ignore'] }));
const names = new Set(files.map((file) => file.path));

test('what the entries name is there', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', pkg), 'utf8'));
  const paths = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  for (const path of paths) assert.ok(names.has(path.replace('./', '')), path);
});

test('what a file imports is there', () => {
  for (const name of names) {
    if (!name.endsWith('.js')) continue;
    const text = readFileSync(new URL(name, pkg), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import) '(\.{1,2}\/[^']*)'/g)) {
      const wanted = new URL(path, new URL(name, 'file:///')).pathname.slice(1);
      assert.ok(names.has(wanted), `${name} imports ${path}`);
    }
  }
});

test('nothing else is there', () => {
  for (const name of names) assert.match(name, /\.(js|d\.ts|wasm)$|^(README\.md|package\.json|LICENSE-\w+)$/);
});

test('nothing is evaluated, so that a strict policy holds', () => {
  for (const name of names) {
    if (name.endsWith('.js')) assert.doesNotMatch(readFileSync(new URL(name, pkg), 'utf8'), /\beval\(|new Function\(/, name);
  }
});
