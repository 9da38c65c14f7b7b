// Values to JSON in which dates, patterns, bytes and the numbers that JSON lacks stay apart from everything else.
export function canonical(value) {
  if (value instanceof Date) return { '@date': Number.isNaN(value.getTime()) ? 'Invalid' : value.toISOString() };
  if (value instanceof RegExp) return { '@regexp': String(value) };
  if (value instanceof Uint8Array) return { '@binary': [...value] };
  if (typeof value === 'number' && !Number.isFinite(value)) return { '@number': String(value) };
  if (Array.isArray(value)) return value.map(canonical);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).map((key) => [key, canonical(value[key])]));
  }
  return value;
}

export const text = (value) => JSON.stringify(canonical(value));
