// Runs the vectors in the page and in a worker, and leaves what was found for the test to read.

import { run } from './run.js';

const violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective}: ${event.blockedURI}`));

let streamed = 0;
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (...given) => {
  streamed += 1;
  return instantiateStreaming.apply(WebAssembly, given);
};

const inWorker = new Promise((resolve) => {
  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => resolve({ problems: [`the worker: ${message}`] });
});

/** Whether the policy is there at all: a test that it holds must fail without it. */
const isStrict = () => {
  try {
    // eslint-disable-next-line no-eval
    (0, eval)('1');
    return false;
  } catch {
    return true;
  }
};

const page = await run().catch((problem) => ({ problems: [String(problem)] }));
const worker = await inWorker;
const before = violations.length;
globalThis.outcome = { page, worker, violations: violations.slice(0, before), streamed, isStrict: isStrict() };
