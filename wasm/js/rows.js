// Rows at hand to those that a request selects.

import { refuseHalves } from './core.js';
import { current, guarded } from './module.js';

/** @typedef {import('./rocketql_wasm.js').Session} Inner */
/** @typedef {import('./rocketql_wasm.js').Rows} InnerRows */
/** @typedef {Parameters<typeof import('./core.js').located>[1]} Parts */
/** @typedef {import('./index.js').Diagnostic} Diagnostic */

/** A request that no row can be selected by, or a row that cannot be judged. */
export class RowsError extends Error {
  /**
   * @param {string} message
   * @param {{ diagnostics?: import('./index.js').Diagnostic[], row?: number }} details
   */
  constructor(message, { diagnostics = [], row } = {}) {
    super(message);
    this.name = 'RowsError';
    this.diagnostics = diagnostics;
    this.row = row;
  }
}

/**
 * A row as one line. What JSON has no form for cannot be judged.
 * @param {unknown} row
 * @param {number} number
 */
const line = (row, number) => {
  const text = JSON.stringify(row);
  if (text === undefined) throw new RowsError(`row ${number}: a row is an object`, { row: number });
  return text;
};

/** @param {readonly unknown[]} rows */
const linesOf = (rows) => {
  if (!Array.isArray(rows)) throw new TypeError('rows are an array');
  return rows.map(line).join('\n');
};

/**
 * Readies a request for rows.
 * @param {<T>(work: (inner: Inner, parts: Parts) => T) => T} using runs a piece of work on the session that has the request in it
 * @param {(text: string, parts: Parts) => { diagnostics: Diagnostic[] }} answer
 * @param {(found: Diagnostic[], parts: Parts) => Diagnostic[]} located
 */
export const rowsOf = (using, answer, located) => {
  const make = () => using((inner, parts) => {
    try {
      const made = inner.rows();
      refuseHalves(parts);
      return { made, from: current(), diagnostics: located(JSON.parse(made.diagnostics()), parts) };
    } catch (problem) {
      if (typeof problem !== 'string') throw problem;
      const { diagnostics } = answer(problem, parts);
      const first = diagnostics.find((found) => found.severity === 'error');
      throw new RowsError(first?.message ?? 'the request cannot be evaluated on rows', { diagnostics });
    }
  });
  /** @type {ReturnType<typeof make> | undefined} */
  let ready = make();
  const { diagnostics } = ready;
  /**
   * Runs a piece of work on what was made ready; where the module has been replaced since, it is made ready anew.
   * @template T
   * @param {(made: InnerRows) => T} work
   */
  const run = (work) => guarded(() => {
    if (ready?.from !== current()) ready = make();
    return work(ready.made);
  });
  /**
   * As `run`, for work that throws the number of a row that it cannot do with.
   * @template T
   * @param {readonly unknown[]} rows
   * @param {(made: InnerRows, lines: string) => T} work
   */
  const tried = (rows, work) => {
    const lines = linesOf(rows);
    try {
      return run((made) => work(made, lines));
    } catch (problem) {
      if (typeof problem !== 'number') throw problem;
      throw new RowsError(`row ${problem}: ${why(rows[problem], problem)}`, { row: problem });
    }
  };
  const why = (/** @type {unknown} */ row, /** @type {number} */ number) => run((made) => made.why(line(row, number)));
  /** @param {readonly unknown[]} rows */
  const verdicts = (rows) => {
    const lines = linesOf(rows);
    return run((made) => made.judge(lines));
  };
  return {
    diagnostics,
    matches: (/** @type {object} */ row) => {
      const [verdict] = verdicts([row]);
      if (verdict > 1) throw new RowsError(why(row, 0), { row: 0 });
      return verdict === 1;
    },
    judge: (/** @type {readonly object[]} */ rows) => Array.from(verdicts(rows), (verdict, number) => (
      verdict > 1 ? why(rows[number], number) : verdict === 1)),
    /**
     * @template {object} Row
     * @param {readonly Row[]} rows
     * @returns {Row[]}
     */
    select: (rows) => Array.from(tried(rows, (made, lines) => made.select(lines)), (number) => /** @type {Row} */ (rows[number])),
    project: (/** @type {readonly object[]} */ rows) => (
      tried(rows, (made, lines) => made.project(lines)).split('\n').filter(Boolean).map((row) => JSON.parse(row))),
    free: () => {
      if (ready?.from === current()) ready.made.free();
      ready = undefined;
    },
  };
};
