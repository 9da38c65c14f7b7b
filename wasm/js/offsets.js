// Places in bytes of UTF-8, as the compiled module counts, to places as JavaScript counts, and back.

/** @typedef {(bytes: number) => number} ToUnits */

/**
 * How many bytes the character at an index takes.
 * @param {number} code the code point
 */
const width = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/**
 * The index of the first character beyond ASCII, or the length: up to there both ways of counting are the same.
 * @param {string} text
 */
const plainUpTo = (text) => {
  const at = text.search(/[^\0-\x7f]/);
  return at < 0 ? text.length : at;
};

/**
 * What turns places in bytes of a text into indexes of it. Places mostly come in order, so each is sought from the one before.
 * @param {string} text
 * @returns {ToUnits}
 */
export const toUnits = (text) => {
  const plain = plainUpTo(text);
  if (plain === text.length) return (bytes) => Math.min(bytes, plain);
  let [byte, unit] = [plain, plain];
  return (wanted) => {
    if (wanted <= plain) return wanted;
    if (wanted < byte) [byte, unit] = [plain, plain];
    while (byte < wanted && unit < text.length) {
      const code = /** @type {number} */ (text.codePointAt(unit));
      byte += width(code);
      unit += code > 0xffff ? 2 : 1;
    }
    return unit;
  };
};

/**
 * The place in bytes of an index of a text. What lies inside of a character counts as its start, what lies before the text or past it as
 * its end there.
 * @param {string} text
 * @param {number} index
 */
export const toBytes = (text, index) => {
  if (typeof index !== 'number' || Number.isNaN(index)) throw new TypeError('a place is an index of the text');
  const end = Math.trunc(Math.max(0, Math.min(index, text.length)));
  const plain = plainUpTo(text);
  if (end <= plain) return end;
  let byte = plain;
  for (let unit = plain; unit < end;) {
    const code = /** @type {number} */ (text.codePointAt(unit));
    unit += code > 0xffff ? 2 : 1;
    if (unit > end) break;
    byte += width(code);
  }
  return byte;
};
