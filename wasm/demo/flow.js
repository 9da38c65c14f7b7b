// Sample rows to what becomes of each: sent by the server or not, and then given or left out.

/**
 * What the server selects by: `query` as it is sent, and the parts that went into parameters of the endpoint's own.
 * @param {import('rocketql').Explained} explained
 */
const sentFilter = ({ parts, plan }) => {
  const own = parts.filter(({ goes }) => goes.startsWith('parameter ')).map(({ part }) => `(${part})`);
  const query = 'query' in plan.params ? [`(${plan.params.query})`] : [];
  return [...query, ...own].join(' and ');
};

/**
 * What becomes of each sample row.
 * @param {import('rocketql').Session} session
 * @param {import('rocketql').Request} request
 * @param {import('rocketql').Explained} explained
 * @param {Record<string, unknown>[]} sample
 * @param {import('rocketql').Options} options
 */
export const flowOf = (session, request, explained, sample, options) => {
  // What was compiled is read again, so numbers in it are milliseconds.
  const again = { ...options, epoch: /** @type {const} */ ('ms'), input: /** @type {const} */ ('auto') };
  const sent = session.match({ filter: sentFilter(explained) }, sample, again);
  const residual = session.rows({ filter: explained.plan.residual ?? '' }, again);
  const verdicts = residual.judge(sent);
  residual.free();
  const kept = sent.filter((_, number) => verdicts[number] === true);
  const dropped = sent.filter((_, number) => verdicts[number] === false);
  const unsaid = sent.filter((_, number) => typeof verdicts[number] === 'string');
  const asked = session.rows(request, options);
  const given = asked.select(kept);
  const projected = asked.project(given);
  asked.free();
  return { sent, dropped, unsaid, given: projected };
};
