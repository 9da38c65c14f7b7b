// The compiled module: whether it was started, what waits for it, and what becomes of one that trapped.

import * as glue from './rocketql_wasm.js';
import { NotYet } from './rest.js';

/** Counts how often the compiled module was started: what was made by one before the last is no more. */
let generation = 0;

/** @type {(() => Promise<void>) | undefined} what fetches the whole module, while only its first part is there */
let fetchRest;

/** Whether the instance trapped and no other one has taken its place yet. */
let isLost = false;

/** @type {Set<() => void>} what waits for the module */
const waiting = new Set();

/**
 * Does a piece of work once the module has been started.
 * @param {() => void} work
 */
export const atStart = (work) => waiting.add(work);

/**
 * Says that the module has been started.
 * @param {() => Promise<void>} [rest] what fetches the whole of it, where this is its first part
 */
export const started = (rest) => {
  generation += 1;
  isLost = false;
  fetchRest = rest;
  // A piece of work may itself lead to a new start.
  const works = [...waiting];
  waiting.clear();
  for (const work of works) work();
};

/** Which start of the module things are made by. */
export const current = () => generation;

/** What is thrown where the module runs into what cannot be, or out of its stack; Firefox has an error of its own for that. */
const TRAPS = [WebAssembly.RuntimeError, RangeError, /** @type {any} */ (globalThis).InternalError].filter(Boolean);

/** @param {unknown} problem */
const isTrap = (problem) => TRAPS.some((Trap) => problem instanceof Trap);

/**
 * Runs a piece of work. The whole module does not trap; if it did, its memory could not be trusted any more. A new instance takes
 * its place, and the work is tried once more there; the caller's texts are his own all the while. The first part traps where it has
 * not what is needed: then the whole is fetched, and the caller has to ask again.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export const guarded = (work) => {
  if (generation === 0) throw new Error('RocketQL is not ready: await `ready()` first');
  try {
    return replacing(work);
  } catch (problem) {
    if (!isTrap(problem)) throw problem;
    if (fetchRest) throw new NotYet(fetchRest());
    return replacing(work);
  }
};

/**
 * Runs a piece of work. Where it traps, a new instance takes the module's place before anybody is told; where none could be made,
 * one is tried again before the next piece of work.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
const replacing = (work) => {
  if (isLost) renew();
  try {
    return work();
  } catch (problem) {
    isLost = isTrap(problem);
    if (isLost) renew();
    throw problem;
  }
};

/** Puts a new instance in the place of the one that trapped. */
const renew = () => {
  glue.__wbg_reset_state();
  started(fetchRest);
};

/**
 * Runs a piece of work whose errors are texts.
 * @template T
 * @param {() => T} work
 */
export const typed = (work) => guarded(() => {
  try {
    return work();
  } catch (problem) {
    throw typeof problem === 'string' ? new TypeError(problem) : problem;
  }
});
