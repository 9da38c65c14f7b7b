// Sample rows, filtered live: what the server would send of them, and what the client's matcher then keeps.

import { NotYet } from 'rocketql';
import { byId, element } from './dom.js';
import { flowOf } from './flow.js';
import { sampleOf } from './samples.js';

/** @typedef {{ there: number, sent: number, given: number }} Flow */

/** The most columns that are shown. */
const COLUMNS = 7;

/** @param {unknown} value */
const shown = (value) => {
  if (value === undefined) return '';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 16).replace('T', ' ') : value;
  return JSON.stringify(value).replaceAll('"', '');
};

/**
 * Draws the table, and says how many rows went where; null where that cannot be said.
 * @param {import('rocketql').Session} session
 * @param {import('rocketql').Request} request
 * @param {import('rocketql').Explained | null} explained
 * @param {{ collection: string | null, fields: string[], options: import('rocketql').Options }} asked
 * @returns {Flow | null}
 */
export const drawRows = (session, request, explained, { collection, fields, options }) => {
  const [table, line] = [byId('rows'), byId('rows-line')];
  const nothing = (/** @type {string} */ text) => {
    table.hidden = true;
    table.replaceChildren();
    line.textContent = text;
    return null;
  };
  if (!explained) return nothing('none, until the request is right');
  const sample = sampleOf(collection);
  if (sample.length === 0) return nothing(`there is no sample of ${collection}`);
  let flow;
  try {
    flow = flowOf(session, request, explained, sample, options);
  } catch (problem) {
    if (problem instanceof NotYet) throw problem;
    return nothing((problem instanceof Error ? problem.message : String(problem)).replaceAll('`', ''));
  }
  const { sent, dropped, unsaid, given } = flow;
  line.textContent = `${sample.length} there · ${sent.length} sent by the server · ${given.length} given`;
  const there = new Set([...given, ...(given.length > 0 ? [] : dropped)].flatMap((row) => Object.keys(row)));
  // What tells one row from another, then what is asked about, then the others.
  const first = ['username', 'name', 'msg', ...fields].filter((name) => there.has(name));
  const names = [...new Set([...first, ...there])].slice(0, COLUMNS);
  const drawn = (/** @type {Record<string, unknown>} */ row, /** @type {string} */ className, /** @type {string} */ fate) => element('tr', { class: className },
    element('td', { class: 'fate' }, fate), ...names.map((name) => element('td', {}, shown(row[name]))));
  const head = element('tr', {}, element('th', { scope: 'col' }, 'fate'), ...names.map((name) => element('th', { scope: 'col' }, name)));
  const body = element('tbody', {}, ...given.map((row) => drawn(row, 'kept', 'given')),
    ...dropped.map((row) => drawn(row, 'dropped', 'left out')), ...unsaid.map((row) => drawn(row, 'dropped', 'cannot be said')));
  table.hidden = given.length + dropped.length + unsaid.length === 0;
  table.replaceChildren(element('table', {}, element('thead', {}, head), body));
  return { there: sample.length, sent: sent.length, given: given.length };
};
