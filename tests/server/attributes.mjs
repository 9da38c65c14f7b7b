// Queries to the complaints of the servers' `isValidQuery`, in its four editions (section 2 of the facts' server.md):
//   A  operators count only where a key stands at no path; below a field, `$gt` is a segment of the path
//   B  operators are told by name at every depth; whatever is an object is walked, arrays and bytes too
//   C  as B, but arrays, dates, patterns and bytes are leaves
//   D  as C, but members of an operator's list that are no documents pass

const DANGEROUS = ['__proto__', 'constructor', 'prototype'];

/** The first complaint, or null. */
export function complaint(edition, query, attributes, operators) {
  const check = { edition, attributes, operators };
  return edition === 'A' ? walkA(check, query, '') : walk(check, query, '');
}

/** `name.*` is a test for a beginning, so it lets `nameFoo` pass too; any other pattern with `*` at its end lets all pass. */
export function allows(attributes, path) {
  return attributes.some((attribute) => {
    if (attribute.endsWith('.*')) return path.startsWith(attribute.replace('.*', ''));
    return attribute.endsWith('*') || attribute === path;
  });
}

const isObject = (value) => value instanceof Object;
const isRecord = (value) =>
  value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));

// A text has its characters as entries, as `Object.entries` has it.
const entries = (value) =>
  value === null || value === undefined ? [] : Object.entries(value).filter(([key]) => !DANGEROUS.includes(key));

const first = (items, check) => {
  for (const item of items) {
    const found = check(item);
    if (found !== null) return found;
  }
  return null;
};

function walkA(check, query, parent) {
  return first(entries(query), ([key, value]) => {
    if (parent === '' && key.startsWith('$')) {
      if (!check.operators.includes(key)) return `Invalid operation: ${key}`;
      if (!Array.isArray(value)) return `Invalid parameter for operation: ${key} : ${value}`;
      return first(value, (member) => walkA(check, member, ''));
    }
    const path = parent === '' ? key : `${parent}.${key}`;
    if (!allows(check.attributes, path)) return `Invalid attribute: ${path}`;
    return isObject(value) ? walkA(check, value, path) : null;
  });
}

function walk(check, query, parent) {
  const inner = check.edition === 'B' ? isObject : isRecord;
  return first(entries(query), ([key, value]) => {
    const path = parent === '' ? key : `${parent}.${key}`;
    if (key.startsWith('$')) {
      if (!check.operators.includes(key)) return `Invalid operation: ${key}`;
      if (Array.isArray(value)) {
        const members = check.edition === 'D' ? value.filter(isRecord) : value;
        return first(members, (member) => walk(check, member, ''));
      }
      return inner(value) ? walk(check, value, path) : null;
    }
    if (!allows(check.attributes, path)) return `Invalid attribute: ${path}`;
    return inner(value) ? walk(check, value, path) : null;
  });
}
