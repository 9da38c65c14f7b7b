// npm's packages, which `bash .ci/run tools` installs outside the tree: the first folder of NODE_PATH holds them.
import { createRequire } from 'node:module';

if (!process.env.NODE_PATH) throw new Error('NODE_PATH does not say where the packages are');
const load = createRequire(`${process.env.NODE_PATH}/`);
export const ejson = load('ejson');
export const mingo = load('mingo');
export const { resolve } = load('mingo/util');
