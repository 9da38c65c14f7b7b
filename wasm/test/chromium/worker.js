// The same in a worker.

import { run } from './run.js';

run().then((found) => postMessage(found), (problem) => postMessage({ problems: [String(problem)] }));
