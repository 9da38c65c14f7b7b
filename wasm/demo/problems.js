// What was found in the request, under it, with buttons that mend it.

import { byId, element, marked } from './dom.js';

/**
 * @param {import('rocketql').Diagnostic[]} found
 * @param {(part: string, fix: import('rocketql').Fix) => void} apply
 * @param {(part: string, at: number) => void} show
 */
export const drawProblems = (found, apply, show) => {
  const item = (/** @type {import('rocketql').Diagnostic} */ one) => {
    const line = element('li', { class: one.severity });
    const where = element('button', { type: 'button', class: 'where', title: 'Go there' }, `${one.part === 'text' ? '' : `${one.part}, `}${one.line}:${one.column}`);
    where.addEventListener('click', () => show(one.part, one.start));
    line.append(element('span', { class: 'severity' }, one.severity), ' ', ...marked(one.message), ' ', element('span', { class: 'where' }, one.code), ' ', where);
    if (one.help) line.append(element('div', { class: 'help' }, ...marked(one.help)));
    for (const fix of one.fixes) {
      const button = element('button', { type: 'button', class: 'fix primary' }, ...fix.title.split('`').filter(Boolean));
      button.addEventListener('click', () => apply(one.part, fix));
      line.append(button);
    }
    return line;
  };
  byId('problems').replaceChildren(...found.map(item));
};
