// What the whole package has beside its core: plans for servers, rows at hand, and the catalogue.

import * as glue from './rocketql_wasm.js';
import { Session as Core, answer, located, partsOf, refuseHalves, refuseUnknown, textOf, using } from './core.js';
import { typed } from './module.js';
import { given } from './options.js';
import { rowsOf } from './rows.js';

export { applyFix, check, code, compile, complete, format, highlight, hover, memory, mongosh, render, signature } from './core.js';
export { RowsError } from './rows.js';

/** @typedef {import('./index.js').Options} Options */
/** @typedef {import('./index.js').Request} Request */

/** One request after another in the same memory. */
export class Session extends Core {
  /**
   * @param {Options | undefined} options
   * @returns {Options}
   */
  #split(options) {
    return { mode: this.options.mode ?? 'split', ...given(options) };
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  plan(request, options) {
    return this.compile(request, this.#split(options));
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  explain(request, options) {
    return using(this, request, this.#split(options), (inner, parts) => {
      const read = JSON.parse(inner.explain());
      if (read.ok) refuseHalves(parts);
      located(read.ok ? read.plan.diagnostics : read.diagnostics, parts);
      return read;
    });
  }

  /**
   * @param {Request} request
   * @param {Options} [options]
   */
  rows(request, options) {
    // A request that is made ready again, for a new instance, is the same, whatever became of the objects that were given; it has the
    // same present.
    const fixed = { now: Date.now(), ...this.options, ...given(options) };
    const parts = partsOf(request, fixed);
    return rowsOf((work) => using(this, parts, fixed, work), answer, located);
  }

  /**
   * @template {object} Row
   * @param {Request} request
   * @param {readonly Row[]} rows
   * @param {Options} [options]
   */
  match(request, rows, options) {
    const ready = this.rows(request, options);
    try {
      return ready.select(rows);
    } finally {
      ready.free();
    }
  }
}

/** @type {Session | undefined} */
let shared;

/** A session for calls that have none. */
const own = () => (shared ??= new Session());

/** @type {Session['plan']} */
export const plan = (request, options) => own().plan(request, options);
/** @type {Session['explain']} */
export const explain = (request, options) => own().explain(request, options);
/** @type {Session['rows']} */
export const rows = (request, options) => own().rows(request, options);
/** @type {Session['match']} */
export const match = (request, rows, options) => own().match(request, rows, options);

/**
 * The server that a question to the catalogue names.
 * @param {{ server?: string }} options
 */
const serverOf = (options) => {
  for (const name of Object.keys(options ?? {})) refuseUnknown('option', name, ['server']);
  return String(options?.server ?? '');
};

/** @param {{ server?: string }} [options] */
export const endpoints = (options = {}) => typed(() => JSON.parse(glue.endpoints(serverOf(options))));

/**
 * @param {string} name
 * @param {{ server?: string }} [options]
 */
export const fields = (name, options = {}) => typed(() => JSON.parse(glue.fields(textOf('a name', name), serverOf(options))));
