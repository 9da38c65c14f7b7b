// What is asked, to the fragment of the address and back: a link carries everything.

/** What the page shows when nobody has asked anything. */
export const FIRST = {
  form: 'text',
  text: 'users.list: active = true and lastLogin < now-90d | sort -lastLogin | count 50',
  endpoint: '', filter: '', fields: '', sort: '', with: '', offset: '', count: '',
  server: '8.6.1', unsafe: true, privileged: true, mode: 'split', zone: 'UTC',
};

/** The parts that are written in an editor. */
export const EDITED = /** @type {const} */ (['text', 'filter', 'fields', 'sort', 'with']);

/** The parts that are written apart. */
export const APART = /** @type {const} */ (['endpoint', 'filter', 'fields', 'sort', 'with', 'offset', 'count']);

/** @typedef {typeof FIRST} State */

/**
 * The values of those that are chosen.
 * @type {Record<string, string[]>}
 */
const CHOICES = { form: ['text', 'parts'], mode: ['split', 'strict'], unsafe: ['true', 'false'], privileged: ['true', 'false'] };

/**
 * The fragment of a state, without the sign before it.
 * @param {State} state
 */
export const toFragment = (state) => {
  const parameters = new URLSearchParams();
  for (const [name, first] of Object.entries(FIRST)) {
    const value = state[/** @type {keyof State} */ (name)];
    if (value !== first || (name === 'text' && state.form === 'text')) parameters.set(name, String(value));
  }
  return parameters.toString();
};

/**
 * Whether a fragment is of a state, or of none; any other is a place on the page.
 * @param {string} fragment
 */
export const isState = (fragment) => {
  const names = [...new URLSearchParams(fragment.replace(/^#/, '')).keys()];
  return names.length === 0 || names.some((name) => Object.hasOwn(FIRST, name));
};

/**
 * The state of a fragment. What it does not name is as it is at first.
 * @param {string} fragment
 * @returns {State}
 */
export const fromFragment = (fragment) => {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const state = { ...FIRST };
  for (const [name, first] of Object.entries(FIRST)) {
    const value = parameters.get(name);
    if (value !== null) Object.assign(state, { [name]: typeof first === 'boolean' ? value === 'true' : value });
  }
  for (const name of /** @type {const} */ (['form', 'mode'])) if (!CHOICES[name]?.includes(state[name])) state[name] = FIRST[name];
  return state;
};

/**
 * What a fragment of a state says that is not known here, or says twice: it may be of a newer page.
 * @param {string} fragment
 */
export const unknownIn = (fragment) => (isState(fragment) ? [...new URLSearchParams(fragment.replace(/^#/, ''))] : [])
  .filter(([name, value], at, all) => !Object.hasOwn(FIRST, name) || !(CHOICES[name] ?? [value]).includes(value) || all.findIndex(([one]) => one === name) < at)
  .map(([name, value]) => `${name}=${value}`);

/**
 * What is asked, as a session takes it.
 * @param {State} state
 * @returns {import('rocketql').Parts}
 */
export const requestOf = (state) => {
  if (state.form === 'text') return { text: state.text };
  return Object.fromEntries(APART.filter((part) => part === 'filter' || state[part].trim() !== '').map((part) => [part, state[part]]));
};

/**
 * Why nobody asks how a server of this version was started; empty where it matters: from 7.0 on it ignores `query` as it is installed,
 * and 9.0 has no way back.
 */
export const notAsked = (/** @type {string} */ server) => {
  const major = Number.parseInt(server, 10);
  return major < 7 ? '(before 7.0 they always are)' : major > 8 ? '(from 9.0 on there are none)' : '';
};
