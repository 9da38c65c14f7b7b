// Holds what the catalogue says of an endpoint (tests/server/facts.rs) against what the model was written from: not plan by
// plan, but fact by fact. What the catalogue is sure of must hold in every behaviour that the model has; what it leaves open
// it may.
import { CONTEXT } from './model.mjs';
import { Refusal } from './parameters.mjs';
import { selected } from './rows.mjs';
import { entryOf } from './read.mjs';
import { firstKnown, profiles } from './schemas.mjs';
import { TYPED, exists, escape, holding } from './typed.mjs';
import { before, since } from './versions.mjs';
import { arrived, coerce } from './wire.mjs';
import { FIELDS, near, rows } from './world.mjs';

/** Everything that comes of a function of choices. */
export function everything(use) {
  const found = [];
  const waiting = [[]];
  while (waiting.length > 0) {
    const script = waiting.pop();
    const taken = new Map();
    const choose = (name, options) => {
      if (!taken.has(name)) {
        const at = taken.size;
        if (at >= script.length) {
          for (let other = 1; other < options.length; other += 1) waiting.push([...taken.values(), other]);
        }
        taken.set(name, script[at] ?? 0);
      }
      return options[taken.get(name)];
    };
    found.push(use(choose));
  }
  return found;
}

/** Where the two say different things and each has its ground. */
const GROUNDED = [
  [/^channels\.list 7\.(0\.1|[1-4]\.\d+): [soc] is x/, 'the model knows 7.0 and 7.5, the change log what lies between'],
  [/^groups\.history 8\.6\.1: strictness/, 'the remark that the model has names 8.5, and the tree of 8.6.1 is open'],
  [/^livechat\/rooms .*: f is/, 'the model has the handler read what its projection then ignores'],
  [/^livechat\/sla 6\.14\.0: strictness/, 'the model asks whether the tree of 6.14 used the schema, the catalogue was told'],
  [/^users\.listByStatus searchTerm is never wider/, 'what else is searched was not read for every release, and the catalogue is careful'],
  [/^livechat\/visitors\.search term is never wider/, 'the catalogue is careful with a search'],
  [/^livechat\/users\/:type .*(is no filter|no parameter|is a parameter already|is no parameter yet)/, 'agents and managers have rows of their own'],
  [/^canned-responses departmentId is never wider/, 'takes the place of what the caller may see, which the rows compared here are cut to'],
  [/^chat\.syncMessages .*whether/, 'published schemas speak for it, and no tree before 8.6.1 was compared'],
  [/^livechat\/analytics\/dashboards\/conversations-by-(source|status) .*whether/, 'one tree was read, and nothing says since when'],
];

/** The differences between the catalogue's word and the model's. */
export function differences(line) {
  return all(line).filter((what) => !GROUNDED.some(([pattern]) => pattern.test(`${line.facts} ${what}`)));
}

function all(line) {
  const entry = entryOf(line.facts);
  if (!entry) return [];
  const found = [];
  for (const [version, said] of Object.entries(line.releases)) {
    found.push(...release(entry, version, said).map((what) => `${version}: ${what}`));
  }
  for (const typed of line.typed) found.push(...meaning(line, entry, typed));
  return found;
}

const letters = 'qfsoc';

function* letter(what, said, theirs) {
  const known = [...new Set(theirs)];
  if (said === '?') return;
  // What is inferred is one of the ways that are open.
  const holds = said === said.toLowerCase() ? known.length === 1 && known[0] === said : known.includes(said.toLowerCase());
  if (!holds) yield `${what} is ${said}, and ${known}`;
}

function release(entry, version, said) {
  const found = [];
  const options = profiles(entry, version);
  const isThere = !before(version, firstKnown(entry));
  // A later tree that lacks it.
  const mayBeGone = Object.keys(entry.trees).length > 0 && ['6.14.0', '8.6.1'].some((tree) => since(version, tree) && !entry.trees[tree]);
  if (!mayBeGone || said.exists.toLowerCase() !== 'a') found.push(...letter('whether it is there', said.exists, [isThere ? 'e' : 'a']));
  if (!isThere || Object.keys(entry.trees).length === 0) return [...found, ...parameters(entry, version, said)];
  [...letters].forEach((name, at) => {
    // 9.0 takes these two away whatever the tables say.
    if (at < 2 && since(version, '9.0.0')) return;
    const theirs = options.map(({ reads, refuses, strict }) => (strict && refuses.includes(name) ? 'x' : reads.includes(name) ? 'r' : 'i'));
    found.push(...letter(name, said.five[at], theirs));
  });
  found.push(...letter('strictness', said.strict, options.map(({ strict }) => (strict ? 's' : 'o'))));
  return [...found, ...parameters(entry, version, said)];
}

/** Whether the parameters that are filters are there. */
function parameters(entry, version, said) {
  const found = [];
  for (const [name, spec] of Object.entries(TYPED[entry.endpoint] ?? {})) {
    const theirs = everything((choose) => exists(spec, version, choose));
    const ours = said.typed[name];
    if (said.parameters.includes(name) && theirs.includes(false)) found.push(`${name} is a parameter already`);
    if (theirs.every(Boolean) && ![...said.parameters, ...said.unsure].includes(name)) found.push(`${name} is no parameter yet`);
    if (ours === undefined || ours === 'unsure') continue;
    if (theirs.some((one) => one !== (ours === 'there'))) found.push(`${name} is ${ours}, and ${theirs}`);
  }
  return found;
}

/** Texts that rows have at a path, and some that tell one test from another. */
function texts(collection, path) {
  const values = (FIELDS[collection]?.[path]?.values ?? []).flat().filter((value) => typeof value === 'string' && value !== '' && !value.includes(','));
  const [first = 'abc'] = values;
  return [...new Set([...values, first.toUpperCase(), first.slice(0, -1) || 'b', `${first[0]}.`, 'a+b'])].slice(0, 6);
}

const DAYS = ['2025-01-01T00:00:00.000Z', '2025-06-15T15:06:40.000Z'];

/** Values of a parameter, each as it is sent and as the filter that the catalogue says it is. */
export function* values(line, { name, wire, meaning, never }) {
  if (meaning.words) {
    for (const [word, filter] of meaning.words) yield { sent: { [name]: word }, filter };
    return;
  }
  const { branches } = meaning;
  const any = (test) => ({ $or: branches.map((branch) => ({ $and: [test(branch), ...branch.and] })) });
  const [{ path, test }] = branches;
  const all = (one) => [...new Set(branches.flatMap((branch) => texts(line.collection, branch.path)))].filter(one ?? (() => true));
  const list = (some) => any((branch) => ({ [branch.path]: { $in: some } }));
  const found = all();
  if (test === 'In') {
    const known = (FIELDS[line.collection]?.[path]?.values ?? []).flat();
    const single = found.filter((one) => known.includes(one) && !never.includes(one));
    for (const some of [found.slice(0, 2), found.slice(0, 1), ...single.map((one) => [one])]) {
      if (wire === 'CommaList') yield { sent: { [name]: some.join(',') }, filter: list(some) };
      else if (wire === 'Brackets') yield { sent: { [`${name}[]`]: some }, filter: list(some) };
      else yield { wrong: `a list as ${wire}` };
    }
    return;
  }
  const operators = { After: '$gt', From: '$gte', Before: '$lt' };
  if (test in operators) {
    if (!wire.endsWith('Date')) yield { wrong: `a date as ${wire}` };
    for (const day of DAYS) yield { sent: { [name]: day }, filter: any((branch) => ({ [branch.path]: { [operators[branch.test]]: new Date(day) } })) };
    return;
  }
  if (test === 'Range') {
    if (wire !== 'JsonRange') yield { wrong: `a range as ${wire}` };
    const [start, end] = DAYS;
    for (const range of [{ start, end }, { start }, { end }]) {
      const asked = { ...(range.start && { $gte: new Date(start) }), ...(range.end && { $lte: new Date(end) }) };
      yield { sent: { [name]: JSON.stringify(range) }, filter: { [path]: asked } };
    }
    return;
  }
  if (test.startsWith('Each')) {
    if (wire !== 'JsonObject') yield { wrong: `an object as ${wire}` };
    const of = (value) => (test === 'EachPattern' ? holding(value) : value);
    yield { sent: { [name]: JSON.stringify({ tier: '^go' }) }, filter: { [`${path}.tier`]: of('^go') } };
    return;
  }
  if (wire !== (test === 'Pattern' ? 'Pattern' : 'Text')) yield { wrong: `${test} as ${wire}` };
  const single = {
    Equal: (value) => value,
    NotEqual: (value) => ({ $ne: value }),
    Contains: (value) => holding(escape(value)),
    Whole: (value) => holding(`^${escape(value)}$`),
    Pattern: (value) => holding(value),
  };
  for (const value of found.filter((one) => test !== 'Pattern' || one !== 'a+b')) {
    yield { sent: { [name]: value }, filter: any((branch) => ({ [branch.path]: single[branch.test](value) })) };
  }
}

/** What the handler makes of parameters of this name; null where the request is refused. */
export function select(entry, spec, name, sent, version, privileged, context, choose) {
  const given = arrived(sent, version, choose)[name];
  const scene = { params: {}, specs: TYPED[entry.endpoint], entry, endpoint: entry.endpoint, version, privileged, context, choose, notes: [] };
  try {
    const value = spec.type === 'brackets' ? (Array.isArray(given) ? given : null) : coerce(name, spec.type, given, version, choose);
    return value === null ? null : spec.select(value, scene);
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Parameters whose filter stands among the endpoint's own conditions: what they select of the rows without them. */
const AMONG = {
  'livechat/visitors.search term': (term) => ({
    $or: [{ 'visitorEmails.address': term }, { 'phone.phoneNumber': term }, { name: holding(escape(term)) }, { username: holding(escape(term)) }],
  }),
  'chat.getDeletedMessages since': (since) => ({ _deletedAt: { $gt: new Date(since) } }),
  'chat.getThreadMessages tmid': (tmid) => ({ tmid }),
  'chat.syncMessages lastUpdate': (since) => ({ _updatedAt: { $gt: new Date(since) } }),
  'integrations.history id': (id) => ({ 'integration._id': id }),
  'roles.getUsersInRole role': (role) => ({ roles: role }),
  // Not released.
  'users.list customFields': (fields) => Object.fromEntries(Object.entries(JSON.parse(fields)).map(([name, value]) => [`customFields.${name}`, value])),
  '*.history showThreadMessages': (shown) => (shown === 'true' ? {} : { $or: [{ tmid: { $exists: false } }, { tshow: true }] }),
};

/** Those of which no filter by itself can be told. */
export const DEPENDS = {
  'chat.getThreadsList type': 'what it selects depends on who asks',
  'rooms.adminRooms types': 'changes what is shown without it, too',
  'livechat/department showArchived': 'shows more',
  'livechat/departments/archived showArchived': 'shows more',
  'livechat/departments/archived enabled': 'was not read for this route',
  'chat.getDeletedMessages since': 'asks another collection for rows',
  '*.history inclusive': 'turns the bounds',
  '*.history unreads': 'selects nothing',
  'teams.listChildren type': 'depends on the team',
};
export const of = (table, endpoint, name) => table[`${endpoint} ${name}`] ?? table[`${endpoint.replace(/^(channels|groups|im|dm)\./, '*.')} ${name}`];

/** Settings of a server that a meaning must not depend on, unless the catalogue says that it does. */
const SEARCHED = [CONTEXT.searchFields, ['username', 'name'], ['nickname']];
const CONTEXTS = SEARCHED.map((searchFields) => ({ ...CONTEXT, searchFields }));

/** Rows of all kinds, and some that differ in a letter, a blank or what stands around what is asked. */
function world(collection, filters, sent) {
  const found = [...rows(collection, 30, 7), ...near(collection, 60, 11, filters)];
  const [value] = [Object.values(sent)[0]].flat();
  const paths = new Set(filters.flatMap((filter) => [...JSON.stringify(filter).matchAll(/"([^"$]+)":/g)].map(([, path]) => path)));
  // Of those some meet what must hold besides.
  const others = filters.flatMap((filter) => [...JSON.stringify(filter).matchAll(/"([^"$.]+)":"([^"]*)"/g)]);
  const besides = [{}, ...others.map(([, key, text]) => ({ [key]: text }))].slice(0, 6);
  for (const path of paths) {
    for (const text of [value, value.toUpperCase(), `x${value}y`, value.slice(1), `${value} `]) {
      const row = { _id: `odd${found.length}` };
      path.split('.').reduce((at, name, index, all) => (at[name] = index + 1 < all.length ? {} : text), row);
      // Some hide from the caller.
      found.push(...besides.map((more) => ({ ...more, ...row })), { ...row, _id: 'u2' });
    }
  }
  return found;
}

function meaning(line, entry, typed) {
  const among = of(AMONG, entry.endpoint, typed.name);
  const declared = TYPED[entry.endpoint]?.[typed.name] ?? { type: 'string' };
  if (!among && (!TYPED[entry.endpoint]?.[typed.name] || declared.unread || of(DEPENDS, entry.endpoint, typed.name))) return [];
  const spec = among ? { ...declared, select: among } : declared;
  const found = [];
  let isWider = false;
  let isJust = false;
  const collection = FIELDS[line.collection] ? line.collection : 'users';
  const versions = ['6.13.1', '7.13.9', '8.6.1', '8.8.1', '9.0.0'].filter((version) => line.releases[version].typed[typed.name] === 'there');
  const isMet = (privileged, { searchFields }) =>
    typed.needs === '' || (typed.needs.startsWith('view-full') ? privileged : searchFields === SEARCHED[1]);
  for (const { sent, filter, wrong } of values(line, typed)) {
    if (wrong) return [`${typed.name}: ${wrong}`];
    let isJustSo = versions.length === 0;
    for (const version of versions) {
      for (const privileged of [true, false]) {
        for (const context of CONTEXTS) {
          for (const theirs of everything((choose) => select(entry, spec, typed.name, sent, version, privileged, context, choose))) {
            const said = `${typed.name} of ${JSON.stringify(sent)} to ${version}${privileged ? '' : ' (limited)'}`;
            if (theirs === null) {
              if (isMet(privileged, context) && !typed.needs.includes('alone')) found.push(`${said} is refused`);
              continue;
            }
            const all = world(collection, [filter, theirs], sent);
            const [ours, has] = [selected(filter, all), selected(theirs, all)];
            const lost = all.find((row, at) => ours[at] && !has[at]);
            const more = all.find((row, at) => has[at] && !ours[at]);
            isWider ||= more !== undefined;
            if (!isMet(privileged, context)) continue;
            isJustSo ||= !lost && !more;
            if (lost) found.push(`${said} is ${JSON.stringify(theirs)}, and lacks ${JSON.stringify(lost)}`);
            if (more && !typed.wider) found.push(`${said} is ${JSON.stringify(theirs)}, and has ${JSON.stringify(more)} too`);
          }
        }
      }
    }
    isJust ||= isJustSo;
  }
  if (!isJust) found.push(`${typed.name} is just that nowhere`);
  if (typed.wider !== isWider && versions.length > 0) found.push(`${typed.name} is ${typed.wider ? 'never' : 'sometimes'} wider`);
  return found.slice(0, 3);
}
