// One text to its parts, and parts to one text. What is not understood stays where it was written, so that nothing is lost.

import { APART } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {Pick<State, 'endpoint' | 'filter' | 'fields' | 'sort' | 'with' | 'offset' | 'count'>} Apart */

/** @type {Record<string, keyof Apart>} */
const CLAUSES = { fields: 'fields', sort: 'sort', with: 'with', offset: 'offset', skip: 'offset', count: 'count', limit: 'count' };

/**
 * What one clause puts into which parts; null where that cannot be said.
 * @param {string} clause as it is written behind its bar
 * @returns {Partial<Apart> | null}
 */
const partOf = (clause) => {
  const [, keyword = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(clause) ?? [];
  const page = /^page\s+(\d+)\s+size\s+(\d+)$/i.exec(clause);
  if (page) {
    const [number, size] = [Number(page[1]), Number(page[2])];
    return number > 0 ? { offset: String((number - 1) * size), count: String(size) } : null;
  }
  const part = CLAUSES[keyword.toLowerCase()];
  return part && rest ? { [part]: rest } : null;
};

/**
 * The parts of a text.
 * @param {import('rocketql').Session} session
 * @param {string} text
 * @param {import('rocketql').Options} options
 * @returns {Apart}
 */
export const toParts = (session, text, options) => {
  /** @type {Apart} */
  const apart = { endpoint: '', filter: '', fields: '', sort: '', with: '', offset: '', count: '' };
  const pieces = session.highlight(text, options);
  const [first] = pieces;
  let start = 0;
  if (first?.kind === 'endpoint') {
    apart.endpoint = text.slice(first.start, first.end);
    start = text.indexOf(':', first.end) + 1;
  }
  const bars = pieces.filter(({ kind, start: at, end }, number) => kind === 'punctuation' && text.slice(at, end) === '|' && pieces[number + 1]?.kind === 'clause')
    .map(({ start: at }) => at);
  const ends = [...bars, text.length];
  const filter = [text.slice(start, ends[0]).trim()];
  for (const [number, bar] of bars.entries()) {
    const written = text.slice(bar + 1, ends[number + 1]).trim();
    const part = partOf(written);
    if (part && Object.keys(part).every((name) => apart[/** @type {keyof Apart} */ (name)] === '')) Object.assign(apart, part);
    else filter.push(`| ${written}`);
  }
  apart.filter = filter.join(' ').trim();
  return apart;
};

/**
 * Parts as one text.
 * @param {import('rocketql').Session} session
 * @param {Apart} apart
 * @param {import('rocketql').Options} options
 */
export const toText = (session, apart, options) => {
  const clauses = APART.filter((part) => part !== 'endpoint' && part !== 'filter' && apart[part].trim() !== '').map((part) => {
    const text = apart[part].trim();
    if (text.startsWith('{')) { // In a text there is no EJSON behind a keyword.
      const written = session.render({ [part]: text }, options);
      if (written.ok && written.text.startsWith('|')) return written.text;
    }
    return `| ${part} ${text}`;
  });
  const pieces = [apart.endpoint.trim() && `${apart.endpoint.trim()}:`, apart.filter.trim(), ...clauses].filter(Boolean);
  // A comment reaches to the end of its line.
  return pieces.reduce((text, piece) => text + (text === '' ? '' : text.includes('#') ? '\n' : ' ') + piece, '');
};
