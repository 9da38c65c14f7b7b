// The body of a function to the places in it where the way may part, and to what it calls.
import { number } from './sections.mjs';

/** Instructions with one number behind them. */
const ONE = new Set([0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2]);

/** What stands behind the instructions that begin with `0xfc`, by their second number. */
const LONG = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** Behind some numbers at a place. */
const behind = (/** @type {Buffer} */ body, /** @type {number} */ at, /** @type {number} */ count) => {
  for (; count > 0; count -= 1) {
    while (body[at] > 127) at += 1;
    at += 1;
  }
  return at;
};

/**
 * The places where the way may part: where the function begins, and behind each `if`, `else`, `loop`, `br_if` and inner `end`. What is
 * called is a function by its number, or one that is found in the table, of a type.
 * @param {Buffer} body
 */
export const pointsIn = (body) => {
  let [groups, at] = number(body, 0);
  for (; groups > 0; groups -= 1) at = number(body, at)[1] + 1;
  const points = [at];
  /** @type {number[]} */
  const calls = [];
  /** @type {number[]} */
  const types = [];
  while (at < body.length) {
    const instruction = body[at++];
    if (instruction === 0x10) calls.push(number(body, at)[0]);
    if (instruction === 0x11) types.push(number(body, at)[0]);
    if (instruction >= 0x02 && instruction <= 0x04) at = behind(body, at, 1);
    else if (instruction === 0x0e) at = behind(body, ...targets(number(body, at)));
    else if (instruction === 0x11 || (instruction >= 0x28 && instruction <= 0x3e)) at = behind(body, at, 2);
    else if (ONE.has(instruction)) at = behind(body, at, 1);
    else if (instruction === 0x43) at += 4;
    else if (instruction === 0x44) at += 8;
    else if (instruction === 0xfc) at = behind(body, at + 1, LONG[body[at]]);
    else if (!isAlone(instruction)) throw new Error(`the instruction ${instruction.toString(16)} is not known here`);
    const parts = [0x03, 0x04, 0x05, 0x0b, 0x0d].includes(instruction) && at < body.length;
    if (parts) points.push(at);
  }
  return { points, calls, types };
};

/** Where the targets of a `br_table` begin, and how many there are, with the last. */
const targets = (/** @type {number[]} */ [count, at]) => /** @type {const} */ ([at, count + 1]);

/** Whether nothing stands behind an instruction. */
const isAlone = (/** @type {number} */ instruction) => [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b].includes(instruction)
  || (instruction >= 0x45 && instruction <= 0xc4);
