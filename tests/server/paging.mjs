// `sort`, `offset` and `count` to what the database is told, as section 3 of the facts' server.md has it and the remarks on
// single endpoints of section 6 and of typed-params.md.
import { Refusal } from './parameters.mjs';
import { before } from './versions.mjs';
import { usersSort } from './users_list.mjs';

/** The order in which rows come: the caller's, or the endpoint's own; null where nothing is said of it. */
export function sorting(scene, sort) {
  const { entry, version, notes } = scene;
  const usual = entry.sort;
  const given = sort !== null && typeof sort === 'object' ? sort : undefined;
  if (entry.endpoint === 'users.list') return usersSort(scene, given ?? usual);
  if (given === undefined) return usual;
  const ignore = (kept) => {
    for (const key of Object.keys(given)) if (!Object.hasOwn(kept, key)) notes.push(`ignored sort:${key}`);
    return kept;
  };
  if (entry.endpoint === 'directory' && Object.keys(given).length > 1) {
    throw new Refusal('error-invalid-sort', 'This method support only one "sort" parameter');
  }
  if (/^(channels|groups)\.members$/.test(entry.endpoint)) {
    return ignore(given.username === undefined ? { ...usual } : { username: given.username });
  }
  if (/^(im|dm)\.messages$/.test(entry.endpoint) && before(version, '7.0.0')) return ignore({ ts: given.ts ?? -1 });
  return given;
}

/** `limit` null is all rows. */
export function paging(scene, reads) {
  const { params, context, notes } = scene;
  for (const [name, letter] of [['offset', 'o'], ['count', 'c']]) {
    if (params[name] !== undefined && !reads.includes(letter)) notes.push(`ignored ${name}: the endpoint does not read it`);
  }
  const skip = reads.includes('o') ? Number.parseInt(params.offset || 0, 10) : 0;
  return { skip, limit: reads.includes('c') ? limit(params.count, context.settings, notes) : null };
}

function limit(given, { upper, usual, infinite }, notes) {
  if (given === undefined || given === null) return usual;
  const count = given === '' ? 0 : Number.parseInt(given, 10);
  if (count > upper) {
    notes.push(`cut count to ${upper}`);
    return upper;
  }
  if (count === 0) return infinite ? null : usual;
  return count;
}
