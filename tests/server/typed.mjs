// Typed filter parameters: what each selects, from which release, in which form. Written from the facts' typed-params.json
// and typed-params.md. `select(value, scene)` gives the keys that join the server's filter; `{}` is no filter.
import { Refusal } from './parameters.mjs';
import { before, since } from './versions.mjs';

export const escape = (text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
export const holding = (pattern) => ({ $regex: pattern, $options: 'i' });
export const containing = (text) => holding(escape(text));
const anyOf = (fields) => (text) => (text ? { $or: fields.map((field) => ({ [field]: containing(text) })) } : {});

/** A parameter that came between two packages of schemas: certainly not until one, certainly from the other. */
const between = (not, from) => ({ not, from });
const PACKAGES = {
  '6.4-6.13': between('6.4.0', '6.13.1'),
  '7.1-7.9': between('7.1.0', '7.10.0'),
  '8.1-8.6': between('8.1.0', '8.6.1'),
  '8.7-8.8': between('8.7.0', '8.8.1'),
};

export function exists(spec, version, choose) {
  if (!spec.since) return true;
  const range = PACKAGES[spec.since];
  if (!range) return since(version, spec.since);
  if (before(version, range.not)) return false;
  return since(version, range.from) || choose(`since ${spec.since}`, [false, true]);
}

const list = { list: null };
const commas = (field) => ({
  type: 'string',
  since: '7.0.0',
  select: (value) => (value ? { [field]: { $in: value.split(',').map((part) => part.trim()) } } : {}),
});
const contains = (field, from) => ({ type: 'string', since: from, select: (text) => (text ? { [field]: containing(text) } : {}) });
const equals = (field, from, type = 'string') => ({ type, since: from, select: (value) => (value ? { [field]: value } : {}) });
const among = (field) => ({ type: list, select: (values) => (values.length > 0 ? { [field]: { $in: values } } : {}) });
const only = (keys, from, type = 'string') => ({ type, since: from, select: (value) => (String(value) === 'true' ? keys : {}) });

const day = (text) => new Date(text);
/** Checked by the handler with `Date.parse`. */
const newer = (field, operator, from) => ({
  type: 'string',
  since: from,
  select: (value) => {
    if (!value) return {};
    if (Number.isNaN(Date.parse(value))) throw new Refusal('error-date-invalid', 'no date');
    return { [field]: { [operator]: day(value) } };
  },
});

const messages = {
  mentionIds: commas('mentions._id'),
  starredIds: commas('starred._id'),
  pinned: { type: 'string', since: '7.0.0', select: (value) => (value.toLowerCase() === 'true' ? { pinned: true } : {}) },
};

const files = (from) => ({
  // No escaping: the value is a pattern.
  name: { type: 'string', since: from, select: (value) => (value ? { name: holding(value) } : {}) },
  typeGroup: equals('typeGroup', from),
  onlyConfirmed: only({ expiresAt: { $exists: false } }, '8.1-8.6', 'boolean'),
});

const bound = (strict, inclusive) => ({
  type: 'text',
  select: (value, { params }) => ({ ts: { [params.inclusive === 'true' ? inclusive : strict]: day(value) } }),
});
const history = (shown) => ({
  oldest: bound('$gt', '$gte'),
  latest: bound('$lt', '$lte'),
  inclusive: { type: 'truth', select: () => ({}) },
  showThreadMessages: { type: 'truth', default: shown, select: () => ({}) },
  unreads: { type: 'truth', select: () => ({}) },
});

/** What comes with 9.0 shows those who hide from the caller as offline; who that is, the caller cannot know. */
const presence = (field, type) => ({
  type,
  select: (values, { version, choose }) => {
    const asked = { [field]: { $in: values } };
    if (before(version, '9.0.0') || !choose('hides presence', [false, true])) return asked;
    return values.includes('offline') ? { $or: [asked, { _id: 'u2' }] } : { ...asked, _id: { $ne: 'u2' } };
  },
});

const members = {
  status: presence('status', 'brackets'),
  // Which fields are searched is a setting.
  filter: { type: 'string', select: (text, { context }) => anyOf(context.searchFields)(text) },
};

/** `{"start":…,"end":…}`, both inclusive; neither of them makes a condition on the empty document. */
const span = (field) => ({
  type: 'string',
  select: (value) => {
    if (!value) return {};
    const given = JSON.parse(value);
    const range = {};
    for (const [key, operator] of [['start', '$gte'], ['end', '$lte']]) {
      if (given[key] === undefined) continue;
      if (Number.isNaN(Date.parse(given[key]))) throw new Refusal('error-invalid-date', 'no date');
      range[operator] = day(given[key]);
    }
    return { [field]: range };
  },
});
const spoken = (value) => ['true', 't', '1'].includes(String(value));

const livechatRooms = {
  agents: {
    type: list,
    select: (ids, { version, choose, context }) => {
      // Without `view-livechat-rooms` nobody but the caller may be asked for.
      const isAlone = ids.length === 1 && ids[0] === context.self;
      if (!isAlone && !choose('viewLivechatRooms', [true, false])) throw new Refusal('error-not-allowed', 'unauthorized', 403);
      return before(version, '7.0.0')
        ? { $or: [{ 'servedBy._id': { $in: ids } }, { 'servedBy.username': { $in: ids } }] }
        : { 'servedBy._id': { $in: ids } };
    },
  },
  roomName: {
    type: 'string',
    select: (value, { version, choose }) => {
      if (!value) return {};
      const quoted = /^"(.*)"$/.exec(value);
      const exact = quoted && !before(version, '7.0.0')
        && (since(version, '7.9.0') || choose('quotedNames', [false, true]));
      return { fname: exact ? quoted[1] : containing(value) };
    },
  },
  departmentId: {
    type: { either: true },
    select: (value, { version, choose }) => {
      if (!value || value === 'undefined') return {};
      if (!Array.isArray(value)) return { departmentId: value };
      if (!exists({ since: '7.1-7.9' }, version, choose)) throw new Refusal('invalid-params', '/departmentId must be string');
      return { departmentId: { $in: value } };
    },
  },
  open: {
    type: 'string',
    select: (value) => {
      if (value === 'true') return { open: { $exists: true }, onHold: { $ne: true }, servedBy: { $exists: true } };
      return value === 'false' ? { open: { $exists: false }, onHold: { $ne: true } } : {};
    },
  },
  onhold: { type: 'string', select: (value) => (spoken(value) ? { onHold: true } : {}) },
  queued: {
    type: 'string',
    since: '6.4-6.13',
    select: (value) => (spoken(value) ? { servedBy: { $exists: false }, open: true, onHold: { $ne: true } } : {}),
  },
  createdAt: span('ts'),
  closedAt: span('closedAt'),
  tags: among('tags'),
  customFields: {
    type: 'string',
    select: (value) => {
      if (!value) return {};
      const conditions = {};
      for (const [key, pattern] of Object.entries(JSON.parse(value))) {
        new RegExp(pattern, 'i'); // a bad one is answered with 400
        conditions[`livechatData.${key}`] = holding(pattern);
      }
      return conditions;
    },
  },
  units: { type: list, since: '7.1-7.9', unread: true },
};

const departments = {
  text: contains('name'),
  onlyMyDepartments: { type: 'string', unread: true },
  enabled: only({ enabled: true }),
  excludeDepartmentId: { type: 'string', select: (value) => (value ? { _id: { $ne: value } } : {}) },
  showArchived: { type: 'string', select: () => ({}) },
};

const people = { searchFields: ['username', 'name', 'emails.address'] };

export const TYPED = {
  'channels.messages': messages,
  'groups.messages': messages,
  'im.messages': messages,
  'channels.history': history(false),
  'im.history': history(false),
  'groups.history': history(true),
  'channels.files': files('7.0.0'),
  'groups.files': files('7.1-7.9'),
  'im.files': files('7.1-7.9'),
  'channels.list': { _id: equals('_id', '7.0.0') },
  'channels.members': members,
  'groups.members': members,
  'im.members': members,
  'users.list': {
    email: {
      type: 'text',
      since: '8.4.0',
      select: (value, { privileged }) => {
        if (!privileged) throw new Refusal('error-not-allowed', 'unauthorized', 403);
        return { 'emails.address': holding(`^${escape(value)}$`) };
      },
    },
    username: { type: 'text', since: '9.0.0', unread: true },
    customFields: { type: 'string', since: '9.0.0', unread: true },
  },
  'users.listByStatus': {
    status: { type: ['active', 'deactivated'], select: (value) => ({ active: value === 'active' }) },
    hasLoggedIn: { type: 'boolean', select: (value) => ({ lastLogin: { $exists: value === true } }) },
    type: equals('type'),
    roles: { type: list, select: (roles) => (roles.includes('all') || roles.length === 0 ? {} : { roles: { $in: roles } }) },
    searchTerm: {
      type: 'string',
      select: (text, { privileged, version, choose }) => {
        // Blanks alone are ignored by 8.x; before, an empty pattern stood there always.
        if (text.trim() === '') return {};
        return anyOf(privileged ? ['emails.address', 'username', 'name'] : ['username', 'name'])(text);
      },
    },
    inactiveReason: {
      type: { list: ['deactivated', 'pending_approval', 'idle_too_long'] },
      since: '8.0.0',
      select: (values) => {
        const branches = [{ inactiveReason: { $in: values } }];
        if (values.includes('deactivated') || values.includes('idle_too_long')) branches.push({ inactiveReason: { $exists: false } });
        return { $or: branches };
      },
    },
  },
  'users.presence': {
    ids: {
      type: { either: true },
      select: (value) => (value.length > 0 ? { _id: { $in: Array.isArray(value) ? value : value.split(',') } } : {}),
    },
    from: { type: 'string', unread: true },
  },
  'rooms.adminRooms': {
    filter: {
      type: 'string',
      select: (given) => {
        const text = given.trim();
        if (text === '') return {};
        return {
          $or: [
            { name: containing(text), federated: { $ne: true } },
            { fname: containing(text) },
            { t: 'd', usernames: containing(text) },
          ],
        };
      },
    },
    // The words are checked by 8.8.1 and not by 8.6.1.
    types: { type: list, words: { list: ['c', 'd', 'p', 'l', 'discussions', 'teams'], not: '8.6.2', from: '8.8.1' }, select: () => ({}) },
  },
  'rooms.get': { updatedSince: newer('_updatedAt', '$gt') },
  'subscriptions.get': { updatedSince: newer('_updatedAt', '$gt') },
  'roles.sync': { updatedSince: newer('_updatedAt', '$gte') },
  'rooms.images': { startingFromId: { type: 'string', unread: true } },
  'rooms.membersOrderedByRole': members,
  'chat.getThreadsList': {
    type: { type: 'string', words: { list: ['following', 'unread'], not: '7.0.0', from: '7.0.0' }, select: threadType },
    text: { type: 'string', select: (text) => ({ msg: containing(text) }) },
  },
  'chat.getDiscussions': { text: { type: 'string', select: (text) => ({ msg: containing(text) }) } },
  'chat.getDeletedMessages': { since: { type: 'date-time', select: () => ({}) } },
  'livechat/rooms': livechatRooms,
  'livechat/visitors.search': { term: { type: 'string', select: () => ({}) } },
  'livechat/:rid/messages': { searchTerm: contains('msg') },
  'livechat/department': departments,
  'livechat/departments/archived': departments,
  'livechat/users/:type': {
    text: { type: 'string', select: anyOf(people.searchFields) },
    onlyAvailable: only({ statusLivechat: 'available' }, '6.4-6.13', 'boolean'),
    excludeId: { type: 'string', since: '6.4-6.13', select: (value) => (value ? { _id: { $ne: value } } : {}) },
    showIdleAgents: {
      type: 'boolean',
      since: '6.4-6.13',
      select: (value) =>
        value === false
          ? { $or: [{ status: { $exists: true, $ne: 'offline' }, roles: { $ne: 'bot' } }, { roles: 'bot' }] }
          : {},
    },
  },
  'livechat/custom-fields': { text: { type: 'string', select: anyOf(['label', '_id']) } },
  'livechat/inquiries.list': {
    department: {
      type: 'string',
      // What is no department is no filter.
      select: (value, { context }) => {
        const found = Object.entries(context.departments).find(([id, name]) => id === value || name === value);
        return found ? { department: found[0] } : {};
      },
    },
  },
  'omnichannel/contacts.search': {
    searchText: { type: 'string', since: '7.0.0', select: anyOf(['name', 'emails.address', 'phones.phoneNumber']) },
    unknown: { type: 'boolean', since: '7.1-7.9', unread: true },
  },
  'canned-responses': {
    shortcut: equals('shortcut'),
    scope: equals('scope'),
    createdBy: equals('createdBy._id'),
    tags: among('tags'),
    departmentId: equals('departmentId'),
    text: { type: 'string', select: anyOf(['shortcut', 'text']) },
  },
  'teams.members': {
    username: contains('user.username'),
    name: contains('user.name'),
    status: presence('user.status', list),
  },
  'teams.listRooms': {
    filter: contains('name'),
    type: { type: 'string', select: (value) => (value === 'autoJoin' ? { teamDefault: true } : {}) },
  },
  'teams.listChildren': {
    filter: { type: 'string', select: anyOf(['fname', 'name']) },
    type: {
      type: ['channels', 'discussions'],
      select: (value, { context }) => (value === 'channels' ? { teamId: context.team } : { prid: context.teamRoom }),
    },
  },
  'emoji-custom.list': {
    _id: equals('_id', '7.0.0'),
    _updatedAt: newer('_updatedAt', '$gt', '7.0.0'),
    updatedSince: newer('_updatedAt', '$gt'),
  },
  'emoji-custom.all': { name: contains('name', '7.11.0') },
  'custom-sounds.list': { name: contains('name', '7.0.0') },
  'custom-user-status.list': { name: contains('name', '7.0.0'), _id: equals('_id', '7.0.0') },
  'integrations.list': { name: contains('name', '7.0.0'), type: equals('type', '7.0.0') },
  'settings.public': { _id: commas('_id') },
  'moderation.reportsByUsers': {
    // Applied before rows are grouped by user: nothing is known of the rows.
    oldest: { type: 'date-time', unread: true },
    latest: { type: 'date-time', unread: true },
    selector: { type: 'string', unread: true },
  },
  'call-history.list': {
    filter: { type: 'string', unread: true },
    direction: { type: 'string', unread: true },
    state: { type: { either: true }, unread: true },
  },
};
for (const kind of ['messages', 'history', 'files', 'members']) TYPED[`dm.${kind}`] = TYPED[`im.${kind}`];

/** `unread` threads are the server's own state: null says that no filter tells them. */
function threadType(value, { context, version }) {
  if (value === 'following') return { replies: { $in: [context.self] } };
  if (value === 'unread') return null;
  return {};
}
