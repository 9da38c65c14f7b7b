// Sample rows, filtered live: what the server would send of them, and what the client then keeps.

import { byId, element } from './dom.js';
import { sampleOf } from './samples.js';

/** The most columns that are shown. */
const COLUMNS = 7;

/** @param {unknown} value */
const shown = (value) => {
  if (value === undefined) return '';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 16).replace('T', ' ') : value;
  return JSON.stringify(value).replaceAll('"', '');
};

/**
 * The clauses that the server takes care of, as a filter.
 * @param {import('rocketql').Explained} explained
 */
const pushed = ({ parts, plan }) => parts
  .filter(({ part, goes }) => goes !== 'client' && goes !== 'server' && !(plan.residual ?? '').includes(part))
  .map(({ part }) => `(${part})`)
  .join(' and ');

/**
 * @param {import('rocketql').Session} session
 * @param {import('rocketql').Request} request
 * @param {import('rocketql').Explained | import('rocketql').Refused} explained
 * @param {string | null} collection
 * @param {string[]} fields what the request speaks of
 */
export const drawRows = (session, request, explained, collection, fields) => {
  const [table, line] = [byId('rows'), byId('rows-line')];
  const say = (/** @type {string} */ text) => {
    table.replaceChildren();
    line.textContent = text;
  };
  if (!explained.ok) return say('');
  const sample = sampleOf(collection);
  if (sample.length === 0) return say(`There is no sample of \`${collection}\`.`.replaceAll('`', ''));
  let wanted;
  let sent;
  try {
    wanted = session.rows(request);
    sent = session.rows({ filter: pushed(explained) }, { epoch: 'ms' });
  } catch (problem) {
    return say(problem instanceof Error ? problem.message.replaceAll('`', '') : '');
  }
  const given = wanted.select(sample);
  const coming = sample.filter((row) => sent.matches(row));
  const dropped = coming.filter((row) => !wanted.matches(row));
  const rows = wanted.project(given);
  wanted.free();
  sent.free();
  line.textContent = `${sample.length} there · ${coming.length} sent by the server · ${given.length} given`;
  const there = new Set([...rows, ...(rows.length > 0 ? [] : dropped)].flatMap((row) => Object.keys(row)));
  // What tells one row from another, then what is asked about, then the others.
  const first = ['username', 'name', 'msg', ...fields].filter((name) => there.has(name));
  const names = [...new Set([...first, ...there])].slice(0, COLUMNS);
  const cells = (/** @type {Record<string, unknown>} */ row, /** @type {string} */ fate) => element('tr', { class: fate === 'given' ? 'kept' : 'dropped' },
    element('td', { class: 'fate' }, fate), ...names.map((name) => element('td', {}, shown(row[name]))));
  const head = element('tr', {}, element('th', { scope: 'col' }, 'fate'), ...names.map((name) => element('th', { scope: 'col' }, name)));
  const body = element('tbody', {}, ...rows.map((row) => cells(row, 'given')), ...dropped.map((row) => cells(row, 'left out by the client')));
  table.replaceChildren(element('table', {}, element('thead', {}, head), body));
};
