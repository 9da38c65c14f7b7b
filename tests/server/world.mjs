// Rows of a collection: values from fields.json, missing, null and in arrays now and then, the same for the same seed.
import { readFileSync } from 'node:fs';
import { ejson } from './packages.mjs';

export const FIELDS = ejson.parse(readFileSync(new URL('./fields.json', import.meta.url), 'utf8'));

/** mulberry32: small, and the same everywhere. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return (below) => Math.floor(next() * below);
}

/** Some ids are ones that the context of the model speaks of. */
const NAMED = ['GENERAL', 'r1', 'r2', 'u1', 'u2', 'team1', 'team2'];

export function rows(collection, count, seed) {
  const fields = FIELDS[collection];
  const pick = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const row = {};
    for (const [path, field] of Object.entries(fields)) {
      if (field.unique) {
        row[path] = NAMED[index] ?? `row${index - NAMED.length}`;
        continue;
      }
      const at = pick(field.values.length + field.missing);
      if (at >= field.values.length) continue;
      const value = field.values[at];
      const odd = pick(24);
      // What no schema promises and every database holds.
      if (odd === 0 && field.missing > 0) row[path] = null;
      else if (odd === 1 && !Array.isArray(value) && field.missing > 0) row[path] = [value];
      else row[path] = value;
    }
    return row;
  });
}

/** Conditions to values that meet them or just miss them, by path. */
function hints(filter, found, path = null) {
  if (filter instanceof Date) return [-1, 0, 1].forEach((step) => put(found, path, new Date(filter.getTime() + step)));
  if (filter === null || typeof filter !== 'object' || filter instanceof RegExp) return put(found, path, filter);
  if (Array.isArray(filter)) return filter.forEach((item) => hints(item, found, path));
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$regex' || key === '$options') continue;
    if (key === '$elemMatch' && path !== null && Object.hasOwn(value, '$eq')) put(found, path, [value.$eq]);
    else if (key.startsWith('$')) hints(key === '$exists' ? [] : value, found, path);
    else hints(value, found, path === null ? key : `${path}.${key}`);
  }
  return undefined;
}

function put(found, path, value) {
  if (path === null || value instanceof RegExp) return;
  if (!found.has(path)) found.set(path, []);
  found.get(path).push(value);
}

/** Rows that mostly have what filters speak of, so that each of many conditions decides of some row. */
export function near(collection, count, seed, filters) {
  const found = new Map();
  for (const filter of filters) hints(filter, found);
  const pick = random(seed ^ 0x5bd1e995);
  return rows(collection, count, seed).map((plain, index) => {
    const row = { ...plain, _id: `near${index}` };
    for (const [path, values] of found) {
      if (path === '_id' || pick(10) < 3) continue;
      assign(row, path.split('.'), values[pick(values.length)]);
    }
    return row;
  });
}

function assign(row, [name, ...rest], value) {
  if (rest.length === 0) {
    row[name] = Array.isArray(row[name]) && row[name].every((item) => typeof item !== 'object') ? [value] : value;
    return;
  }
  const inner = row[name];
  if (Array.isArray(inner)) {
    row[name] = [{ ...inner[0] }];
    assign(row[name][0], rest, value);
  } else {
    row[name] = { ...(inner !== null && typeof inner === 'object' ? inner : {}) };
    assign(row[name], rest, value);
  }
}
