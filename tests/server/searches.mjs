// Searches that take an index of the database, and what becomes of them. Read in Rocket.Chat's `BaseRaw.ts` (7.x and 8.x:
// `findPaginated` counts with `countDocuments`), in `Messages.ts` (indexes `msg: 'text'` and `location: '2dsphere'`), in MongoDB's
// manual ("$match", "$text") and its issue NODE-1834: an aggregation, which `countDocuments` is, takes no search by distance.
import { Refusal } from './parameters.mjs';
import { before } from './versions.mjs';

const BY_DISTANCE = ['$near', '$nearSphere', '$geoNear'];

/** The operators of a filter, wherever they stand. */
function* operators(filter) {
  if (filter === null || typeof filter !== 'object' || filter instanceof Date || filter instanceof RegExp) return;
  for (const [key, inner] of Object.entries(filter)) {
    if (key.startsWith('$')) yield key;
    yield* operators(inner);
  }
}

/** Refuses what the database refuses, and says of what that is not known. */
export function searches(filter, entry, version, unknown) {
  for (const operator of operators(filter)) {
    if (BY_DISTANCE.includes(operator)) {
      if (!before(version, '7.0.0')) throw new Refusal('MongoServerError', '$geoNear, $near, and $nearSphere are not allowed in this context');
      unknown.push('how rows that are searched by distance were counted');
    }
    if (operator === '$text' && entry.collection !== 'messages') unknown.push('whether there is a text index');
  }
}
