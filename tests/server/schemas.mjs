// An endpoint and a version to what its request schema takes: which of the five parameters are read, which are refused,
// whether unknown ones are. Written from the facts' endpoints.json (kept here as endpoints.jsonl) and, for `STRICT`,
// from `strict_by_version` of their typed-params.json.
import { readFileSync } from 'node:fs';
import { before, compare, since } from './versions.mjs';

const FIVE = 'qfsoc';
const LETTERS = { query: 'q', fields: 'f', sort: 's', offset: 'o', count: 'c' };

export const ENDPOINTS = readFileSync(new URL('./endpoints.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const patterns = ENDPOINTS.map((entry) => [
  new RegExp(`^${entry.endpoint.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`),
  entry,
]);

/** The entry of an endpoint whose variable segments are written with their values. */
export function find(name) {
  return ENDPOINTS.find((entry) => entry.endpoint === name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1];
}

// From which release on a route certainly refuses unknown parameters, and until which (exclusive) it certainly does not.
const STRICT = {
  'channels.list': { not: '7.0.0', from: '7.0.0' },
  'channels.list.joined': { not: '8.4.0', from: '8.8.0' },
  'users.list': { not: '8.1.0', from: '8.4.0' },
  'users.presence': { not: '8.1.0', from: '9.9.9' },
  'groups.history': { not: '8.6.0', from: '9.9.9' },
  'chat.getThreadsList': { not: '7.0.0', from: '7.0.0' },
  'chat.getDiscussions': { not: '7.1.0', from: '8.6.1' },
  'teams.members': { not: '8.1.0', from: '8.6.1' },
  'teams.listRooms': { not: '8.1.0', from: '8.6.1' },
  'emoji-custom.list': { not: '7.0.0', from: '7.0.0' },
  'custom-sounds.list': { not: '7.0.0', from: '7.0.0' },
  'custom-user-status.list': { not: '7.0.0', from: '7.0.0' },
  'integrations.list': { not: '7.0.0', from: '7.0.0' },
  'settings.public': { not: '7.0.0', from: '7.0.0' },
};

// Of the five, what a strict schema was not read to take or to refuse.
const OPEN = { 'channels.list.joined': 'f' };

/** Several where the facts leave it open: `{ reads, refuses, strict }`, the first two as letters of the five. */
export function profiles(entry, version) {
  const found = [];
  for (const [release, tree] of around(entry.trees, version, { reads: '', rejects: '' })) {
    for (const strict of strictness(entry, version, release, tree)) {
      for (const refuses of strict ? refusals(entry, tree, version) : ['']) {
        const profile = { reads: tree.reads, refuses, strict };
        if (since(version, '9.0.0')) retire(profile);
        if (!found.some((other) => JSON.stringify(other) === JSON.stringify(profile))) found.push(profile);
      }
    }
  }
  return found;
}

const strictKnown = (entry) => Object.hasOwn(STRICT, entry.endpoint);

/** 9.0 takes `query` and `fields` out of the schemas: strict ones refuse them, the others ignore them. */
function retire(profile) {
  if (profile.strict) profile.refuses = [...new Set(`${profile.refuses}qf`)].join('');
  profile.reads = profile.reads.replace(/[qf]/g, '');
}

/** The records of the nearest known release on each side; one where the version itself is known or lies outside. */
function around(records, version, none) {
  const versions = Object.keys(records).sort(compare);
  if (versions.length === 0) return [['0.49.0', none]];
  const below = versions.filter((known) => compare(known, version) <= 0).at(-1);
  // The tree called 6.14 is the last before 7.0: it stands for all that is left of 6.x.
  const last = below === '6.14.0' && before(version, '7.0.0');
  const above = last ? undefined : versions.find((known) => compare(known, version) >= 0);
  return [...new Set([below, above].filter(Boolean))].map((known) => [known, records[known]]);
}

const NEWEST = '8.6.1';

function strictness(entry, version, release, tree) {
  const known = STRICT[entry.endpoint];
  if (known) {
    if (before(version, known.not)) return [false];
    return since(version, known.from) ? [true] : [false, true];
  }
  if (!entry.strict) return [false];
  if (since(release, NEWEST)) return [true];
  // An older tree that reads what the schema has no name for did not use it; one that refuses something did.
  const foreign = Object.entries(LETTERS).some(
    ([name, letter]) => tree.reads.includes(letter) && !(entry.names ?? []).includes(name),
  );
  if (tree.rejects === '') return foreign ? [false] : [false, true];
  // Whether routes older than the oldest tree had schemas was not read.
  return since(version, '5.0.0') ? [true] : [false, true];
}

/** What a strict schema refuses of the five: as the tree has it, or as the packages of the schemas have it. */
function refusals(entry, tree, version) {
  if (OPEN[entry.endpoint]) return ['', OPEN[entry.endpoint]];
  const found = [];
  const fromTree = !strictKnown(entry);
  if (fromTree) found.push(tree.rejects);
  if (entry.typings && since(version, '7.0.0')) {
    for (const [, five] of around(entry.typings, version)) {
      if (five.startsWith('!')) found.push([...FIVE].filter((letter) => !five.includes(letter)).join(''));
    }
  }
  // Not in the packages that were read: the newest tree's schema.
  if (found.length === 0) {
    const names = entry.names ?? Object.keys(LETTERS);
    found.push(Object.keys(LETTERS).filter((name) => !names.includes(name)).map((name) => LETTERS[name]).join(''));
  }
  return [...new Set(found)];
}

/** The release from which an endpoint exists; before it, the facts say nothing. */
export function firstKnown(entry) {
  // The tree called 6.14 became 7.0: what it has is there, also where the release that brought it is called 7.0.
  const isInTree = entry.since === '7.0.0' && entry.trees['6.14.0'];
  if (entry.since && /^\d+\.\d+/.test(entry.since)) return isInTree ? '6.14.0' : entry.since;
  // Where no tree was compared, nothing speaks for a beginning; an endpoint that is not there is answered with 404, which
  // nobody takes for rows.
  if (entry.trees['5.0.0'] || Object.keys(entry.trees).length === 0) return '0.49.0';
  return Object.keys(entry.trees).sort(compare)[0];
}
