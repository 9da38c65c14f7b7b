// Judges plans: reads lines that tests/server.rs wrote, one JSON object each,
//   { id, endpoint, collection, versions, unsafe, privileged, mode, with, asked, answer, residual, judged }
// `asked` is the request as it was meant, in EJSON: { query, fields, sort, offset, count }; `answer` what the compiler said
// (`params`, `client`, `codes`), `residual` its residual as EJSON, `judged` whether the text by itself is a good one.
// Each is held against every behaviour of the model. Exits 1 where a plan is not what was asked, or a refusal has no ground.
import { createInterface } from 'node:readline';
import { ejson } from './packages.mjs';
import { claims } from './claims.mjs';
import { displayed } from './displayed.mjs';
import { differences as differencesOfFacts } from './facts.mjs';
import { CONTEXT, answer, outcomes } from './model.mjs';
import { MERGES } from './merges.mjs';
import { ENDPOINTS, find, profiles } from './schemas.mjs';
import { compare as compareReleases } from './versions.mjs';
import { Refused, Unsupported, compare, inOrder, run, selected, shown, sorted } from './rows.mjs';
import { tally } from './tally.mjs';
import { told } from './told.mjs';
import { TYPED } from './typed.mjs';
import { near, rows } from './world.mjs';

const ROWS = 24; // twice, and no more than the usual page in all

class Difference extends Error {}
const differ = (what) => {
  throw new Difference(what);
};

/** The last minor release of each major one, and releases that brought something although they are not the first of theirs. */
const LAST = [74, 3, 4, 18, 8, 4, 14, 13, 8, 0];
const BORDERS = ['0.57.4', '0.58.4', '3.11.4', '3.12.4', '3.12.6', '3.13.2', '3.13.4', '3.14.2', '4.7.4', '7.0.1', '8.6.1', '8.6.2', '8.8.1'];
const SERIES = LAST.flatMap((last, major) => Array.from({ length: last + 1 }, (_, minor) => `${major}.${minor}.0`)).slice(49);

/** What was built before a release went on from the beginning of the series before it. */
function builtBefore(release) {
  if (!release.endsWith('.0')) return release.replace(/\d+$/, '0');
  return SERIES[SERIES.indexOf(release) - 1];
}

/** All from one version to another: the first of each series, those between that brought something, and both ends. */
function between(first, last) {
  const end = last.split('.').length > 2 ? last : `${last}.14`;
  const inside = [...SERIES, ...BORDERS].filter((one) => compareReleases(one, first) >= 0 && compareReleases(one, end) <= 0);
  return [...new Set([...inside, ...(first.split('.').length > 2 ? [first] : []), end])];
}

/** The versions of a line: a release, the series that `7.5` or `7` stands for, of which the first fifteen are tried, or a range. */
function releases(version) {
  const [first, last] = version.split('..');
  if (last !== undefined) return between(first, last);
  const [release, tag] = version.split('-');
  if (tag !== undefined) return between(builtBefore(release), release);
  return version.split('.').length > 2 ? [version] : Array.from({ length: 15 }, (_, next) => `${version}.${next}`);
}

const request = (line, version, sent) => ({
  endpoint: line.endpoint, version, unsafe: line.unsafe, privileged: line.privileged, sent,
});

/** The same branches for another request: what was chosen for one holds for the other. */
const replay = (choices) => (name, options) => options[choices[name] ?? 0];

/** What says whose rows are meant, given or found by the plan in the filter itself. */
export function needed({ endpoint, with: given, answer: { params = {} } = {} }) {
  // Where the facts name none, a room that the plan found in the filter still says whose rows are meant.
  const names = (find(endpoint).required ?? ['roomId']).flatMap((text) => text.split(' | '));
  const found = Object.entries(params).filter(([name]) => names.includes(name));
  return { ...given, ...Object.fromEntries(found) };
}

/** What was asked for, from what the endpoint gives to the same caller without any filter. */
export function expected(line, version, outcome, world) {
  const base = answer(request(line, version, needed(line)), replay(outcome.choices));
  if (base.status !== 200) return null;
  const { asked } = line;
  const baseline = selected(base.filter, world);
  const wanted = asked.query === null ? baseline.map(() => true) : selected(ejson.parse(asked.query), world);
  const fields = asked.fields === null ? null : JSON.parse(asked.fields);
  const sort = asked.sort === null ? base.sort : JSON.parse(asked.sort);
  const limit = asked.count === null ? base.limit : asked.count === 0 ? null : asked.count;
  const kept = world.filter((row, index) => baseline[index] && wanted[index]);
  const ordered = run({ filter: {}, sort, skip: asked.offset ?? 0, limit }, kept);
  const hidden = Object.fromEntries(outcome.excluded.map((key) => [key, 0]));
  const included = Object.entries(fields ?? {}).some(([key, value]) => value === 1 && key !== '_id');
  // Fields that are asked for may be others than the usual ones; what the caller may not see stays out.
  const show = (row) => shown(shown(displayed(line.endpoint, row), included ? hidden : base.projection), fields);
  return { baseline, kept, ordered, fields, sort, limit, show };
}

/** All that the server hands over: one page, or page after page. */
function fetched(line, outcome, world) {
  const { client } = line.answer;
  const call = { filter: outcome.filter, sort: outcome.sort };
  const given = run({ ...call, skip: outcome.skip, limit: outcome.limit }, world);
  if (!client?.pages || outcome.limit === null) return given;
  return run({ ...call, skip: outcome.skip }, world);
}

function finished(line, outcome, world) {
  const { client } = line.answer;
  let kept = fetched(line, outcome, world).map((row) => ({ row, seen: shown(displayed(line.endpoint, row), outcome.projection) }));
  const checkable = kept.map((one) => one.seen);
  if (line.residual !== null) {
    const passed = selected(ejson.parse(line.residual), checkable);
    kept = kept.filter((one, index) => passed[index]);
  }
  if (client === null) return kept;
  if (client.sort) {
    const order = run({ filter: {}, sort: client.sort }, kept.map((one, index) => ({ ...one.seen, '(at)': index })));
    kept = order.map((row) => kept[row['(at)']]);
  }
  const end = client.count === null || client.count === undefined ? undefined : (client.offset ?? 0) + client.count;
  kept = kept.slice(client.offset ?? 0, end);
  return client.fields ? kept.map(({ row, seen }) => ({ row, seen: shown(seen, client.fields) })) : kept;
}

const named = (list) => list.map((row) => row._id).join(' ') || 'none';
const same = (one, other) => ejson.stringify(one, { canonical: true }) === ejson.stringify(other, { canonical: true });

/** Order and page by what they are told to be, where too few rows came for it to show. */
function whole({ asked, answer: { client } }, outcome, meant, world) {
  const sort = client?.sort ?? outcome.sort ?? {};
  if (asked.sort !== null && !inOrder(sorted(world, sort), meant.sort)) differ(`sorted by ${JSON.stringify(sort)}`);
  if (client !== null) return;
  if (outcome.skip !== (asked.offset ?? 0)) differ(`skips ${outcome.skip}`);
  // How many rows a page may have is a setting: more than the usual 100 is warned of, and is what the caller may know better.
  const cut = asked.count > CONTEXT.settings.upper && outcome.limit === CONTEXT.settings.upper;
  if (outcome.limit !== meant.limit && !cut) differ(`gives ${outcome.limit} rows at most, meant were ${meant.limit}`);
}

/** Wrappers that nobody unwrapped are unknown operators to the database, wherever it does not take them in silence. */
const WRAPPERS = ['$date', '$regexp', '$binary', '$InfNaN', '$escape', '$oid', '$numberLong', '$numberDecimal', '$uuid'];

function wrapper(value) {
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof RegExp) return undefined;
  return Object.entries(value).map(([key, inner]) => (WRAPPERS.includes(key) ? key : wrapper(inner))).find(Boolean);
}

/** A plan against one behaviour of the server: throws what is different. */
function plan(line, version, outcome, world) {
  if (outcome.status !== 200) differ(`the server answers ${outcome.status} ${outcome.errorType}: ${outcome.error}`);
  const raw = wrapper(outcome.filter);
  if (raw) differ(`the database answers: unknown operator: ${raw}`);
  if (outcome.unknown.length > 0) differ(`not known: ${outcome.unknown}`);
  const ignored = outcome.notes.filter((note) => /^(stripped|ignored)/.test(note));
  const meant = expected(line, version, outcome, world);
  if (meant === null) differ('without the filter the server refuses');
  const got = finished(line, outcome, world);
  const outside = got.filter(({ row }) => !meant.baseline[world.indexOf(row)]);
  if (outside.length > 0) differ(`rows outside of the baseline: ${named(outside.map(({ row }) => row))}`);
  const [a, b] = [got.map(({ row }) => row), meant.ordered];
  whole(line, outcome, meant, world);
  if (line.asked.sort !== null && !inOrder(a, meant.sort)) differ(`not in the order asked for: ${named(a)}`);
  // Rows that the order leaves equal may stand for one another, where a page ends among them.
  const fits = a.length === b.length && new Set(a).size === a.length
    && a.every((row, index) => meant.kept.includes(row) && compare(row, b[index], meant.sort ?? {}) === 0);
  if (!fits) differ(`rows ${named(a)}, meant were ${named(b)} (${ignored})`);
  for (const { row, seen } of got) {
    const wanted = meant.show(row);
    const extra = meant.fields === null ? overlap(seen, wanted) : seen;
    if (!same(keysInOrder(extra), keysInOrder(wanted))) differ(`a row shows ${JSON.stringify(seen)}, meant was ${JSON.stringify(wanted)}`);
  }
}

const keysInOrder = (row) => Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
/** Without `fields`, more than usual may be shown. */
const overlap = (seen, wanted) => Object.fromEntries(Object.entries(seen).filter(([key]) => Object.hasOwn(wanted, key)));

/** What a client that knows nothing would send. */
function naive({ with: given, asked }) {
  const sent = { ...given };
  for (const [name, value] of Object.entries(asked)) if (value !== null) sent[name] = String(value);
  return sent;
}

/** A refusal against one behaviour: what is stripped, ignored or cut is ground enough, whatever the rows. */
function ground(line, version, outcome, world) {
  const notes = outcome.status === 200 ? outcome.notes : [];
  if (notes.length > 0) differ(`${notes}`);
  plan(line, version, outcome, world);
}

/** Rows for a line: some as they come, more that the filters of this very line speak of. */
function worldOf(line, seed, size) {
  const [version] = releases(line.version);
  const base = outcomes(request(line, version, needed(line)))[0].filter ?? {};
  const filters = [base, line.asked.query === null ? {} : ejson.parse(line.asked.query)];
  return [...rows(line.collection, size, seed), ...near(line.collection, size, seed, filters)];
}

/** Every behaviour in every release: the differences, by what they are. */
function differences(line, sent, world, judge) {
  const found = [];
  for (const version of releases(line.version)) {
    for (const outcome of outcomes(request(line, version, sent))) {
      try {
        judge(line, version, outcome, world);
      } catch (error) {
        if (!(error instanceof Difference || error instanceof Refused)) throw error;
        found.push(`${version} ${JSON.stringify(outcome.choices)}: ${error.message}`);
      }
    }
  }
  return found;
}

/** Nothing is moved and nothing is left for the client. */
const untouched = (line) => ({ ...line, residual: null, answer: { ...line.answer, client: null } });

export function judge(line) {
  if (line.facts) return { kind: 'facts', found: [...told(line), ...claims(line), ...differencesOfFacts(line)] };
  const world = worldOf(line, line.id * 7919 + 13, ROWS);
  if (line.answer.params !== undefined) {
    const found = differences(line, line.answer.params, world, plan);
    const kind = line.mode === 'split' && (line.residual !== null || line.answer.client !== null) ? 'split' : 'accepted';
    return { kind, found, ways: ways(line) };
  }
  if (!line.judged) return { kind: 'unsound', found: [] };
  // In split mode a plan may be impossible for what rows do not show, which strict mode never asks.
  if (line.mode === 'split') return { kind: 'refused', found: [] };
  const parts = line.answer.codes.map((code) => [code, part(line, code)]).filter(([, one]) => one !== null);
  const groundless = parts.filter(([, one]) => !hasGround(one, world));
  if (groundless.length > 0) return { kind: 'refused', found: groundless.map(([code]) => `refused without ground: ${code}`) };
  // What is wrong by itself is wrong beside a filter that no row meets.
  if (parts.length > 0 || hasGround(line, world)) return { kind: 'refused', found: [] };
  return { kind: 'refused', found: line.stricter ? [] : [`refused without ground: ${line.answer.codes}`], stricter: line.stricter };
}

/** By which ways other than `query` as it stands the filter went: rewritten, and by parameters of the endpoint's own. */
export function ways({ endpoint, with: given, mode, residual, answer: { params, hints = [] } }) {
  const entry = find(endpoint);
  const own = Object.keys(TYPED[entry.endpoint] ?? {}).filter((name) => [name, `${name}[]`].some((sent) => Object.hasOwn(params, sent)) && !Object.hasOwn(given, name));
  const found = own.map((name) => `${entry.endpoint} ${name}`);
  if (params.query !== undefined) found.push(`${entry.endpoint} query`);
  if (own.length > 0) found.push('lowered', ...(mode === 'strict' ? ['lowered in strict mode'] : []));
  if (hints.includes('RQL0761') && residual !== null) found.push('lowered to what is wider');
  if (hints.includes('RQL0750')) found.push('rewritten');
  if (hints.includes('RQL0751')) found.push('rewritten by the schema');
  return found;
}

/** A refusal has its ground in any behaviour or release; rows may miss one, so several worlds are tried. */
function hasGround(line, world) {
  for (let turn = 0; turn < 4; turn += 1) {
    const others = turn === 0 ? world : worldOf(line, line.id * 104729 + turn, 4 * ROWS);
    if (differences(untouched(line), naive(line), others, ground).length > 0) return true;
  }
  return false;
}

/** What a code of the plan speaks of, where that is not the whole: ground in the sort excuses no refusal of the paging. */
const OF = {
  RQL0709: [], RQL0724: ['fields'], RQL0728: ['sort'], RQL0735: ['sort'], RQL0736: ['sort'], RQL0738: ['offset', 'count'],
  RQL0710: ['query'], RQL0711: ['query'], RQL0712: ['query'], RQL0713: ['query'], RQL0719: ['query'],
  RQL0743: [],
};

/** The request with nothing but that. */
function part(line, code) {
  const names = OF[code];
  if (names === undefined) return null;
  const asked = Object.fromEntries(Object.entries(line.asked).map(([name, value]) => [name, names.includes(name) ? value : null]));
  return { ...line, asked };
}

/** What no plan sends, and why. */
const NEVER = {
  ':id/logs query': 'its fields were not read',
  'channels.online query': 'selects a room, not the users that come back',
  'groups.online query': 'selects a room, not the users that come back',
  'directory query': 'says what to search for',
  'settings query': 'which of its own conditions win was not established',
  'teams.list query': 'which of its own conditions win was not established',
  '*.history inclusive': 'turns the bounds, and selects nothing by itself',
  '*.history unreads': 'selects nothing',
  '*.members filter': 'which fields it searches is a setting',
  'rooms.membersOrderedByRole filter': 'which fields it searches is a setting',
  'rooms.adminRooms filter': 'is wider than any clause, and which fields rows hold was not read',
  'livechat/visitors.search term': 'required, so that it is given',
  'chat.getThreadsList type': 'what it selects depends on who asks',
  'chat.getDeletedMessages since': 'required, so that it is given',
  'channels.list _id': 'whether the caller has `view-c-room` is not known',
  'livechat/rooms agents': 'whether the caller has `view-livechat-rooms` is not known',
  'livechat/department showArchived': 'shows more',
  'livechat/departments/archived showArchived': 'shows more',
  'livechat/departments/archived enabled': 'was not read for this route',
  'livechat/inquiries.list department': 'what is no department is no filter',
  'canned-responses departmentId': 'takes the place of what the caller may see',
  'teams.listChildren type': 'depends on the team',
  'emoji-custom.list updatedSince': 'selects what `_updatedAt` does, which comes first',
  'integrations.list type': 'takes the place of the restriction of callers who see only their own',
};

/** Every parameter that selects rows is lowered to by some request. */
export function needs() {
  const all = Object.entries(TYPED).flatMap(([endpoint, specs]) =>
    Object.entries(specs).filter(([, spec]) => !spec.unread).map(([name]) => `${endpoint} ${name}`));
  // And `query` reaches each that reads it, as far as what becomes of it is known.
  const reads = ({ reads: letters, refuses }) => letters.includes('q') && !refuses.includes('q');
  const readers = ENDPOINTS.filter((entry) => MERGES[entry.endpoint] && profiles(entry, '6.13.1').every(reads));
  all.push(...readers.map(({ endpoint }) => `${endpoint} query`));
  return ['lowered', 'lowered in strict mode', 'lowered to what is wider', 'rewritten', 'rewritten by the schema', ...all.filter((one) => !isNever(one))];
}

const isNever = (one) => Object.hasOwn(NEVER, one) || Object.hasOwn(NEVER, one.replace(/^(channels|groups|im|dm)\./, '*.'));

export async function main(input) {
  const report = tally(needs());
  for await (const text of createInterface({ input })) {
    const line = JSON.parse(text);
    try {
      if (line.facts) report.facts(line, judge(line));
      else report.add(line, judge(line));
    } catch (error) {
      if (!(error instanceof Unsupported)) throw new Error(`${text}\n${error.stack}`);
      report.skip(line, error.message);
    }
  }
  return report.print();
}

if (process.argv[1]?.endsWith('check.mjs')) process.exit((await main(process.stdin)) ? 0 : 1);
