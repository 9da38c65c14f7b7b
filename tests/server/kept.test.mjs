// The facts that are kept here are those of ../shared/facts, where that is; `UPDATE=1` makes names.jsonl of it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { ENDPOINTS } from './schemas.mjs';

const folder = ['../../../shared/facts/', '../../../../shared/facts/'].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
const skip = folder === undefined && 'there is no ../shared/facts';
const facts = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** What the catalogue of typed parameters says of one endpoint, by one of its names. */
function kept(entry, endpoint) {
  const params = {};
  const filters = {};
  const needs = [];
  for (const { name: all, since, first_seen_in_typings: seen, relation, exact, precondition } of entry.params) {
    for (const name of all.split('/')) {
      params[name] = since || seen || null;
      if (relation === 'wider') filters[name] = 'wider';
      else if (relation.startsWith('equal') && exact) filters[name] = 'equal';
      if (precondition?.startsWith('caller has')) needs.push(name);
    }
  }
  const beside = ['total_key', 'count_key', 'offset_key'].map((key) => Boolean(entry[key]));
  return {
    endpoint, since: entry.since, depth: entry.depth, strict: entry.strict_schema, query: entry.accepts_raw_query_in_schema ?? null,
    paged: entry.paginated ?? null, params, source: `typed-params.json: ${entry.source.split(';')[0]}`,
    ...(Object.keys(filters).length > 0 && { filters }), ...(needs.length > 0 && { needs }),
    ...(entry.result_key && { rows: [entry.result_key, ...beside] }),
  };
}

test('names.jsonl is what typed-params.json says', { skip }, () => {
  const all = facts('typed-params.json').flatMap((entry) => [entry.endpoint, ...(entry.aliases ?? [])].map((name) => kept(entry, name)));
  all.sort((one, other) => (one.endpoint < other.endpoint ? -1 : 1));
  const made = all.map((one) => `${JSON.stringify(one)}\n`).join('');
  const file = new URL('./names.jsonl', import.meta.url);
  if (process.env.UPDATE) writeFileSync(file, made);
  assert.equal(readFileSync(file, 'utf8'), made);
});

const LETTERS = { query: 'q', fields: 'f', sort: 's', offset: 'o', count: 'c' };
const letters = (names) => Object.keys(LETTERS).filter((name) => names.includes(name)).map((name) => LETTERS[name]).join('');

/** `['a']` is all; `{ GET: { permissions: ['a', 'b'], operation: 'hasAny' } }` is any. */
function permission(text) {
  const [, part] = (text?.startsWith('{') ? /GET: (\{[^{}]*\}|\[[^\]]*\])/ : /(\[.*\])/).exec(text ?? '') ?? [];
  if (!part) return undefined;
  const names = [.../\[[^\]]*\]/.exec(part)[0].matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
  return { [part.includes('hasAny') ? 'any' : 'all']: names };
}

test('endpoints.jsonl is what endpoints.json says', { skip }, () => {
  const told = new Map(facts('endpoints.json').map((entry) => [entry.path, entry]));
  for (const { endpoint, trees, permission: asked } of ENDPOINTS) {
    const entry = told.get(endpoint);
    // A few are those of typed-params.json, and have no tree.
    if (!entry) {
      assert.deepEqual([trees, asked], [{}, undefined], endpoint);
      continue;
    }
    const read = ({ reads, rejectedBySchema }) => ({ reads: letters(reads), rejects: letters(rejectedBySchema) });
    const all = Object.entries({ ...entry.history, [entry.asOf]: entry }).map(([tree, one]) => [tree.replace('-develop', ''), read(one)]);
    assert.deepEqual(trees, Object.fromEntries(all), endpoint);
    assert.deepEqual(asked, permission(entry.permissionsRequired), endpoint);
  }
  assert.deepEqual([...told.keys()].filter((path) => !ENDPOINTS.some(({ endpoint }) => endpoint === path)), []);
});
