// Runs the vectors of tests/vectors/ against the package; the same code in Node and in the browser.

/** What a case is compiled with unless it says otherwise. */
const NOW = 1_795_435_200_000;

/**
 * What is wrong with what the package answers to a case; nothing where it is what the file shows. Where the host's `RegExp` has
 * no exact translation of a pattern, the package refuses.
 * @param {typeof import('rocketql')} rocketql
 * @param {any} vector
 * @param {(found: unknown, shown: unknown) => void} compare throws where the two differ
 */
export const problem = (rocketql, vector, compare) => {
  try {
    compare(answer(rocketql, vector), vector.answer);
    return vector.host === 'refuses' ? 'it is answered' : undefined;
  } catch (error) {
    return vector.host === 'refuses' && error instanceof rocketql.RowsError ? undefined : String(error);
  }
};

/**
 * What the package answers.
 * @param {typeof import('rocketql')} rocketql
 * @param {any} vector
 */
export const answer = (rocketql, { do: action, request, options = {}, at, rows }) => {
  const all = { now: NOW, ...options };
  switch (action) {
    case 'compile': return rocketql.compile(request, all);
    case 'explain': return rocketql.explain(request, all);
    case 'format': return rocketql.format(request, all);
    case 'render': return rocketql.render(request, all);
    case 'mongosh': return rocketql.mongosh(request, 'users', all);
    case 'complete': return rocketql.complete(request, at, all);
    case 'hover': return rocketql.hover(request, at, all);
    case 'highlight': return rocketql.highlight(request, all);
    case 'signature': return rocketql.signature(request, at, all);
    case 'rows': {
      const ready = rocketql.rows(request, all);
      const judged = ready.judge(rows);
      ready.free();
      return judged;
    }
    default: throw new Error(`\`${action}\` is nothing to do`);
  }
};
