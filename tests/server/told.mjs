// Holds what the catalogue says of an endpoint, of whichever the facts name, against what was read of it (read.mjs), one by one
// and exactly: where the facts leave something open the catalogue must, too. What a server then does with it is facts.mjs's
// matter, which asks the model.
import { NAMES, entryOf, existence, letters } from './read.mjs';
import { before, since } from './versions.mjs';

/** The releases of the published validators that were read, and what comes before the first of them. */
const PACKAGES = ['0.0.0', '6.3.0', '6.13.1', '7.0.0', '7.9.8', '8.0.0', '8.6.1', '8.8.1'];

/** The packages that a range of the facts lies between: the last that lacks a parameter, and the first that has it. */
const RANGES = { '6.4-6.13': '6.13.1', '7.1-7.9': '7.9.8', '8.1-8.6': '8.6.1', '8.7-8.8': '8.8.1' };

/** Parameters of which more was read than `since` says. */
const SINCE = {
  // Only with it a list is taken.
  'livechat/rooms departmentId': { typed: '7.1-7.9' },
  // Before, it searched names, too.
  'livechat/rooms agents': { plain: null, typed: '7.0.0' },
  // The documentation had it before the validator did.
  'groups.messages roomName': { plain: '7.1-7.9' },
};

/** `{ after, from }`: not there up to the one, there from the other; nothing where it was never not there. */
function arrival(name, parameter, use) {
  const names = NAMES.get(name);
  const own = SINCE[`${name} ${parameter}`] ?? {};
  let told = use in own ? own[use] : names?.params[parameter] ?? null;
  if (told === null) return null;
  // One remark speaks of several routes.
  if (told.includes('(channels)')) told = name.startsWith('channels.') ? '7.0.0' : '7.1-7.9';
  const published = RANGES[told] ?? (names.depth === 'names' ? told : undefined);
  if (published === PACKAGES[1]) return null;
  if (published) return { after: PACKAGES[PACKAGES.indexOf(published) - 1], from: published };
  return { from: /^[\d.]+/.exec(told)[0] };
}

/** `there`, `not there` or `unsure`. */
function presence(arrival, version) {
  if (arrival === null || since(version, arrival.from)) return 'there';
  return arrival.after && since(version, arrival.after) && version !== arrival.after ? 'unsure' : 'not there';
}

/** Filters that the facts call equal and that none is made of, and why. */
const LEFT = {
  'moderation.reportsByUsers latest': 'applied before rows are grouped by user',
  'moderation.reportsByUsers oldest': 'applied before rows are grouped by user',
};

/** Filters that are not just what the facts call equal: more rows come. */
const WIDER = {
  'canned-responses departmentId': 'takes the place of what the caller may see',
  'livechat/inquiries.list department': 'what is no department is no filter',
  'users.listByStatus inactiveReason': 'rows without a reason come, too',
};

/** Filters whose words are known and that the caller, or the server alone, can tell: the facts call them equal for one word. */
const BY_CALLER = ['chat.getThreadsList type'];

/** Filters whose remarks say when they hold. */
const NEEDS = [
  /^livechat\/rooms agents$/, /^roles\.getUsersInRole role$/, /^users\.listByStatus searchTerm$/,
  /^((channels|dm|groups|im)\.members|rooms\.membersOrderedByRole) filter$/,
];

/** Values of filters that do not filter, or bring what is not there without them. */
const NEVER = [
  [/^(channels|dm|groups|im)\.files typeGroup$/, ['thumb']],
  [/^livechat\/rooms departmentId$/, ['undefined']],
  [/^rooms\.adminRooms types$/, ['discussions', 'teams']],
  [/^users\.listByStatus roles$/, ['all']],
];

/** Presence shows differently from 9.0 on. */
const SHOWS_PRESENCE = /^((channels|dm|groups|im|teams)\.members|rooms\.membersOrderedByRole)$/;

/** Endpoints whose rows are not whole, and what they hold where that was read. */
const SHOWN = {
  'chat.getDeletedMessages': { fields: ['_id'], asked: false },
  'rooms.adminRooms': 'fixed', 'rooms.membersOrderedByRole': 'fixed', 'users.presence': 'fixed',
  'channels.members': 'fixed', 'dm.members': 'fixed', 'groups.members': 'fixed', 'im.members': 'fixed', 'teams.members': 'fixed',
  'users.list': { fields: ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type'], asked: true },
  'users.listByStatus': {
    fields: ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type', 'reason', 'federated', 'freeSwitchExtension'],
    asked: false,
  },
};

/** Endpoints whose handlers were read in no tree, and what their rows are; and those whose rows are of no collection known. */
const COLLECTIONS = {
  'permissions.listAll': 'permissions', 'roles.list': 'roles', 'roles.sync': 'roles', 'rooms.get': 'rooms',
  'subscriptions.get': 'subscriptions', 'users.presence': 'users',
  // It searches `fname`, which teams lack: the rows are their main rooms.
  'teams.autocomplete': 'rooms',
  ':id/logs': null, directory: null,
};

/** Endpoints of which it was not read for every name how their rows are sorted. */
const UNSORTED = { 'livechat/users/:type': 'of agents it was' };

/** Which sorts count, where it is not any. */
const ORDERS = {
  'channels.members': 'only', 'groups.members': 'only', directory: 'single', 'users.list': 'returned',
  'channels.history': 'none', 'dm.history': 'none', 'groups.history': 'none', 'im.history': 'none',
};

/** Handlers that ask for a room where the schema, or nothing, names none. */
const ROOM = /^(channels\.anonymousread|(channels|groups)\.getIntegrations)$/;

/** They answer 400 without a room, which nothing but this names. */
const ONLINE = /^(channels|groups)\.online$/;

/** The key of the rows, the first where there are two, and whether total, count and offset stand beside it. */
const rowsOf = (names) => (names?.rows ? [names.rows[0].split(' / ')[0], ...names.rows.slice(1)] : ['', false, false, false]);

const sortOf = (text) =>
  Object.fromEntries((text ?? '').split(', ').filter(Boolean).map((key) => (key.startsWith('-') ? [key.slice(1), -1] : [key, 1])));

/** What must be given, one out of each list. */
export const requiredOf = (name) =>
  (ROOM.test(name) ? ['roomId | roomName'] : ONLINE.test(name) ? ['_id'] : entryOf(name)?.required ?? []).map((group) => group.split(' | '));

export function* told(line) {
  const { facts: name } = line;
  const entry = entryOf(name);
  const names = NAMES.get(name);
  const differs = (what, ours, theirs) => (JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [`${what}: ${JSON.stringify(ours)}, and the facts ${JSON.stringify(theirs)}`]);
  for (const [version, said] of Object.entries(line.releases)) {
    yield* differs(`${version}: whether it is there`, said.exists, existence(name, version));
    yield* differs(`${version}: the five and others`, `${said.five}${said.strict}`, letters(name, version));
    yield* parameters(line, version, said);
  }
  const isRead = Object.values(entry?.trees ?? {}).some(({ reads }) => reads.includes('q'));
  // How the logs of apps are searched was not read.
  yield* differs('whether the merge is known', line.merge, isRead && name !== ':id/logs');
  yield* differs('pages', line.paged, names?.paged !== false);
  yield* differs('rows', line.rows, rowsOf(names));
  const { all = [], any = [] } = entry?.permission ?? {};
  yield* differs('permission', line.permission, [all, any]);
  yield* differs('returned', line.returned, SHOWN[name] ?? null);
  yield* differs('collection', line.collection, name in COLLECTIONS ? COLLECTIONS[name] : entry?.collection ?? null);
  yield* differs('order', sortOf(line.order), name in UNSORTED ? {} : entry?.sort ?? {});
  yield* differs('orders', line.orders, ORDERS[name] ?? 'any');
  const groups = (all) => all.map((names) => [...names].sort().join(' | ')).sort();
  yield* differs('required', groups(line.required), groups(requiredOf(name)));
  yield* filters(line);
}

const FIVE = ['query', 'fields', 'sort', 'offset', 'count'];

/** Which parameters beside the five a release has, and which are filters. */
function* parameters({ facts: name, typed }, version, said) {
  const entry = entryOf(name);
  const required = requiredOf(name).flat();
  const known = new Set([...Object.keys(NAMES.get(name)?.params ?? {}), ...(entry?.names ?? []), ...required].filter((one) => !FIVE.includes(one)));
  for (const one of [...said.parameters, ...said.unsure]) if (!known.has(one)) yield `${version}: no parameter ${one} in the facts`;
  for (const one of known) {
    const ours = said.parameters.includes(one) ? 'there' : said.unsure.includes(one) ? 'unsure' : 'not there';
    const theirs = presence(arrival(name, one, 'plain'), version);
    if (ours !== theirs) yield `${version}: parameter ${one} is ${ours}, and the facts say ${theirs}`;
  }
  for (const { name: one } of typed) {
    const ours = said.typed[one] ?? 'not there';
    const came = arrival(name, one, 'typed');
    // Trees and validators before 6.13.1 were not searched for what is no more than possible.
    const isOld = came === null && !required.includes(one) && before(version, '6.13.1');
    const isOver = one === 'status' && SHOWS_PRESENCE.test(name) && since(version, '9.0.0');
    const theirs = isOld || isOver ? 'unsure' : presence(came, version);
    if (ours !== theirs) yield `${version}: filter ${one} is ${ours}, and the facts say ${theirs}`;
  }
}

/** Which parameters are filters, whether more rows come, and whether anything must hold for them. */
function* filters({ facts: name, typed }) {
  const { filters = {}, needs = [] } = NAMES.get(name) ?? {};
  for (const one of Object.keys(filters)) {
    if (!LEFT[`${name} ${one}`] && !typed.some((other) => other.name === one)) yield `${one} is no filter`;
  }
  for (const { name: one, wider, needs: asks, never } of typed) {
    const key = `${name} ${one}`;
    if (BY_CALLER.includes(key)) continue;
    if (!filters[one] || LEFT[key]) yield `${one} is a filter`;
    else if (wider !== (filters[one] === 'wider' || key in WIDER)) yield `${one} is ${wider ? '' : 'not '}wider`;
    const isBound = needs.includes(one) || NEEDS.some((pattern) => pattern.test(key));
    if (`${never}` !== `${NEVER.find(([pattern]) => pattern.test(key))?.[1] ?? []}`) yield `${one} is never ${never}`;
    if ((asks !== '') !== isBound) yield `${one} needs ${asks || 'nothing'}`;
  }
}
