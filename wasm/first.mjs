// `node wasm/first.mjs MODULE FOLDER OUT` makes the first part of a module: what the workload never comes to is a trap there. FOLDER
// is the package, with the module's glue in it.
//
// The first part answers as the whole does, or traps, and then the whole is asked (`js/core.js`). So it is never wrong, whatever the
// workload leaves out.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pointsIn } from './points.mjs';
import { bodiesIn, exportsIn, importedIn, listed, moduleOf, number, numbersIn, sectionsOf, tabledIn, written } from './sections.mjs';
import { work } from './workload.mjs';

/** How much of the memory is one page. */
const PAGE = 65_536;

const [from, folder, to] = process.argv.slice(2);
const sections = sectionsOf(readFileSync(from));
const of = (/** @type {number} */ wanted) => sections.find(({ id }) => id === wanted)?.bytes ?? Buffer.of(0);
const bodies = bodiesIn(of(10));
const ways = bodies.map(pointsIn);
const total = ways.reduce((sum, { points }) => sum + points.length, 0);

/**
 * The module with something at each point of its functions.
 * @param {(point: number, index: number) => Uint8Array} at of a point, by its number, and of its function
 * @param {(memory: Buffer) => Buffer} [memory]
 */
const marked = (at, memory = (bytes) => bytes) => {
  let point = 0;
  const marks = bodies.map((body, index) => {
    let last = 0;
    const pieces = ways[index].points.flatMap((place) => {
      const piece = body.subarray(last, place);
      last = place;
      return [piece, at(point++, index)];
    });
    return Buffer.concat([...pieces, body.subarray(last)]);
  });
  return moduleOf(sections.map(({ id, bytes }) => ({ id, bytes: id === 10 ? listed(marks) : id === 5 ? memory(bytes) : bytes })));
};

/** A number as an instruction has it, with its sign. */
const constant = (/** @type {number} */ value) => {
  const bytes = [...written(value)];
  const last = bytes.length - 1;
  return Buffer.from(bytes[last] & 64 ? [0x41, ...bytes.slice(0, last), bytes[last] | 128, 0] : [0x41, ...bytes]);
};

// Which points are come to is noted behind the memory that the module has at first: a byte for each.
const [least, behind] = number(of(5), 2);
const notes = least * PAGE;
const counting = marked(
  (point) => Buffer.concat([constant(notes + point), constant(1), Buffer.from([0x3a, 0, 0])]),
  (memory) => Buffer.concat([memory.subarray(0, 2), written(least + Math.ceil(total / PAGE)), memory.subarray(behind)]),
);
const there = (/** @type {string} */ name) => import(pathToFileURL(resolve(folder, name)).href);
const glue = await there('rocketql_wasm.js');
const counted = glue.initSync({ module: counting });
const { started } = await there('module.js');
started();
work(await there('full.js').catch(() => there('lite.js')));
if (glue.initSync() !== counted) throw new Error('the module trapped under the workload');
const isMet = new Uint8Array(counted.memory.buffer, notes, total);

// What was made is also done away with outside of any piece of work, where nobody sees a trap: that is there in full.
const imported = importedIn(of(2));
const types = numbersIn(of(3));
const tabled = tabledIn(of(9)).map((index) => index - imported);
const kept = new Set(exportsIn(of(7)).filter(({ name }) => name.endsWith('_free')).map(({ index }) => index - imported));
for (const index of kept) {
  if (!ways[index]) continue;
  for (const called of ways[index].calls) kept.add(called - imported);
  for (const one of tabled) if (ways[index].types.includes(types[one])) kept.add(one);
}

const TRAP = Buffer.of(0);
const NOTHING = Buffer.alloc(0);
writeFileSync(to, marked((point, index) => (isMet[point] || kept.has(index) ? NOTHING : TRAP)));
