// A request to what a Rocket.Chat server of a version does with it: a refusal, or the database call it ends in. The server
// as the facts have it, written from them alone: an oracle for the planner, which must not share a line or a table with it.
//
//   { endpoint, version, unsafe, privileged, params, context }
//   → { status: 400, errorType, error }
//   | { status: 200, filter, base, projection, sort, skip, limit, notes, unknown, excluded }
//
// `params` are parameters after percent-decoding and parsing, texts or lists; `sent` in their place are those of a plan, with
// brackets and numbers. `base` is the filter for the same caller without query and typed parameters. `unknown` names what
// the facts do not say. Where they leave several behaviours open, `choose(name, options)` takes one; `outcomes` tries all.
import { MERGES } from './merges.mjs';
import { Refusal, drop, holdsMeteorTypes, projection, read } from './parameters.mjs';
import { paging, sorting } from './paging.mjs';
import { find, firstKnown, profiles } from './schemas.mjs';
import { TYPED, exists } from './typed.mjs';
import { piped, shown } from './users_list.mjs';
import { searches } from './searches.mjs';
import { before, textsOnly, unshown } from './versions.mjs';
import { FIVE_TYPES, arrived, coerce } from './wire.mjs';

/** Rows that belong to the caller, beside those with names of their own. */
const mine = Array.from({ length: 16 }, (_, index) => `near${index}`);

/** The world around a request: a caller, their rooms, the server's settings. */
export const CONTEXT = {
  self: 'u1',
  selfName: 'alice',
  now: new Date('2026-11-23T00:00:00Z'),
  rooms: { general: 'GENERAL', random: 'RANDOM' },
  ownRooms: ['GENERAL', 'r1', 'r2', ...mine],
  ownTeams: ['team1', 'team2', ...mine],
  team: 'team1',
  teamRoom: 'r1',
  roomUsers: ['u1', 'u2', 'u3', ...mine],
  departments: { d1: 'Sales', d2: 'Support' },
  searchFields: ['username', 'name', 'bio', 'nickname'],
  hiddenTypes: ['uj'],
  privateCustomFields: ['secret'],
  customFields: ['secret', 'dept'],
  settings: { upper: 100, usual: 50, infinite: true },
};

/** The answer with the given choices; the first option of each where none is given. */
export function model(request, choices = {}) {
  return answer(request, (name, options) => choices[name] ?? options[0]);
}

/** Every answer that the facts leave open, each with the choices that led to it. */
export function outcomes(request, most = 400) {
  const found = [];
  const waiting = [[]];
  while (waiting.length > 0) {
    const script = waiting.pop();
    const taken = new Map();
    const choose = (name, options) => {
      if (taken.has(name)) return options[taken.get(name)];
      const at = taken.size;
      const pick = script[at] ?? 0;
      if (at >= script.length) {
        for (let other = 1; other < options.length; other += 1) waiting.push([...taken.values(), other]);
      }
      taken.set(name, pick);
      return options[pick];
    };
    found.push({ ...answer(request, choose), choices: Object.fromEntries(taken) });
    if (found.length > most) throw new Error(`more than ${most} answers to one request`);
  }
  return found;
}

export function answer(given, choose) {
  try {
    return accepted(given, choose);
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, errorType: error.errorType, error: error.message };
    if (error instanceof SyntaxError) return { status: 400, errorType: 'SyntaxError', error: error.message };
    throw error;
  }
}

function accepted(given, choose) {
  const entry = find(given.endpoint);
  if (!entry) throw new Refusal('not-found', `no endpoint ${given.endpoint}`, 404);
  const notes = [];
  const unknown = [];
  const context = { ...CONTEXT, ...given.context };
  const scene = {
    privileged: true, ...given, context, choose, notes, entry, specs: TYPED[entry.endpoint] ?? {},
    params: given.sent ? arrived(given.sent, given.version, choose) : { ...given.params },
  };
  if (before(scene.version, '0.49.0') || before(scene.version, firstKnown(entry))) unknown.push('whether the endpoint exists');
  const options = profiles(entry, scene.version);
  const profile = options.length === 1 ? options[0] : choose('schema', options);
  scene.params = validated(scene, profile, unknown);
  required(scene);
  const { query, fields, sort, excluded } = read(scene, profile.reads, choose, notes);
  if (holdsMeteorTypes(scene)) unknown.push('custom types of Meteor\'s EJSON');
  Object.assign(scene, { query, fields, excluded });
  const { filter, base } = merged(scene, unknown);
  searches(filter, entry, scene.version, unknown);
  return {
    status: 200, filter, base, notes, unknown, excluded,
    projection: projected(scene, profile),
    sort: sorting(scene, sort),
    ...paging(scene, profile.reads),
  };
}

/** The schema's word on every parameter: unknown ones are refused where it is strict and ignored where it is not. */
function validated(scene, profile, unknown) {
  const { version, entry, specs, choose, notes } = scene;
  const params = {};
  for (const [name, value] of Object.entries(scene.params)) {
    const spec = specs[name];
    if (Object.hasOwn(FIVE_TYPES, name)) {
      if (profile.refuses.includes(name[0])) throw new Refusal(entry.error ?? 'invalid-params', 'must NOT have additional properties');
      params[name] = profile.strict ? coerce(name, FIVE_TYPES[name], value, version, choose) : value;
      if (!profile.strict && !textsOnly(version, choose) && typeof value !== 'string') unknown.push(`${name} that is no text`);
    } else if (spec && exists(spec, version, choose)) {
      params[name] = typed(name, spec, value, version, choose);
      if (spec.unread) unknown.push(`what ${name} selects`);
    } else if (!spec && (selects(entry, name) || entry.names?.includes(name))) {
      if (!selects(entry, name)) unknown.push(`what ${name} does`);
      params[name] = value;
    } else if (profile.strict) {
      throw new Refusal(entry.error ?? 'invalid-params', 'must NOT have additional properties');
    } else {
      notes.push(`ignored ${name}: the endpoint does not know it`);
    }
  }
  return params;
}

function typed(name, spec, value, version, choose) {
  if (spec.type === 'brackets') {
    if (!Array.isArray(value)) throw new Refusal('error-invalid-params', `${name} must be an array`);
    return value;
  }
  const made = coerce(name, spec.type, value, version, choose);
  const checked = spec.words && !before(version, spec.words.not)
    && (!before(version, spec.words.from) || choose(`words of ${name}`, [true, false]));
  if (checked && [made].flat().some((word) => !spec.words.list.includes(word))) {
    throw new Refusal('error-invalid-params', `/${name} must be equal to one of the allowed values`);
  }
  return made;
}

const SELECTORS = ['roomId', 'roomName', 'username', 'tmid', 'rid', 'id', 'ids', 'teamId', 'teamName', 'userId', 'updatedSince', 'since', 'role'];

/** Names that only say whose rows are meant, which `base` keeps. */
function selects(entry, name) {
  if ((entry.required ?? []).some((names) => names.split(' | ').includes(name))) return true;
  if (/^(channels|groups)\.online$/.test(entry.endpoint) && name === '_id') return true;
  return SELECTORS.includes(name) && (entry.names === null || entry.names.includes(name));
}

function required({ entry, params, notes }) {
  for (const names of entry.required ?? []) {
    const given = names.split(' | ').filter((name) => params[name] !== undefined && (params[name] !== '' || name === 'term'));
    if (given.length === 0) throw new Refusal(entry.error ?? 'invalid-params', `must have required property '${names}'`);
    // One of them says whose rows are meant.
    if (given.length > 1) notes.push(`ignored ${given[1]}: ${given[0]} is looked at`);
  }
}

function merged(scene, unknown) {
  const merge = MERGES[scene.entry.endpoint] ?? (({ typed: selected }) => ({ $and: [{}, ...Object.values(selected)] }));
  if (!MERGES[scene.entry.endpoint] && Object.keys(scene.query).length > 0) unknown.push('how the query is merged');
  const selected = {};
  for (const [name, spec] of Object.entries(scene.specs)) {
    if (scene.params[name] === undefined || spec.unread) continue;
    // A coerced empty value: only a boolean's selector has something to say about it.
    if (scene.params[name] === null && spec.type !== 'boolean') continue;
    selected[name] = spec.select(scene.params[name], scene);
  }
  const plain = Object.fromEntries(Object.entries(scene.params).filter(([name]) => !Object.hasOwn(scene.specs, name) || isRequired(scene, name)));
  const made = merge({ ...scene, typed: selected });
  const bare = bases(merge, { ...scene, params: plain, query: {}, fields: undefined, typed: {}, notes: [] });
  if (made.unknown) unknown.push(made.unknown);
  return { filter: filterOf(made), base: bare };
}

const isRequired = ({ entry }, name) => (entry.required ?? []).includes(name);

function bases(merge, scene) {
  try {
    return filterOf(merge(scene));
  } catch (error) {
    // Without a query the endpoint answers nothing at all.
    if (error instanceof Refusal) return { $nor: [{}] };
    throw error;
  }
}

const filterOf = (made) => ('filter' in made && 'unknown' in made ? made.filter : made);

const BY_STATUS = ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type', 'reason', 'federated', 'freeSwitchExtension'];

/** What rows show: keys with 1, keys with 0, or null where nothing is cut or nobody read what is. */
function projected(scene, profile) {
  const { entry, excluded, fields } = scene;
  const ones = (names) => Object.fromEntries(names.map((name) => [name, 1]));
  if (entry.endpoint === 'users.list' && piped(scene)) return ones(shown(scene));
  if (entry.endpoint === 'users.listByStatus') {
    const names = ones(BY_STATUS);
    drop(names, scene.privileged ? [] : excluded, 'projection', []);
    return names;
  }
  if (entry.endpoint === 'chat.getDeletedMessages') return { _id: 1 };
  if (!profile.reads.includes('f') || entry.endpoint === 'livechat/rooms') {
    if (fields !== undefined) scene.notes.push('ignored fields: the endpoint shows whole rows');
    return null;
  }
  return projection(fields, [...excluded, ...unshown(scene.version)]);
}
