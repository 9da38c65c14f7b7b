// What was read of an endpoint, at which releases, to what a catalogue can know of any release: between two readings that agree
// what they say, between two that differ nothing, before the first what the first says and after the last what the last says.
// Written from the facts' endpoints.json and typed-params.json, which are kept here as endpoints.jsonl and names.jsonl.
import { readFileSync } from 'node:fs';
import { ENDPOINTS } from './schemas.mjs';
import { before, compare, since } from './versions.mjs';

const FIVE = 'qfsoc';

export const NAMES = new Map(readFileSync(new URL('./names.jsonl', import.meta.url), 'utf8').trim().split('\n')
  .map((line) => JSON.parse(line)).map((entry) => [entry.endpoint, entry]));

const TREES = new Map(ENDPOINTS.map((entry) => [entry.endpoint, entry]));

/** One route of several names, of which some have facts of their own. */
export const entryOf = (name) => TREES.get(name) ?? TREES.get({ 'livechat/users/agent': 'livechat/users/:type' }[name]);

/** The trees that were searched. */
const SEARCHED = ['5.0.0', '6.14.0', '8.6.1'];

/** With this release routes began to use validators that were published before, some at once and others later. */
const FROM = '7.0.0';

/** Releases of which it was read that the route uses none (`without`), and the one that brought it. */
const VALIDATED = {
  'channels.list': { without: ['6.14.0'], from: FROM },
  'channels.online': { from: FROM },
  'chat.getDiscussions': { without: ['6.14.0', '7.0.0'] },
  'chat.getThreadsList': { without: ['6.14.0'], from: FROM },
  'custom-sounds.list': { without: ['6.14.0'], from: FROM },
  'custom-user-status.list': { without: ['6.14.0'], from: FROM },
  'emoji-custom.list': { without: ['6.14.0'], from: FROM },
  'groups.history': { without: ['8.5.0'] },
  'integrations.list': { without: ['6.14.0'], from: FROM },
  'settings.public': { without: ['6.14.0'], from: FROM },
  'teams.listRooms': { without: ['6.14.0', '8.0.0'] },
  'teams.members': { without: ['6.14.0', '8.0.0'] },
  'users.list': { without: ['6.14.0', '8.0.0'], from: '8.4.0' },
};

/** What was read elsewhere than in trees and validators; `u` where it was looked at and not established. */
const ELSEWHERE = {
  // The change log of 7.5.0 names #34988, which 7.4.x may have too.
  'channels.list': [['7.4.0', 'rxuuus', true], ['7.5.0', 'rxrrrs', true]],
  // Pull request #41979; whether `fields` passes was not read.
  'channels.list.joined': [['8.8.0', 'iurrrs', true]],
};

/** Columns in which a handler was read to do otherwise than the tree's list of what it reads has it. */
const OTHERWISE = {
  // Its projection is fixed, and whether what `query` says reaches the database was not established.
  'livechat/rooms': { '5.0.0': { f: 'i' }, '6.14.0': { f: 'i' }, '8.6.1': { q: 'u', f: 'i' } },
};

/** What holds of a version, of readings `[version, letter, whether that very release brought it]`; `?` where it is not known. */
function between(readings, version) {
  const seen = readings.filter(([, letter]) => letter !== null);
  const below = seen.filter(([at]) => !before(version, at)).at(-1);
  const above = seen.find(([at]) => !before(at, version));
  if (!below) {
    // What an older reading left open is not carried back beyond it.
    const isOpen = readings.some(([at, letter]) => letter === null && (!above || before(at, above[0])));
    return above && !isOpen ? told(above[1]) : '?';
  }
  return !above || above[2] || below[0] === above[0] || below[1] === above[1] ? told(below[1]) : '?';
}

const told = (letter) => (letter === 'u' ? '?' : letter);

/** Whether the endpoint is there: `e`, `a` or `?`. */
export function existence(name, version) {
  const entry = entryOf(name);
  const release = /^[\d.]+/.exec(entry?.since ?? NAMES.get(name)?.since ?? '')?.[0];
  // What the release called 7.0 brought stands in the tree that became it.
  const from = release === '7.0.0' && entry?.trees['6.14.0'] ? '6.14.0' : release;
  if (from) return before(version, from) ? 'a' : 'e';
  const trees = entry?.trees ?? {};
  if (Object.keys(trees).length === 0) return 'e';
  // Other trees were searched for endpoints that read one of the five; that of 8.6.1 lacks what is sold.
  const isSearched = Object.values(trees).some(({ reads }) => reads !== '');
  const searched = SEARCHED.filter((tree) => trees[tree] || (isSearched && !(entry.enterprise && tree === '8.6.1')));
  const newest = Object.keys(trees).sort(compare).at(-1);
  const published = Object.keys(entry.typings ?? {}).filter((one) => since(one, FROM) && before(one, newest));
  const readings = [...searched.map((tree) => [tree, trees[tree] ? 'e' : 'a']), ...published.map((one) => [one, 'e'])].sort(([one], [other]) => compare(one, other));
  const first = readings.find(([, letter]) => letter === 'e')[0];
  // Since when something is there that an older tree lacks, nobody knows; nor that it never was before.
  if (before(version, first) && readings[0][0] !== first) return '?';
  return between(readings.filter(([at]) => !before(at, first)), version);
}

/** What becomes of query, fields, sort, offset and count, and of unknown parameters: six letters. */
export function letters(name, version) {
  const readings = readingsOf(name);
  const column = (at) => readings.map(([when, six, isExact]) => [when, six[at] === '?' ? null : six[at], isExact]);
  return [...`${FIVE}*`].map((_, at) => between(column(at), version)).join('');
}

/** `[version, six letters, whether that very release brought them]`, the oldest first. */
function readingsOf(name) {
  const entry = entryOf(name);
  const trees = Object.entries(entry?.trees ?? {}).sort(([one], [other]) => compare(one, other));
  if (trees.length === 0) return [['8.8.1', published(NAMES.get(name))]];
  const { without = [], from } = VALIDATED[entry.endpoint] ?? {};
  const [newest, { reads }] = trees.at(-1);
  const handler = (letter, rejects, reads) => (rejects.includes(letter) ? 'x' : reads.includes(letter) ? 'r' : 'i');
  const five = (rejects, reads) => [...FIVE].map((letter) => handler(letter, rejects, reads)).join('');
  const all = new Map();
  for (const at of without) all.set(at, [`${five('', reads)}o`, false]);
  if (from) all.set(from, [`${five('', reads)}s`, true]);
  const typings = entry.typings ?? {};
  const wasUsed = entry.trees['6.14.0']?.rejects !== '';
  for (const [at, names] of Object.entries(typings)) {
    if (!entry.strict || !names.startsWith('!') || before(at, FROM)) continue;
    // One that was there before and that the route did not use may lie about still.
    const isNew = typings['6.13.1'] !== names && !wasUsed;
    if (from ? since(at, from) : isNew || wasUsed || since(at, newest)) {
      all.set(at, [`${five([...FIVE].filter((letter) => !names.includes(letter)), reads)}s`, at === from || (at === FROM && isNew)]);
    }
  }
  for (const [tree, { reads, rejects }] of trees) {
    const known = rejects !== '' ? 's' : tree === newest ? (entry.strict ? 's' : 'o') : without.includes(tree) ? 'o' : '?';
    const other = OTHERWISE[entry.endpoint]?.[tree] ?? {};
    all.set(tree, [[...five(rejects, reads)].map((letter, at) => other[FIVE[at]] ?? letter).join('') + known, false]);
  }
  for (const [at, six, isExact] of ELSEWHERE[entry.endpoint] ?? []) all.set(at, [six, isExact]);
  return [...all].map(([at, [six, isExact]]) => [at, six, isExact]).sort(([one], [other]) => compare(one, other));
}

/** What a validator says of an endpoint whose handler was not read. */
function published({ strict, query, depth, source }) {
  if (strict === null) return /@6\.14/.test(source) ? 'iiiii?' : '??????';
  if (depth === 'handler') return strict ? 'x????s' : '??????';
  return `${strict && !query ? 'x' : 'i'}????${strict ? 's' : 'o'}`;
}
