// Holds the keys of `query` that the catalogue says an endpoint has a hand in against what the model does with each key: the
// endpoint's own filter is asked with and without it, under every behaviour that the facts leave open.
import { DEPENDS, everything, of, select, values } from './facts.mjs';
import { MERGES } from './merges.mjs';
import { CONTEXT, answer, outcomes } from './model.mjs';
import { entryOf } from './read.mjs';
import { profiles } from './schemas.mjs';
import { requiredOf } from './told.mjs';
import { TYPED } from './typed.mjs';
import { before, compare } from './versions.mjs';

export function claims(line) {
  const entry = entryOf(line.facts);
  if (!entry || !(entry.endpoint in MERGES)) return line.claims.length > 0 ? ['keys of a query that nobody reads'] : [];
  const version = Object.keys(line.releases).filter((one) => before(one, '9.0.0')).sort(compare).reverse()
    .find((one) => profiles(entry, one).every(({ reads, refuses }) => reads.includes('q') && !refuses.includes('q')));
  if (!version) return line.claims.length > 0 ? ['keys of a query that nobody reads'] : [];
  return [...whatever(line, entry, version), ...given(line, entry, version)];
}

const needed = (entry) => Object.fromEntries(requiredOf(entry.endpoint).map(([name]) => [name, 'GENERAL']));

/** A key of which no endpoint knows, but that it lets through. */
const free = (entry) => (entry.endpoint === 'users.list' ? 'type' : 'zone');

const request = (entry, version, query, more) => ({
  endpoint: entry.endpoint.replace(/:\w+/, 'x'), version, unsafe: true, privileged: true,
  ...more, params: { ...needed(entry), ...more?.params, query: JSON.stringify(query) },
});

/** Keys besides which nothing is read. Of what they say on `directory`, rows say nothing. */
const ONLY = { 'commands.list': ['command'], directory: ['text', 'type', 'workspace'] };

/** Endpoints of which it was not established whose conditions win. */
const UNSURE = ['settings', 'teams.list'];

/** Conditions of an endpoint's own that restrict nobody. */
const DEFAULTS = ['users.list $or'];

/** Keys that are lost or written over whatever else is asked: those that the catalogue claims, and no others. */
function* whatever(line, entry, version) {
  const only = line.claims.filter(({ kind, when }) => kind === 'Only' && when === null).map(({ key }) => key);
  if (JSON.stringify(only) !== JSON.stringify(ONLY[line.facts] ?? [])) yield `only ${only} are read`;
  if (only.length > 0) return;
  const isUnsure = line.claims.length === 1 && line.claims[0].kind === 'Unsure' && line.claims[0].key === '*' && line.claims[0].when === null;
  if (isUnsure !== UNSURE.includes(line.facts)) yield `whose conditions win is ${isUnsure ? 'not ' : ''}known`;
  if (isUnsure) return;
  const ours = (lacks) => new Map(line.claims.filter(({ when }) => (lacks ? when?.lacking : when === null)).map(({ key, kind }) => [key, kind]));
  const [always, lacking] = [ours(false), ours(true)];
  const all = touched(entry, version, true, line);
  const limited = touched(entry, version, false, line);
  const isCovered = ({ isLost }) => !isLost && always.get('*') === 'Caller';
  for (const [key, how] of all) if (!always.has(key) && !isCovered(how)) yield `${key} is written over`;
  for (const [key, how] of limited) if (!always.has(key) && !lacking.has(key) && !isCovered(how)) yield `${key} is written over for some`;
  for (const [key, kind] of always) {
    if (key === '*') continue;
    const { isLost = false, isTaken = false } = all.get(key) ?? {};
    // Where either may win, it is what would bring more rows.
    const whose = isTaken ? (DEFAULTS.includes(`${line.facts} ${key}`) ? 'Default' : 'Caller') : isLost ? 'Server' : 'nobody';
    if (kind !== whose) yield `${key} is ${kind}'s, and not ${whose}'s`;
  }
  for (const [key, kind] of lacking) if (kind !== 'Server' || !limited.get(key)?.isLost || all.has(key)) yield `${key} is not written over for some`;
  if (always.has('*') && (always.get('*') !== 'Caller' || ![...all.values()].some(({ isTaken }) => isTaken))) yield 'nothing of its own gives way';
}

/** The keys of a query that an endpoint puts its own in the place of (`isLost`), or that take the place of its own (`isTaken`). */
function touched(entry, version, privileged, line) {
  const plain = outcomes(request(entry, version, {}, { privileged })).filter(({ status }) => status === 200);
  const own = plain.flatMap(({ filter }) => [...JSON.stringify(filter).matchAll(/"(\$or|[^"$][^"]*)":/g)].map(([, key]) => key));
  const found = new Map();
  for (const key of new Set([...own, ...line.claims.map(({ key }) => key)])) {
    if (key === '*') continue;
    const other = free(entry);
    const value = key === '$or' ? [{ [other]: 'zone 1' }] : 'zone';
    const written = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    const times = (text) => text.split(`${JSON.stringify(key)}:`).length;
    for (const { status, filter, choices } of outcomes(request(entry, version, { [key]: value, [other]: 'zone' }, { privileged }))) {
      const text = JSON.stringify(filter ?? {});
      // Where nothing of it is read, no key is lost alone.
      if (status !== 200 || !text.includes(`"${other}":"zone"`)) continue;
      const without = answer(request(entry, version, { [other]: 'zone' }, { privileged }), (name, options) => options[choices[name] ?? 0]);
      const isLost = !text.includes(written);
      const isTaken = !isLost && times(text) <= times(JSON.stringify(without.filter));
      const before = found.get(key) ?? { isLost: false, isTaken: false };
      if (isLost || isTaken) found.set(key, { isLost: before.isLost || isLost, isTaken: before.isTaken || isTaken });
    }
  }
  return found;
}

/** What a parameter writes over whose filter depends on who asks. */
const GIVEN = { 'chat.getThreadsList type': ['replies', '_id'] };

/** Keys that are lost when a parameter is given: just those that the catalogue claims. */
function* given(line, entry, version) {
  const names = new Set([...Object.keys(TYPED[entry.endpoint] ?? {}), ...line.typed.map(({ name }) => name)]);
  for (const { key, kind, when } of line.claims) {
    if (when?.given !== undefined && (kind !== 'Server' || !names.has(when.given))) yield `${key} is ${kind}'s when ${when.given} is given`;
  }
  /** The keys that are lost whatever else is open; null where nothing is answered. */
  const lost = (params, keys) => {
    const query = Object.fromEntries([...keys, 'zone'].map((key) => [key, 'zone']));
    const all = everything((choose) => {
      const made = answer(request(entry, version, query, { params }), choose);
      if (made.status !== 200) return null;
      const text = JSON.stringify(made.filter);
      return Object.keys(query).filter((key) => !text.includes(`${JSON.stringify(key)}:"zone"`));
    }).filter(Boolean);
    return all.length === 0 ? null : all.reduce((some, others) => some.filter((key) => others.includes(key)));
  };
  for (const [name, spec] of Object.entries(TYPED[entry.endpoint] ?? {})) {
    const ours = line.claims.filter(({ when }) => when?.given === name).map(({ key }) => key);
    const typed = line.typed.find((one) => one.name === name);
    const sample = typed && [...values(line, typed)][0];
    if (spec.unread || of(DEPENDS, entry.endpoint, name) || !sample?.sent || typed.wire === 'Brackets') {
      if (JSON.stringify(ours) !== JSON.stringify(GIVEN[`${line.facts} ${name}`] ?? [])) yield `${name} given, ${ours} is lost`;
      continue;
    }
    const theirKeys = JSON.stringify(select(entry, spec, name, sample.sent, version, true, CONTEXT, (key, options) => options[0]) ?? {});
    const keys = new Set([...line.claims.map(({ key }) => key).filter((key) => key !== '*'), ...[...theirKeys.matchAll(/"([^"$]+)":/g)].map(([, key]) => key)]);
    const [plain, given] = [lost({}, keys), lost({ [name]: sample.sent[name] }, keys)];
    if (plain === null || given === null) continue;
    const more = given.filter((key) => !plain.includes(key));
    for (const key of more) if (!ours.includes(key) && !ours.includes('*')) yield `${name} given, ${key} is lost`;
    for (const key of ours) if (key !== '*' && !more.includes(key)) yield `${name} given, ${key} is not lost`;
    if (ours.includes('*') && !more.includes('zone')) yield `${name} given, not all is lost`;
  }
}
