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

/** Keys that are lost or written over whatever else is asked: those that the catalogue claims, and no others. */
function* whatever(line, entry, version) {
  const only = line.claims.filter(({ kind }) => kind === 'Only').map(({ key }) => key);
  if (JSON.stringify(only) !== JSON.stringify(ONLY[line.facts] ?? [])) yield `only ${only} are read`;
  if (only.length > 0) return;
  const ours = (lacks) => line.claims.filter(({ when }) => (lacks ? when?.lacking : when === null)).map(({ key }) => key);
  const [always, lacking] = [ours(false), ours(true)];
  const all = touched(entry, version, true, line);
  const limited = touched(entry, version, false, line);
  for (const key of all) if (!always.includes(key) && !always.includes('*')) yield `${key} is written over`;
  for (const key of limited) if (![...always, ...lacking].includes(key) && !always.includes('*')) yield `${key} is written over for some`;
  for (const key of always) if (key !== '*' && !all.has(key)) yield `${key} is not written over`;
  for (const key of lacking) if (!limited.has(key) || all.has(key)) yield `${key} is not written over for some`;
  const isUnsure = line.claims.some(({ kind }) => kind === 'Unsure');
  if (always.includes('*') && !isUnsure && all.size === 0) yield 'nothing is written over';
}

/** The keys of a query that an endpoint puts its own in the place of, or that take the place of its own. */
function touched(entry, version, privileged, line) {
  const plain = outcomes(request(entry, version, {}, { privileged })).filter(({ status }) => status === 200);
  const own = plain.flatMap(({ filter }) => [...JSON.stringify(filter).matchAll(/"(\$or|[^"$][^"]*)":/g)].map(([, key]) => key));
  const found = new Set();
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
      if (!text.includes(written) || times(text) <= times(JSON.stringify(without.filter))) found.add(key);
    }
  }
  return found;
}

/** Keys that are lost when a parameter is given: just those that the catalogue claims. */
function* given(line, entry, version) {
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
    const typed = line.typed.find((one) => one.name === name);
    const sample = typed && [...values(line, typed)][0];
    if (spec.unread || of(DEPENDS, entry.endpoint, name) || !sample?.sent || typed.wire === 'Brackets') continue;
    const theirKeys = JSON.stringify(select(entry, spec, name, sample.sent, version, true, CONTEXT, (key, options) => options[0]) ?? {});
    const keys = new Set([...line.claims.map(({ key }) => key).filter((key) => key !== '*'), ...[...theirKeys.matchAll(/"([^"$]+)":/g)].map(([, key]) => key)]);
    const [plain, given] = [lost({}, keys), lost({ [name]: sample.sent[name] }, keys)];
    if (plain === null || given === null) continue;
    const more = given.filter((key) => !plain.includes(key));
    const ours = line.claims.filter(({ kind, when }) => kind === 'Server' && when?.given === name).map(({ key }) => key);
    for (const key of more) if (!ours.includes(key) && !ours.includes('*')) yield `${name} given, ${key} is lost`;
    for (const key of ours) if (key !== '*' && !more.includes(key)) yield `${name} given, ${key} is not lost`;
    if (ours.includes('*') && !more.includes('zone')) yield `${name} given, not all is lost`;
  }
}
