// What has to wait for the compiler, or for the rest of it, which is fetched at the first mistake.

import { NotYet } from 'rocketql';
import { byId } from './dom.js';

/** Whether the compiler is there, or its first part. */
export let isReady = false;

/** @type {(() => void)[]} what was chosen before the compiler was there, and cannot be done without it */
const waiting = [];

/** @type {Promise<void> | undefined} what is on its way */
let coming;

/** What is done when it is there, before what waited, and where it does not come. */
const then = { come: () => {}, fail: (/** @type {unknown} */ _problem) => {} };

/**
 * Says what is done when the compiler or the rest of it is there, and where the rest does not come.
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
    coming.then(goOn, (why) => then.fail(why)).finally(() => delete dataset.coming);
    return otherwise;
  }
};

/** Does a piece of work, if what it takes of the compiler is there. */
const isDone = (/** @type {() => void} */ work) => isReady && ifThere(() => (work(), true), false);

/** Does what waited: one after the other, until one has to wait again. */
const goOn = () => {
  then.come();
  for (let work = waiting.shift(); work; work = waiting.shift()) if (!isDone(work)) return void waiting.unshift(work);
};

/** Says that the compiler is there, or its first part. */
export const begun = () => {
  isReady = true;
  goOn();
};

/** Does what takes the compiler: at once, or as soon as it is there. */
export const soon = (/** @type {() => void} */ work) => { if (!isDone(work)) waiting.push(work); };

/** Whether something waits. */
export const isWaiting = () => waiting.length > 0;

/** What was chosen for one request is not done to another that takes its place. */
export const forget = () => {
  byId('endpoint').blur();
  waiting.length = 0;
};
