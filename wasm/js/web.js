// The package for browsers, workers and bundlers: the module is fetched, and compiled while it comes.

import start from './rocketql_wasm.js';
import { started } from './core.js';

export * from './full.js';

/** @type {Promise<void> | undefined} */
let starting;

/**
 * Starts the module, once. Without a source it is the file beside this one; a source that is given is tried where another did not load.
 * @param {import('./index.js').Source} [source]
 * @returns {Promise<void>}
 */
export const ready = (source) => {
  if (starting) return source === undefined ? starting : starting.catch(() => ready(source));
  starting = start(source === undefined ? undefined : { module_or_path: source }).then(started, (problem) => {
    starting = undefined;
    throw problem;
  });
  return starting;
};
