// What has to wait for the rest of the compiler, which is fetched at the first mistake.

import { NotYet } from 'rocketql';

/** @type {Promise<void> | undefined} what is on its way */
let coming;

/** What is done when it is there, and where it does not come. */
const then = { come: () => {}, fail: (/** @type {unknown} */ _problem) => {} };

/**
 * Says what is done when the rest is there, and where it does not come.
 * @param {typeof then} told
 */
export const whenThere = (told) => Object.assign(then, told);

/**
 * What a piece of work gives; the other thing where it has to wait.
 * @template T, Other
 * @param {() => T} work
 * @param {Other} otherwise
 */
export const ifThere = (work, otherwise) => {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof NotYet)) throw problem;
    if (coming === problem.rest) return otherwise;
    coming = problem.rest;
    const { dataset } = document.documentElement;
    dataset.coming = 'true';
    coming.then(() => then.come(), (why) => then.fail(why)).finally(() => delete dataset.coming);
    return otherwise;
  }
};
