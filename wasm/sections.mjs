// Reads a WebAssembly module, as far as its functions, their names and its data go.

/** A number of variable length at a place, and the place behind it. */
export const number = (/** @type {Uint8Array} */ bytes, /** @type {number} */ at) => {
  let [value, scale] = [0, 1];
  for (;; scale *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
  }
};

/** A number of variable length, as bytes. */
export const written = (/** @type {number} */ value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};

/** The sections, each with its number and what is in it. */
export const sectionsOf = (/** @type {Buffer} */ module) => {
  const sections = [];
  for (let at = 8; at < module.length;) {
    const [size, start] = number(module, at + 1);
    sections.push({ id: module[at], bytes: module.subarray(start, start + size) });
    at = start + size;
  }
  return sections;
};

/** A module of sections. */
export const moduleOf = (/** @type {{ id: number; bytes: Uint8Array }[]} */ sections) => {
  const header = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);
  return Buffer.concat([header, ...sections.flatMap(({ id, bytes }) => [Buffer.from([id]), written(bytes.length), bytes])]);
};

/** Pieces with their lengths before them, and their number before all. */
export const listed = (/** @type {Uint8Array[]} */ pieces) =>
  Buffer.concat([written(pieces.length), ...pieces.flatMap((piece) => [written(piece.length), piece])]);

/** The bodies of the functions. */
export const bodiesIn = (/** @type {Buffer} */ section) => {
  const [count, first] = number(section, 0);
  let at = first;
  return Array.from({ length: count }, () => {
    const [length, start] = number(section, at);
    at = start + length;
    return section.subarray(start, at);
  });
};

/** Behind the limits at a place: the least and, if it is marked, the most. */
const behindLimits = (/** @type {Buffer} */ section, /** @type {number} */ at) => {
  const behind = number(section, at + 1)[1];
  return section[at] & 1 ? number(section, behind)[1] : behind;
};

/** How many functions are imported: the numbers of the module's own begin behind them. */
export const importedIn = (/** @type {Buffer} */ section) => {
  let [count, at] = number(section, 0);
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (let name = 0; name < 2; name += 1) {
      const [length, behind] = number(section, at);
      at = behind + length;
    }
    const kind = section[at++];
    if (kind === 0) {
      functions += 1;
      at = number(section, at)[1];
    } else if (kind === 1) at = behindLimits(section, at + 1);
    else if (kind === 2) at = behindLimits(section, at);
    else if (kind === 3) at += 2;
    else throw new Error(`an import of kind ${kind} is not known here`);
  }
  return functions;
};

/** The numbers of a list at a place. */
export const numbersIn = (/** @type {Buffer} */ section, at = 0) => {
  const [count, first] = number(section, at);
  at = first;
  return Array.from({ length: count }, () => {
    const [one, behind] = number(section, at);
    at = behind;
    return one;
  });
};

/** The functions that stand in the table, by their numbers. */
export const tabledIn = (/** @type {Buffer} */ section) => {
  if (section[0] !== 1 || section[1] !== 0 || section[2] !== 0x41) throw new Error('only one list at a given place is known here');
  return numbersIn(section, number(section, 3)[1] + 1);
};

/** The functions that are exported, by their numbers. */
export const exportsIn = (/** @type {Buffer} */ section) => {
  let [count, at] = number(section, 0);
  const found = [];
  for (; count > 0; count -= 1) {
    const [length, start] = number(section, at);
    const [index, end] = number(section, start + length + 1);
    if (section[start + length] === 0) found.push({ name: section.subarray(start, start + length).toString(), index });
    at = end;
  }
  return found;
};

/** Whether a section holds names. */
export const holdsNames = (/** @type {{ id: number; bytes: Buffer }} */ { id, bytes }) => id === 0 && bytes.subarray(1, 5).toString() === 'name';

/** The names of the functions, by their numbers. */
export const namesIn = (/** @type {Buffer} */ section) => {
  /** @type {string[]} */
  const names = [];
  for (let at = 5; at < section.length;) {
    let [size, start] = number(section, at + 1);
    const end = start + size;
    if (section[at] === 1) {
      for (let [left, next] = number(section, start); left > 0; left -= 1) {
        const [index, length] = number(section, next);
        [size, start] = number(section, length);
        next = start + size;
        names[index] = section.subarray(start, next).toString();
      }
    }
    at = end;
  }
  return names;
};
