// `users.list`: the one endpoint that checks attributes, and one that runs a pipeline (match, project, sort). Written from
// "users.list" in section 2 of the facts' server.md.
import { complaint } from './attributes.mjs';
import { Refusal } from './parameters.mjs';
import { attributeCheck, before, since } from './versions.mjs';

const SHOWN = ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type'];

/** The attributes that rows show: the usual ones and those that `fields` adds, less what this caller may not see. */
export function shown({ fields, excluded, choose }) {
  const added = Object.entries(fields ?? {}).filter(([, value]) => value === 1).map(([key]) => key);
  const names = [...new Set([...SHOWN, ...added])];
  // Exclusions are merged into `fields` as 0; that they, and a caller's own 0, win over the usual ones was not read.
  const taken = [...excluded, ...Object.entries(fields ?? {}).filter(([, value]) => value === 0).map(([key]) => key)];
  if (!names.some((name) => taken.includes(name))) return names;
  return choose('zeroes', [true, false]) ? names.filter((name) => !taken.includes(name)) : names;
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
    const found = complaint(edition, query, attributes(shown(scene), version), operators);
    if (found !== null) throw new Refusal('error-invalid-query', found);
  }
  const named = ['username', 'name', ...(privileged ? ['emails.address'] : [])];
  // The oldest tree that was read is 5.0's.
  const usual = since(version, '4.8.0') || choose('named', [true, false])
    ? { $or: named.map((field) => ({ [field]: { $regex: '', $options: 'i' } })) }
    : {};
  const filter = { ...usual, ...query };
  return typed.email ? { $and: [filter, typed.email] } : filter;
}

/** `$sort` comes after `$project`: what is not shown sorts nothing. Two keys bring others, behind those asked. */
export function usersSort(scene, sort) {
  const { notes, version } = scene;
  if (before(version, '4.8.0')) return { ...sort };
  const names = shown(scene);
  const actual = {};
  for (const [key, direction] of Object.entries(sort)) {
    if (names.includes(key.split('.')[0]) || names.includes(key) || key === '_id') actual[key] = direction;
    else notes.push(`ignored sort:${key}: not among the fields shown`);
  }
  if (sort.status) actual.active ??= sort.status;
  if (sort.name) actual.nameInsensitive = sort.name;
  return actual;
}
