// The language on one screen.

import { element, marked } from './dom.js';

/** @type {[string, [string, string][]][]} */
const SHEET = [
  ['a request', [
    ['users.list: filter | sort -name', 'endpoint, filter, clauses'],
    ['| fields name, -_id', 'what is given of each row'],
    ['| sort -ts, name', 'newest first'],
    ['| page 3 size 50', 'or `offset 100`, `count 50`'],
    ['| with roomId = GENERAL', 'what the endpoint needs'],
  ]],
  ['tests', [
    ['a = 1   a != 1', 'equal, not equal'],
    ['a > 1   a <= 5', 'greater, at most'],
    ['a in (x, y)   a not in (x)', 'one of these, none of these'],
    ['a in 1..5   a between 1 and 5', 'from 1 to 5'],
    ['a ~ /^ro/i', 'a pattern'],
    ['a contains "x"', 'also `startswith`, `endswith`'],
    ['a = i"bob"', 'in whatever case'],
    ['a exists   a missing', 'the field is there, or is not'],
    ['a is string   a is null', 'of this type'],
    ['a all (x, y)   a size 2', 'arrays'],
    ['a has (x = 1 and y > 2)', 'one element passes both'],
    ['a % 4 = 1', 'the remainder'],
  ]],
  ['joined', [
    ['… and …   … or …   not …', '`and` binds tighter; parentheses group'],
    ['{"a":{"$gt":1}}', 'EJSON, pasted as it is, is a test too'],
  ]],
  ['values', [
    ['online   "two words"   42', 'text and numbers'],
    ['true   false   null', 'constants'],
    ['2024-03-01   2024-03', 'a day, a month, as a whole'],
    ['now-90d   today-1mo', 'units `s m h d w mo y`'],
    ['2024-03-01T10:00Z   @1542814057s', 'an instant; seconds since 1970'],
    ['# a comment', 'to the end of the line'],
  ]],
  ['keys', [
    ['Ctrl Space   Tab', 'what can be written here; take it'],
    ['F8   ⇧ Alt F', 'the next problem; format'],
  ]],
];

/**
 * Writes the sheet.
 * @param {Element} aside
 */
export const writeSheet = (aside) => {
  aside.append(element('h2', { id: 'language-title' }, 'The language'));
  for (const [title, entries] of SHEET) {
    const list = element('dl');
    for (const [form, meaning] of entries) list.append(element('dt', {}, form), element('dd', {}, ...marked(meaning)));
    aside.append(element('h3', {}, title), list);
  }
};
