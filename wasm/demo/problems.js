// What was found in the request, under it, with buttons that mend it.

import { byId, element, marked } from './dom.js';

/** What the flags of the command line are on the page. */
const FLAGS = [
  [/say `--unsafe-params` if/, 'tick `Unsafe parameters are on` if'],
  [/(say )?`--mode split`( to leave (it|this) to the client)?/, 'choose `your client`'],
  [/name the server, as in `--server [^`]*`/, 'give the server’s version'],
  [/; `rocketql [^`]*` names it/, ''],
  [/, or say the unit with `--epoch s` or `--epoch ms`/, ''],
];

/**
 * The help in the page's own words; nothing where it has none for what is typed on the command line.
 * @param {string} help
 */
export const asOnPage = (help) => {
  const words = FLAGS.reduce((text, [flag, words]) => text.replace(/** @type {RegExp} */ (flag), /** @type {string} */ (words)), help);
  return /`(--[a-z]|rocketql )/.test(words) ? '' : words;
};

/**
 * The fixes of the errors of one part that can be mended in one way, as one fix; null where there are not two.
 * @param {import('rocketql').Diagnostic[]} found
 */
const allAtOnce = (found) => {
  const single = found.filter(({ severity, fixes }) => severity === 'error' && fixes.length === 1);
  /** @type {import('rocketql').Edit[]} */
  let edits = [];
  let count = 0;
  for (const { part, fixes: [fix] } of single) {
    // One that lies where another writes waits for the next time.
    const isApart = fix?.edits.every(({ start, end }) => edits.every((one) => one.start !== start && (one.end <= start || end <= one.start)));
    if (!fix || !isApart || part !== single[0]?.part) continue;
    edits = edits.concat(fix.edits);
    count += 1;
  }
  return count > 1 ? { part: single[0]?.part ?? 'text', title: `Mend all ${count}`, edits } : null;
};

/**
 * @param {import('rocketql').Diagnostic[]} found
 * @param {(part: string, fix: import('rocketql').Fix) => void} apply
 * @param {(part: string, at: number) => void} show
 */
export const drawProblems = (found, apply, show) => {
  const item = (/** @type {import('rocketql').Diagnostic} */ one) => {
    const line = element('li', { class: one.severity });
    // What has no code is wrong with a choice, not with a place in a text.
    const place = one.code ? `${one.part === 'text' ? '' : `${one.part} `}${one.line}:${one.column}` : one.part;
    const where = element('button', { type: 'button', class: 'where', 'aria-label': `Go to ${place}` }, place);
    where.addEventListener('click', () => show(one.part, one.start));
    const said = element('p', {}, element('span', { class: 'severity' }, one.severity), ' ', ...marked(one.message));
    line.append(said, element('div', { class: 'place' }, where, element('span', { class: 'code' }, one.code)));
    const help = element('div', { class: 'help' });
    // A help that only says what the button says is said by the button.
    const words = one.fixes.some(({ title }) => title === one.help) ? '' : asOnPage(one.help);
    if (words) help.append(element('span', {}, ...marked(words)));
    for (const fix of one.fixes) {
      const button = element('button', { type: 'button', class: 'fix' }, ...marked(fix.title));
      button.addEventListener('click', () => apply(one.part, fix));
      help.append(button);
    }
    if (help.hasChildNodes()) line.append(help);
    return line;
  };
  byId('problems').replaceChildren(...found.map(item));
  const [all, button] = [allAtOnce(found), byId('mend')];
  button.hidden = !all;
  button.textContent = all?.title ?? '';
  button.onclick = () => all && apply(all.part, all);
};

/**
 * How many there are, in words; nothing where there is none.
 * @param {import('rocketql').Diagnostic[]} found
 */
export const counted = (found) => /** @type {const} */ (['error', 'warning', 'hint'])
  .map((severity) => [found.filter((one) => one.severity === severity).length, severity])
  .filter(([number]) => number)
  .map(([number, severity]) => `${number} ${severity}${number === 1 ? '' : 's'}`)
  .join(', ');
