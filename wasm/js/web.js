// The package for browsers, workers and bundlers: the module is fetched, and compiled while it comes.

import start, { __wbg_replace as replace } from './rocketql_wasm.js';
import { current, started } from './module.js';

export * from './full.js';
export { NotYet } from './rest.js';

/** @type {Promise<void> | undefined} the whole module */
let starting;
/** @type {Promise<void> | undefined} its first part */
let beginning;

/**
 * Starts the module, once. Without a source it is the file beside this one; a source that is given is tried where another did not load.
 * @param {import('./index.js').Source} [source]
 * @returns {Promise<void>}
 */
export const ready = (source) => {
  if (starting) return source === undefined ? starting : starting.catch(() => ready(source));
  starting = whole(source).catch((problem) => {
    starting = undefined;
    throw problem;
  });
  return starting;
};

/** @param {import('./index.js').Source} [source] */
const whole = async (source) => {
  await beginning?.catch(() => {});
  if (current() > 0) return replace(source, () => started());
  await start(source === undefined ? undefined : { module_or_path: source });
  return started();
};

/**
 * Starts with the module's first part. What it cannot answer throws `NotYet`, and the whole is fetched.
 * @param {import('./index.js').Source} [first]
 * @param {import('./index.js').Source} [source] of the whole
 * @returns {Promise<void>}
 */
export const begin = (first = new URL('rocketql_first.wasm', import.meta.url), source) => {
  beginning ??= (starting ?? start({ module_or_path: first }).then(() => started(() => ready(source)))).catch((problem) => {
    beginning = undefined;
    throw problem;
  });
  return beginning;
};
