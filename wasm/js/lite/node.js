// The lite package for Node: the module is there at once.

import { readFileSync } from 'node:fs';
import { initSync } from './rocketql_wasm.js';
import { started } from './core.js';

export * from './lite.js';

initSync({ module: readFileSync(new URL('./rocketql_wasm_bg.wasm', import.meta.url)) });
started();

/** Is there so that what runs in Node runs in browsers too. */
export const ready = async () => {};
