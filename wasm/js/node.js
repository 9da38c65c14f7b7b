// The package for Node: the module is there at once.

import { readFileSync } from 'node:fs';
import { initSync } from './rocketql_wasm.js';
import { started } from './module.js';

export * from './full.js';
export { NotYet } from './rest.js';

initSync({ module: readFileSync(new URL('./rocketql_wasm_bg.wasm', import.meta.url)) });
started();

/** Is there so that what runs in Node runs in browsers too. */
export const ready = async () => {};

/** As `ready`. */
export const begin = ready;
