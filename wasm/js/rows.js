// Rows at hand to those that a request selects.

/** @typedef {import('./rocketql_wasm.js').Session} Inner */
/** @typedef {import('./rocketql_wasm.js').Rows} InnerRows */

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
const linesOf = (rows) => rows.map(line).join('\n');

/** @param {InnerRows} inner */
const made = (inner) => {
  /**
   * @template T
   * @param {readonly unknown[]} rows
   * @param {() => T} work
   */
  const tried = (rows, work) => {
    try {
      return work();
    } catch (problem) {
      if (typeof problem !== 'number') throw problem;
      throw new RowsError(`row ${problem}: ${inner.why(line(rows[problem], problem))}`, { row: problem });
    }
  };
  /** @param {readonly unknown[]} rows */
  const judge = (rows) => inner.judge(linesOf(rows));
  return {
    matches: (/** @type {unknown} */ row) => {
      const [verdict] = judge([row]);
      if (verdict > 1) throw new RowsError(inner.why(line(row, 0)), { row: 0 });
      return verdict === 1;
    },
    judge: (/** @type {readonly unknown[]} */ rows) => Array.from(judge(rows), (verdict, number) => (
      verdict > 1 ? inner.why(line(rows[number], number)) : verdict === 1)),
    /**
     * @template {object} Row
     * @param {readonly Row[]} rows
     * @returns {Row[]}
     */
    select: (rows) => {
      const text = linesOf(rows);
      return Array.from(tried(rows, () => inner.select(text)), (number) => /** @type {Row} */ (rows[number]));
    },
    project: (/** @type {readonly unknown[]} */ rows) => {
      const text = linesOf(rows);
      return tried(rows, () => inner.project(text)).split('\n').filter(Boolean).map((row) => JSON.parse(row));
    },
    free: () => inner.free(),
  };
};

/**
 * Readies a session's request for rows.
 * @param {Inner} inner
 * @param {(text: string) => { diagnostics: import('./index.js').Diagnostic[] }} answer
 * @param {(found: import('./index.js').Diagnostic[]) => import('./index.js').Diagnostic[]} located
 */
export const rowsOf = (inner, answer, located) => {
  let ready;
  try {
    ready = inner.rows();
  } catch (problem) {
    if (typeof problem !== 'string') throw problem;
    const { diagnostics } = answer(problem);
    const first = diagnostics.find((found) => found.severity === 'error');
    throw new RowsError(first?.message ?? 'the request cannot be evaluated on rows', { diagnostics });
  }
  return { ...made(ready), diagnostics: located(JSON.parse(ready.diagnostics())) };
};
