// A version to what a server of it does with `query`, `fields` and `sort`, whatever the endpoint. Written from the version
// timeline (section 1) and section 9 of the facts' server.md. `choose(name, options)` picks where the facts leave several open.

/** `"6.13.1"` to its three numbers; what is not written counts as 0. */
export function parse(version) {
  const parts = String(version).split('.').map(Number);
  if (parts.some((part) => !Number.isInteger(part) || part < 0)) throw new Error(`no version: ${version}`);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

export function compare(one, other) {
  const [a, b] = [parse(one), parse(other)];
  const index = a.findIndex((part, at) => part !== b[at]);
  return index < 0 ? 0 : a[index] - b[index];
}

export const before = (version, limit) => compare(version, limit) < 0;
export const since = (version, limit) => compare(version, limit) >= 0;
const series = (version, minor) => String(parse(version).slice(0, 2).join('.')) === minor;

/** From 7.0 an environment variable decides whether `query` and `fields` are read; 9.0 has neither. */
export function gate(version, unsafe) {
  if (before(version, '7.0.0')) return 'read';
  if (since(version, '9.0.0')) return 'gone';
  return unsafe ? 'read' : 'ignored';
}

/** `JSON.parse` until 0.72, Meteor's EJSON until 6.1 (which knows more custom types), npm's `ejson` from 6.2. */
export function parser(version) {
  if (before(version, '0.73.0')) return 'json';
  return before(version, '6.2.0') ? 'meteor' : 'ejson';
}

/** `clean()` came broken with one set of releases and was mended with the next: per series, its first release of each. */
const CLEAN = [
  { series: '3.11', broken: '3.11.4', mended: null, unread: '3.11.6' },
  { series: '3.12', broken: '3.12.4', mended: '3.12.6' },
  { series: '3.13', broken: '3.13.2', mended: '3.13.4' },
  { series: '3.14', broken: '3.14.0', mended: '3.14.2' },
];

export function cleaning(version, choose) {
  const row = CLEAN.find((candidate) => series(version, candidate.series));
  if (!row) return since(version, '9.0.0') || before(version, '3.11.0') ? 'none' : 'mended';
  if (before(version, row.broken)) return 'none';
  if (row.mended) return before(version, row.mended) ? 'broken' : 'mended';
  // The last release whose text was read is 3.11.5.
  return before(version, row.unread) ? 'broken' : choose('cleaning', ['broken', 'mended']);
}

/** Whether keys of the exclusion lists are deleted from `query` and `fields`: 0.57.4, 0.58.4 and 0.60.0 began it. */
export function excludes(version, choose) {
  if (series(version, '0.57')) return since(version, '0.57.4');
  if (series(version, '0.58')) return since(version, '0.58.4');
  if (series(version, '0.59')) return choose('excludes', [true, false]);
  return since(version, '0.60.0');
}

/** Releases to which the change of 4.8.0 may have been carried back: reports name 4.7.4 and "an older" long-term one. */
function maybeBackported(version) {
  return (series(version, '4.7') && since(version, '4.7.4')) || series(version, '3.18');
}

/** Whether values of `sort` must be 1 or -1 and those of `fields` 0 or 1. */
export function checksValues(version, choose) {
  if (since(version, '4.8.0')) return true;
  return maybeBackported(version) ? choose('backported', [true, false]) : false;
}

/** Which `isValidQuery` runs in `users.list`; null for none. */
export function attributeCheck(version, choose) {
  if (since(version, '9.0.0')) return null;
  if (before(version, '4.8.0')) {
    return maybeBackported(version) && choose('backported', [true, false]) ? 'A' : null;
  }
  if (before(version, '7.0.0')) return 'A';
  if (before(version, '8.6.1')) return choose('attributeCheck', ['A', 'B', 'C']);
  return compare(version, '8.6.1') === 0 ? 'C' : choose('attributeCheck', ['C', 'D']);
}

/** Whether a parameter that is no text (given twice, or with brackets) counts as absent, and an empty one as given. */
export function textsOnly(version, choose) {
  if (before(version, '7.0.0')) return false;
  return since(version, '8.6.1') ? true : choose('textsOnly', [true, false]);
}

const EARLY = ['joinCode', '$loki', 'meta', 'members', 'importIds'];
const LATE = ['joinCode', 'members', 'importIds', 'e2e'];

/** What rows never show although `query` may ask about it: left out by each endpoint before `parseJsonQuery` did it. */
export function unshown(version) {
  return before(version, '0.57.4') ? ['joinCode', '$loki', 'meta'] : [];
}

function generalExclusions(version, choose) {
  if (since(version, '0.73.0')) return LATE;
  const early = since(version, '0.66.0') ? [...EARLY, 'usernames'] : EARLY;
  return before(version, '0.66.1') ? early : choose('exclusions', [early, LATE]);
}

const LIMITED = [
  'avatarOrigin', 'emails', 'phone', 'statusConnection', 'createdAt', 'lastLogin', 'services', 'requirePasswordChange',
  'requirePasswordChangeReason', 'roles', 'statusDefault', '_updatedAt', 'settings',
];

/** The keys, or first segments of keys, that vanish from `query` and `fields` of this caller at this endpoint. */
export function exclusions({ version, endpoint, privileged, context, params = {} }, choose) {
  if (!excludes(version, choose)) return [];
  const general = generalExclusions(version, choose);
  if (!endpoint.startsWith('users.')) return general;
  // Read in a 6.14 tree, absent from a 4.0 and a 5.0 one.
  const invite = before(version, '5.0.0')
    ? []
    : since(version, '6.14.0') || choose('inviteToken', [true, false]) ? ['inviteToken'] : [];
  if (privileged) return [...general, ...(since(version, '0.66.0') ? ['services'] : []), ...invite];
  const custom = before(version, '3.0.0')
    ? ['customFields']
    : privateFields(context, params, choose).map((name) => `customFields.${name}`);
  return [...general, ...LIMITED, ...invite, ...custom];
}

/** Which custom fields are public is a setting: only asked where a request speaks of one. */
function privateFields({ privateCustomFields, customFields }, params, choose) {
  const named = ['query', 'fields'].some((part) => String(params[part] ?? '').includes('customFields.'));
  return named ? choose('privateFields', [privateCustomFields, customFields]) : privateCustomFields;
}
