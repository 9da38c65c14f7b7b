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
