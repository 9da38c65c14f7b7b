// `users.list`: the one endpoint that checks attributes, and one that runs a pipeline (match, project, sort). Written from
// "users.list" in section 2 of the facts' server.md.
import { complaint } from './attributes.mjs';
import { Refusal } from './parameters.mjs';
import { attributeCheck, since } from './versions.mjs';

const SHOWN = ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type'];

/** Whether rows go through the pipeline and the usual attributes: read in a 5.0 tree, and not in an older one. */
export const piped = ({ version, choose }) => since(version, '4.8.0') || choose('piped', [true, false]);

/** The attributes that rows show: the usual ones and those that `fields` adds, less what this caller may not see. */
export function shown({ fields, excluded, choose }) {
  const given = Object.entries(fields ?? {});
  const names = [...new Set([...SHOWN, ...given.filter(([, value]) => value === 1).map(([key]) => key)])];
  // Whether a caller's own 0 takes a usual attribute away was not read.
  const zeroes = given.filter(([key, value]) => value === 0 && names.includes(key)).map(([key]) => key);
  const taken = zeroes.length > 0 && choose('zeroes', [true, false]) ? [...excluded, ...zeroes] : excluded;
  return names.filter((name) => !taken.includes(name));
}

/** What may be asked for: whether exclusions, which make a 0 of an attribute, forbid it inside of `$or` was not read. */
function askable(scene) {
  const names = shown(scene);
  const taken = SHOWN.filter((name) => scene.excluded.includes(name));
  return taken.length > 0 && scene.choose('forbidden', [false, true]) ? names : [...names, ...taken];
}

function attributes(names, version) {
  const allowed = [...names, 'emails.address.*', 'username.*', 'name.*'];
  if (since(version, '5.0.0')) allowed.push('type.*');
  if (since(version, '6.0.0') && names.includes('customFields')) allowed.push('customFields.*');
  return allowed;
}

/** A caller's own `$or` takes the place of the usual one, which keeps users without any name out. */
export function usersList(scene) {
  const { query, typed, version, choose, privileged } = scene;
  const edition = attributeCheck(version, choose);
  if (edition !== null) {
    const operators = edition === 'A' ? ['$or', '$and'] : ['$or', '$and', '$regex', '$options'];
    const found = complaint(edition, query, attributes(askable(scene), version), operators);
    if (found !== null) throw new Refusal('error-invalid-query', found);
  }
  const named = ['username', 'name', ...(privileged ? ['emails.address'] : [])];
  const usual = piped(scene)
    ? { $or: named.map((field) => ({ [field]: { $regex: '', $options: 'i' } })) }
    : {};
  const filter = { ...usual, ...query };
  return typed.email ? { $and: [filter, typed.email] } : filter;
}

/** `$sort` comes after `$project`: what is not shown sorts nothing. Two keys bring others, behind those asked. */
export function usersSort(scene, sort) {
  const { choose, notes } = scene;
  if (!piped(scene)) return { ...sort };
  const names = shown(scene);
  const actual = {};
  for (const [key, direction] of Object.entries(sort)) {
    if (names.includes(key.split('.')[0]) || names.includes(key) || key === '_id') actual[key] = direction;
    else notes.push(`ignored sort:${key}: not among the fields shown`);
  }
  // Whether the direction that it brings takes the place of the caller's own was not read.
  if (sort.status) actual.active = sort.active && choose('active by itself', [true, false]) ? sort.active : sort.status;
  if (sort.name) actual.nameInsensitive = sort.name;
  return actual;
}
