// The package for browsers, workers and bundlers: the module is fetched, and compiled while it comes.

import start from './rocketql_wasm.js';
import { started } from './core.js';

export * from './full.js';

/** @type {Promise<void> | undefined} */
let starting;

/**
 * Starts the module, once. Without a source it is the file beside this one.
 * @param {import('./index.js').Source} [source]
 */
export const ready = (source) => (starting ??= start(
  source === undefined ? undefined : { module_or_path: source },
).then(started, (problem) => {
  starting = undefined;
  throw problem;
}));
