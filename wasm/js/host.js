// What the compiled module asks of its host: the rules of time zones, and a search for patterns.

/** @type {{ zone: string, format: Intl.DateTimeFormat } | undefined} */
let last;

/** @param {string} zone */
const formatOf = (zone) => {
  if (last?.zone !== zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    last = { zone, format };
  }
  return last.format;
};

/**
 * Whether `Intl` knows a zone of this name.
 * @param {string} zone
 */
export const isZone = (zone) => {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};

/** The last instant that a `Date` can hold, in milliseconds. */
const FARTHEST = 8.64e15;

/**
 * The offset of a zone from UTC at an instant, in seconds. Beyond what `Date` holds no zone has rules.
 * @param {string} zone
 * @param {number} instant
 */
export const zoneOffset = (zone, instant) => {
  if (Math.abs(instant) > FARTHEST - 1e8) return 0;
  /** @type {Record<string, string>} */
  const parts = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  local.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return Math.round((local.getTime() - Math.floor(instant / 1000) * 1000) / 1000);
};

/** @type {Map<number, RegExp>} */
const patterns = new Map();
let newest = 0;

/**
 * Readies a pattern, and gives the number under which it is kept; 0 where `RegExp` does not take it.
 * @param {string} source
 */
export const readyPattern = (source) => {
  try {
    patterns.set(newest + 1, new RegExp(source, 'u'));
    return ++newest;
  } catch {
    return 0;
  }
};

/**
 * Whether a text has a match of a pattern that was made ready.
 * @param {number} pattern
 * @param {string} text
 */
export const hasMatch = (pattern, text) => /** @type {RegExp} */ (patterns.get(pattern)).test(text);

/**
 * Forgets a pattern.
 * @param {number} pattern
 */
export const dropPattern = (pattern) => {
  patterns.delete(pattern);
};
