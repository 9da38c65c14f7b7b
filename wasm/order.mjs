// `node wasm/order.mjs MODULE OUT` gives the functions of a module names by which `wasm-opt --reorder-functions-by-name` puts side by
// side those that are alike: gzip finds again only what it met in the last 32 KiB.
//
// From the first function on, the next one is always that of which the largest share was met in the functions just before it. What is
// met are runs of a few bytes; those that many functions have are met everywhere, and say nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { bodiesIn, holdsNames, importedIn, moduleOf, sectionsOf, written } from './sections.mjs';

/** How many bytes a run has. */
const RUN = 7;

/** From how many functions on a run says nothing. */
const COMMON = 60;

/** How far gzip looks back. */
const WINDOW = 32_000;

/** Added to each length, so that the shortest functions do not come first only for being short. */
const SHORTEST = 20;

const [from, to] = process.argv.slice(2);
const sections = sectionsOf(readFileSync(from));
const imported = sections.filter(({ id }) => id === 2).reduce((sum, { bytes }) => sum + importedIn(bytes), 0);
const bodies = sections.filter(({ id }) => id === 10).flatMap(({ bytes }) => bodiesIn(bytes));

/** The runs of each body, by a hash (FNV-1a). */
const runs = bodies.map((body) => {
  const found = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) {
    let hash = 2_166_136_261;
    for (let next = at; next < at + RUN; next += 1) hash = Math.imul(hash ^ body[next], 16_777_619);
    found.add(hash);
  }
  return found;
});

/** The functions that have a run. */
const having = new Map();
for (const [index, found] of runs.entries()) {
  for (const run of found) having.set(run, [...(having.get(run) ?? []).slice(0, COMMON), index]);
}
for (const [run, indexes] of having) if (indexes.length < 2 || indexes.length > COMMON) having.delete(run);

/** How many of each function's runs are met in the window, and how often each run is. */
const met = new Float64Array(bodies.length);
const times = new Map();
const meet = (/** @type {number} */ index, /** @type {1 | -1} */ step) => {
  for (const run of runs[index]) {
    const indexes = having.get(run);
    if (!indexes) continue;
    const now = (times.get(run) ?? 0) + step;
    times.set(run, now);
    // The first to come and the last to go change what is met.
    if (now === (step > 0 ? 1 : 0)) for (const other of indexes) met[other] += step;
  }
};

const left = new Set(bodies.keys());
const window = [];
let size = 0;
/** @type {string[]} */
const names = [];
for (let current = 0; left.size > 0; ) {
  left.delete(current);
  names[current] = String(bodies.length - left.size).padStart(6, '0');
  meet(current, 1);
  window.push(current);
  size += bodies[current].length;
  while (size > WINDOW && window.length > 1) {
    const gone = window.shift();
    size -= bodies[gone].length;
    meet(gone, -1);
  }
  let best = -1;
  for (const index of left) {
    const share = met[index] / (bodies[index].length + SHORTEST);
    if (share > best) [best, current] = [share, index];
  }
}

const entries = names.flatMap((name, index) => [written(imported + index), written(name.length), Buffer.from(name)]);
const map = Buffer.concat([written(names.length), ...entries]);
const bytes = Buffer.concat([written(4), Buffer.from('name'), Buffer.from([1]), written(map.length), map]);
// The names there are go: others take their place.
writeFileSync(to, moduleOf([...sections.filter((section) => !holdsNames(section)), { id: 0, bytes }]));
