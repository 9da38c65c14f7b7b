// `node wasm/panics.mjs MODULE OUT` takes out of a module what is made ready for the message of a panic, which nobody would see: a
// module for browsers has nowhere to write it. A panic is a trap all the same, as `js/module.js` expects it.
import { readFileSync, writeFileSync } from 'node:fs';
import { bodiesIn, holdsNames, importedIn, listed, moduleOf, namesIn, number, sectionsOf } from './sections.mjs';

/** The functions that a panic goes through, none of which returns. */
const PANICS =
  /^(core::panicking::|core::(option|result)::(unwrap|expect)_failed|core::str::slice_error_fail|core::slice::.*_fail$|.*::assert_failed$|alloc::raw_vec::(handle_error|capacity_overflow)$|alloc::alloc::handle_alloc_error$|.*rust_begin_unwind$)/;

/** No locals, `unreachable`, and the end. */
const TRAP = Buffer.from([0, 0, 11]);

/** The path of a source file. Those of the machine that built the module are nobody's business, either. */
const SOURCE = /(?<![^\0])(?:\/[\w.+-]+)+\.rs(?![^\0])/g;

/** A name without the marks by which a compiler tells equal ones apart. */
const plain = (/** @type {string} */ name) => name.replace(/\[[0-9a-f]{16}\]/g, '').replace(/(\.\d+)?(::h[0-9a-f]{16})?$/, '');

const [from, to] = process.argv.slice(2);
const sections = sectionsOf(readFileSync(from));
const named = sections.find(holdsNames);
const imports = sections.find(({ id }) => id === 2);
if (!named || !imports) throw new Error('a module with names and imports is wanted');
const names = namesIn(named.bytes);
const imported = importedIn(imports.bytes);

let taken = 0;
const quiet = (/** @type {Buffer} */ body, /** @type {number} */ index) => {
  const never = body.subarray(-2).equals(TRAP.subarray(1));
  if (!never || !PANICS.test(plain(names[imported + index] ?? ''))) return body;
  taken += 1;
  return TRAP;
};

/** Blanks the paths of source files, and the places in them. */
const blank = (/** @type {Buffer} */ data) => {
  const [count, first] = number(data, 0);
  let at = first;
  /** @type {[number, Buffer][]} */
  const segments = [];
  for (let left = count; left > 0; left -= 1) {
    if (data[at] !== 0 || data[at + 1] !== 0x41) throw new Error('only data at a given place is known here');
    const [place, end] = number(data, at + 2);
    const [length, start] = number(data, end + 1);
    at = start + length;
    segments.push([place, data.subarray(start, at)]);
  }
  const found = new Map();
  for (const [place, bytes] of segments) {
    for (const path of bytes.toString('latin1').matchAll(SOURCE)) {
      found.set(place + path.index, path[0].length);
      bytes.fill(0, path.index, path.index + path[0].length);
    }
  }
  // A place is where the path stands, its length, a line and a column.
  for (const [place, bytes] of segments) {
    for (let word = (4 - (place % 4)) % 4; word + 16 <= bytes.length; word += 4) {
      const length = found.get(bytes.readUInt32LE(word));
      if (length !== undefined && [length, length + 1].includes(bytes.readUInt32LE(word + 4))) bytes.fill(0, word, word + 16);
    }
  }
  return data;
};

const kept = sections.map(({ id, bytes }) => {
  if (id === 10) return { id, bytes: listed(bodiesIn(bytes).map(quiet)) };
  return { id, bytes: id === 11 ? blank(bytes) : bytes };
});
if (taken < 10) throw new Error(`only ${taken} functions of panics were found: are they called otherwise now?`);
writeFileSync(to, moduleOf(kept));
