// Answers that have to wait until the whole module is there.

/** Thrown where the first part of the module cannot answer. */
export class NotYet extends Error {
  /** @param {Promise<void>} rest */
  constructor(rest) {
    super('the rest of RocketQL is being loaded');
    this.name = 'NotYet';
    this.rest = rest;
    // Whoever asks again is told of a failure.
    rest.catch(() => {});
  }
}

/**
 * What has to be awaited before one asks again; nothing where the problem is another one.
 * @param {unknown} problem
 * @returns {Promise<void> | undefined}
 */
export const restOf = (problem) => (problem instanceof Error && problem.name === 'NotYet' ? /** @type {NotYet} */ (problem).rest : undefined);
