// Rows as the endpoints give them, made up, always the same but for the day.

const DAY = 86_400_000;

/** @param {number} days before now */
const ago = (days) => new Date(Date.now() - days * DAY).toISOString();

const NAMES = ['Ada Lovelace', 'Rosa Luxemburg', 'Grace Hopper', 'Alan Turing', 'Rocket Cat', 'Katherine Johnson', 'Roald Amundsen', 'Edsger Dijkstra',
  'Barbara Liskov', 'Radia Perlman', 'Donald Knuth', 'Frances Allen', 'Robin Milner', 'Tony Hoare', 'Hedy Lamarr', 'Niklaus Wirth', 'Ro Bot', 'Sophie Wilson',
  'Ken Thompson', 'Margaret Hamilton'];
const STATUS = ['online', 'away', 'busy', 'offline'];

/** @param {string} name */
const nick = (name) => name.toLowerCase().replaceAll(' ', '.');

const users = () => NAMES.map((name, number) => ({
  _id: `u${number + 10}`, username: nick(name), name, active: number % 5 !== 3, type: /cat|bot/i.test(name) ? 'bot' : 'user',
  status: STATUS[number % 4], roles: number % 7 === 0 ? ['admin', 'user'] : ['user'], lastLogin: ago(number * 13 + 1),
  emails: [{ address: `${nick(name)}@example.org`, verified: number % 3 === 0 }],
}));

const rooms = () => ['general', 'random', 'test-bench', 'support', 'design', 'incidents', 'lunch', 'test-lab', 'engineering', 'music', 'announcements', 'old-stuff']
  .map((name, number) => ({
    _id: number === 0 ? 'GENERAL' : `r${number}`, name, t: number % 3 === 2 ? 'p' : 'c', msgs: (number * 97) % 640, usersCount: 3 + ((number * 7) % 40),
    u: { username: nick(NAMES[number]) }, lm: ago(number * 9), ts: ago(400 + number * 30), ...(number % 4 === 1 ? { archived: true } : {}),
  }));

const messages = () => ['hello', 'is the server down?', 'lunch at 12', 'release 8.6.1 is out', 'see https://example.org', 'thanks!', 'who can review this?', 'deployed', 'rollback please', 'good morning', 'the docs moved', 'found it']
  .map((msg, number) => ({
    _id: `m${number}`, rid: 'GENERAL', msg, ts: ago(number * 2), u: { username: nick(NAMES[number % 9]) }, pinned: number % 4 === 0,
    mentions: number % 3 === 0 ? [{ _id: number % 2 ? 'b2' : 'a1', username: 'ada.lovelace' }] : [],
  }));

/** @type {Record<string, () => Record<string, unknown>[]>} */
const SAMPLES = { users, rooms, messages };

/**
 * Sample rows of a collection; none of one that has none.
 * @param {string | null} collection
 */
export const sampleOf = (collection) => SAMPLES[collection ?? 'users']?.() ?? [];
