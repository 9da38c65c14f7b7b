// The vectors of tests/vectors/ against the package for browsers, and what the lite package answers to the same texts.

import * as lite from './pkg/lite/web.js';
import * as rocketql from './pkg/web.js';
import { answer, problem } from './vectors.js';

const FILES = ['places.json', 'requests.json', 'rows.json'];

/** Throws where two values differ. */
const same = (found, shown, path = '') => {
  const isObject = (value) => value !== null && typeof value === 'object';
  if (isObject(found) && isObject(shown) && Array.isArray(found) === Array.isArray(shown)) {
    const names = Object.keys(found);
    if (names.length !== Object.keys(shown).length) throw new Error(`${path}: ${names} instead of ${Object.keys(shown)}`);
    for (const name of names) same(found[name], shown[name], `${path}.${name}`);
  } else if (!Object.is(found, shown)) {
    throw new Error(`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(shown)}`);
  }
};

/** What is wrong with how a package begins with the first part of its module, and goes on with the whole. */
const begun = async (one) => {
  await one.begin();
  const session = new one.Session();
  const first = JSON.stringify(session.compile('active = true'));
  const thrown = [0, 1].map(() => {
    try {
      return session.check('status === busy');
    } catch (problem) {
      return problem;
    }
  });
  if (!thrown.every((problem) => problem instanceof one.NotYet && problem.rest === one.ready())) return [`not kept waiting: ${thrown}`];
  if (JSON.stringify(session.compile('active = true')) !== first) return ['the first part is not what it was'];
  await thrown[0].rest;
  if (JSON.stringify(session.compile('active = true')) !== first) return ['the whole answers otherwise'];
  return session.check('status === busy').length === 1 ? [] : ['the whole does not answer'];
};

export const run = async () => {
  const problems = [];
  for (const one of [rocketql, lite]) problems.push(...await begun(one));
  await Promise.all([rocketql.ready(), lite.ready()]);
  const counts = {};
  for (const file of FILES) {
    const cases = await (await fetch(`vectors/${file}`)).json();
    counts[file] = cases.length;
    for (const vector of cases) {
      const found = problem(rocketql, vector, same);
      if (found) problems.push(`${vector.do} ${JSON.stringify(vector.request)}: ${found}`);
      if (vector.do !== 'highlight') continue;
      same(answer(lite, { ...vector, options: {} }), answer(rocketql, { ...vector, options: {} }));
    }
  }
  return { problems, counts };
};
