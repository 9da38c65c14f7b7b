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
  'channels.list.joined': { without: ['8.3.0'] },
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
  // A published validator refuses what pages need; the change log of 7.5.0 names #34988, which 7.4.x may have too.
  'channels.list': [['7.0.0', 'rxxxxs', true], ['7.4.0', 'rxuuus', true], ['7.5.0', 'rxrrrs', true]],
  // A remark has a strict schema from 8.4 on, pull request #41979 from 8.8 on; whether `fields` passes was not read of either.
  'channels.list.joined': [['8.4.0', 'iurrru', true], ['8.8.0', 'iurrrs', true]],
};

/** Columns in which a handler was read to do otherwise than the tree's list of what it reads has it. */
const OTHERWISE = {
  // By the remark the schema is there already.
  'channels.list.joined': { '8.6.1': { f: 'u', '*': 'u' } },
  // Its projection is fixed, and whether what `query` says reaches the database was not established.
  'livechat/rooms': { '5.0.0': { f: 'i' }, '6.14.0': { f: 'i' }, '8.6.1': { q: 'u', f: 'i' } },
};

/** What holds of a version, of readings `{ at, letter, isExact, isRead }`, the oldest first: whether that very release brought it,
 * and whether the handler itself was read. Small where it is known, capital where it is inferred, `?` where it is neither. */
function between(readings, version) {
  const seen = readings.filter(({ letter }) => letter !== null);
  const told = (letter, isSure) => (letter === 'u' ? '?' : isSure ? letter : letter.toUpperCase());
  const below = seen.findLastIndex(({ at }) => !before(version, at));
  if (below < 0) {
    // What an older reading left open is not carried back beyond it.
    const isOpen = readings.length === 0 || readings[0].letter === null;
    return isOpen || seen.length === 0 ? '?' : told(seen[0].letter, false);
  }
  const [here, next] = [seen[below], seen[below + 1]];
  /** Whether the handler was read at both ends of a stretch of readings that agree. */
  const isKnown = (at) => {
    const same = (one) => one.letter === seen[at].letter;
    const reads = (some) => some.slice(0, some.findIndex((one) => !same(one)) >>> 0).some(({ isRead }) => isRead);
    return at >= 0 && at + 1 < seen.length && same(seen[at + 1]) && reads(seen.slice(0, at + 1).reverse()) && reads(seen.slice(at + 1));
  };
  if (version === here.at) return told(here.letter, here.isRead || (isKnown(below - 1) && isKnown(below)));
  if (!next) return told(here.letter, false);
  if (here.letter === next.letter) return told(here.letter, isKnown(below));
  return next.isExact ? told(here.letter, here.isRead && next.isRead) : '?';
}

const inOrder = (readings) => readings.sort((one, other) => compare(one.at, other.at));

/** Whether the endpoint is there: `e`, `a` or `?`. */
export function existence(name, version) {
  const entry = entryOf(name);
  const release = /^[\d.]+/.exec(entry?.since ?? NAMES.get(name)?.since ?? '')?.[0];
  // What the release called 7.0 brought stands in the tree that became it.
  const from = release === '7.0.0' && entry?.trees['6.14.0'] ? '6.14.0' : release;
  const trees = entry?.trees ?? {};
  const read = (at, letter) => ({ at, letter, isExact: false, isRead: true });
  if (from) {
    if (before(version, from)) return 'a';
    const later = Object.keys(trees).filter((tree) => !before(tree, from));
    return between(inOrder([read(from, 'e'), ...(later.length > 0 ? later : ['6.14.0']).map((tree) => read(tree, 'e'))]), version);
  }
  if (Object.keys(trees).length === 0) {
    const { source, depth, strict } = NAMES.get(name);
    const isSeen = depth === 'handler' || strict === null;
    return between([{ at: isSeen ? '6.14.0' : '8.8.1', letter: 'e', isExact: false, isRead: isSeen && source !== '' }], version);
  }
  // Other trees were searched for endpoints that read one of the five; that of 8.6.1 lacks what is sold.
  const isSearched = Object.values(trees).some(({ reads }) => reads !== '');
  const searched = SEARCHED.filter((tree) => trees[tree] || (isSearched && !(entry.enterprise && tree === '8.6.1')));
  const newest = Object.keys(trees).sort(compare).at(-1);
  const published = Object.keys(entry.typings ?? {}).filter((one) => since(one, FROM) && before(one, newest));
  const elsewhere = (ELSEWHERE[name] ?? []).map(([at]) => read(at, 'e'));
  const readings = inOrder([
    ...searched.map((tree) => read(tree, trees[tree] ? 'e' : 'a')),
    ...published.map((at) => ({ at, letter: 'e', isExact: false, isRead: false })),
    ...elsewhere,
  ]);
  const first = readings.find(({ letter }) => letter === 'e').at;
  // Since when something is there that an older tree lacks, nobody knows; nor that it never was before.
  if (before(version, first) && readings[0].at !== first) return '?';
  // What is gone is not looked for again.
  const gone = readings.findIndex(({ at, letter }) => letter === 'a' && since(at, first));
  return between(readings.slice(0, gone < 0 ? undefined : gone + 1).filter(({ at }) => !before(at, first)), version);
}

/** What becomes of query, fields, sort, offset and count, and of unknown parameters: six letters. */
export function letters(name, version) {
  const readings = readingsOf(name);
  const column = (at) => readings.map(({ six, ...reading }) => ({ ...reading, letter: six[at] === '?' ? null : six[at] }));
  return [...`${FIVE}*`].map((_, at) => between(column(at), version)).join('');
}

/** `{ at, six, isExact, isRead }`, the oldest first. */
function readingsOf(name) {
  const entry = entryOf(name);
  const trees = Object.entries(entry?.trees ?? {}).sort(([one], [other]) => compare(one, other));
  if (trees.length === 0) return published(NAMES.get(name));
  const { without = [], from } = VALIDATED[entry.endpoint] ?? {};
  const [newest, { reads }] = trees.at(-1);
  const handler = (letter, rejects, reads) => (rejects.includes(letter) ? 'x' : reads.includes(letter) ? 'r' : 'i');
  const five = (rejects, reads) => [...FIVE].map((letter) => handler(letter, rejects, reads)).join('');
  const all = new Map();
  const add = (at, six, isExact, isRead) => all.set(at, { at, six, isExact, isRead });
  for (const at of without) add(at, `${five('', reads)}o`, false, false);
  if (from) add(from, `${five('', reads)}s`, true, false);
  const typings = entry.typings ?? {};
  const wasUsed = entry.trees['6.14.0']?.rejects !== '';
  for (const [at, names] of Object.entries(typings)) {
    if (!entry.strict || !names.startsWith('!') || before(at, FROM)) continue;
    // One that was there before and that the route did not use may lie about still.
    const isNew = typings['6.13.1'] !== names && !wasUsed;
    if (from ? since(at, from) : isNew || wasUsed || since(at, newest)) {
      add(at, `${five([...FIVE].filter((letter) => !names.includes(letter)), reads)}s`, at === from || (at === FROM && isNew), false);
    }
  }
  for (const [tree, { reads, rejects }] of trees) {
    const known = rejects !== '' ? 's' : tree === newest ? (entry.strict ? 's' : 'o') : without.includes(tree) ? 'o' : '?';
    const other = OTHERWISE[entry.endpoint]?.[tree] ?? {};
    add(tree, [...five(rejects, reads)].map((letter, at) => other[FIVE[at]] ?? letter).join('') + (other['*'] ?? known), false, true);
  }
  for (const [at, six, isExact] of ELSEWHERE[entry.endpoint] ?? []) add(at, six, isExact, true);
  return inOrder([...all.values()]);
}

/** What is known of an endpoint whose handler was read in no tree: a published validator, or that there is none. */
function published({ strict, query, depth, source }) {
  const reading = (at, six, isRead) => [{ at, six, isExact: false, isRead }];
  if (strict === null) return reading('6.14.0', /@6\.14/.test(source) ? 'iiiii?' : '??????', true);
  if (depth === 'handler') return reading('6.14.0', strict ? 'x????s' : '??????', true);
  return reading('8.8.1', `${strict && !query ? 'x' : 'i'}????${strict ? 's' : 'o'}`, false);
}
