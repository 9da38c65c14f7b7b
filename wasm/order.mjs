// `node wasm/order.mjs MODULE OUT` gives the functions of a module names by which `wasm-opt --reorder-functions-by-name` puts side by
// side those that are alike: gzip finds again only what it met in the last 32 KiB.
//
// From the first function on, the next one is always that of which the largest share was met in the functions just before it. What is
// met are runs of a few bytes; those that many functions have are met everywhere, and say nothing.
import { readFileSync, writeFileSync } from 'node:fs';

/** How many bytes a run has. */
const RUN = 7;

/** From how many functions on a run says nothing. */
const COMMON = 60;

/** How far gzip looks back. */
const WINDOW = 32_000;

/** Added to each length, so that the shortest functions do not come first only for being short. */
const SHORTEST = 20;

const [from, to] = process.argv.slice(2);
const module = readFileSync(from);

/** A number of variable length at a place, and the place behind it. */
const number = (/** @type {number} */ at) => {
  let [value, scale] = [0, 1];
  for (;; scale *= 128) {
    const byte = module[at++];
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
  }
};

/** A number of variable length, as bytes. */
const written = (/** @type {number} */ value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};

/** Behind the limits at a place: the least and, if it is marked, the most. */
const behindLimits = (/** @type {number} */ at) => {
  const behind = number(at + 1)[1];
  return module[at] & 1 ? number(behind)[1] : behind;
};

/** How many functions are imported: the numbers of the module's own begin behind them. */
const importedIn = (/** @type {number} */ start) => {
  let [count, at] = number(start);
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (let name = 0; name < 2; name += 1) {
      const [length, behind] = number(at);
      at = behind + length;
    }
    const kind = module[at++];
    if (kind === 0) {
      functions += 1;
      at = number(at)[1];
    } else if (kind === 1) at = behindLimits(at + 1);
    else if (kind === 2) at = behindLimits(at);
    else if (kind === 3) at += 2;
    else throw new Error(`an import of kind ${kind} is not known here`);
  }
  return functions;
};

/** The bodies of the functions. */
const bodiesIn = (/** @type {number} */ start) => {
  const [count, first] = number(start);
  let at = first;
  return Array.from({ length: count }, () => {
    const [length, behind] = number(at);
    at = behind + length;
    return module.subarray(behind, at);
  });
};

let imported = 0;
/** @type {Buffer[]} */
let bodies = [];
const kept = [module.subarray(0, 8)];
for (let at = 8; at < module.length;) {
  const [size, start] = number(at + 1);
  const id = module[at];
  if (id === 2) imported = importedIn(start);
  if (id === 10) bodies = bodiesIn(start);
  // The names there are go: others take their place.
  if (id !== 0 || module.subarray(start + 1, start + 5).toString() !== 'name') kept.push(module.subarray(at, start + size));
  at = start + size;
}

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
const section = Buffer.concat([written(4), Buffer.from('name'), Buffer.from([1]), written(map.length), map]);
writeFileSync(to, Buffer.concat([...kept, Buffer.from([0]), written(section.length), section]));
