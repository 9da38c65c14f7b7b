// What each endpoint makes of the caller's query, its typed parameters and its own conditions: the filter that the database
// runs. Written from section 6 of the facts' server.md and from `implicit_filter` of their typed-params.json. Where the
// caller's key and the server's meet, the later one in an object wins, as in the handlers.
import { Refusal } from './parameters.mjs';
import { before, since } from './versions.mjs';
import { containing, escape, holding } from './typed.mjs';
import { usersList } from './users_list.mjs';

/** Conditions that hold together. */
export function all(...filters) {
  const parts = filters.filter((filter) => Object.keys(filter).length > 0);
  if (parts.length < 2) return parts[0] ?? {};
  return { $and: parts };
}

const NOTHING = { $nor: [{}] };
const there = { $exists: true };
const absent = { $exists: false };
const notHidden = { _hidden: { $ne: true } };

/** The selected keys in one object: parameters of one handler write into the same filter, the last one wins. */
const merged = (typed) => Object.assign({}, ...Object.values(typed));
const apart = (typed) => Object.values(typed);

export function room({ params, context }) {
  if (params.roomId) return params.roomId;
  if (params.roomName) return context.rooms[params.roomName] ?? `room named ${params.roomName}`;
  if (params.username) return `room with ${params.username}`;
  throw new Refusal('error-roomid-param-not-provided', 'no room');
}

/** In the 8.x handlers, not in the 6.x ones nor in the one 7.x file that was read. */
function hidden({ version, choose }) {
  if (before(version, '7.0.0')) return {};
  return since(version, '8.0.0') || choose('hidden', [false, true]) ? notHidden : {};
}

const own = ({ context }) => ({ _id: { $in: context.ownRooms } });
const joined = (type) => (scene) => ({ t: type, ...own(scene) });

/** What a caller without the larger permissions may see of integrations; which of them, depends on the caller. */
const scope = ({ choose, context }) => {
  const mine = { '_createdBy._id': context.self };
  return choose('integrations', [{}, mine, { type: 'webhook-incoming' }, { $or: [{ type: 'webhook-incoming' }, mine] }]);
};

const channelMessages = (scene) => ({
  ...scene.query, rid: room(scene), ...merged(scene.typed), ...hidden(scene),
});
const directMessages = (scene) => ({
  rid: room(scene), ...scene.query, ...merged(scene.typed), ...hidden(scene),
});
const inRoom = (scene) => ({ ...scene.query, rid: room(scene) });

/** Thumbnails stay away unless `typeGroup` is asked; whether a `typeGroup` in the query counts as asking was not read. */
const files = (scene) => {
  const usual = { typeGroup: { $ne: 'thumb' } };
  const order = scene.choose('thumbnails', ['first', 'last']);
  const query = order === 'first' ? { ...usual, ...scene.query } : { ...scene.query, ...usual };
  return { ...query, rid: room(scene), ...merged(scene.typed), ...notHidden };
};

const integrationsOf = (scene) => ({ ...scope(scene), ...scene.query, channel: `#${room(scene)}` });

/** One room is looked up, and its users come back: the query says nothing about the rows. */
const online = (scene) => {
  const named = since(scene.version, '7.0.0') && scene.params._id;
  if (Object.keys(scene.query).length === 0) {
    if (!named) throw new Refusal('invalid-params', 'Invalid query');
    return { __rooms: scene.params._id, status: { $ne: 'offline' } };
  }
  return { filter: {}, unknown: 'the query selects a room, not the users that come back' };
};

function channelsList(scene) {
  const filter = { ...scene.query, ...merged(scene.typed), t: 'c' };
  if (!scene.privileged) Object.assign(filter, own(scene));
  // Teams came with 3.10; the handler that was read is 8.6.1's.
  const teams = since(scene.version, '8.6.1')
    || (since(scene.version, '3.10.0') && scene.choose('teams', [true, false]));
  if (teams) filter.$or = [{ teamId: absent }, own(scene)];
  return filter;
}

function threadsList(scene) {
  const { type, text, ...rest } = scene.typed;
  if (type === null) return { filter: {}, unknown: 'unread threads are the server\'s own state' };
  if (!scene.params.rid) throw new Refusal('error-invalid-params', 'rid');
  return {
    ...scene.query, ...type, ...rest, rid: scene.params.rid, tcount: there, ...(text ?? { msg: holding('') }), ...hidden(scene),
  };
}

function thread(scene) {
  if (!scene.params.tmid) throw new Refusal('error-invalid-params', 'tmid');
  return { ...scene.query, tmid: scene.params.tmid };
}

/** The caller's instant is written over, also where the two come to the same rows. */
function syncedThread(scene) {
  if (Object.hasOwn(scene.query, '_updatedAt')) scene.notes.push('ignored query:_updatedAt: written over');
  return { ...thread(scene), _updatedAt: { $gt: new Date(scene.params.updatedSince) } };
}

function history(scene) {
  const { oldest, latest } = scene.typed;
  const shown = scene.params.showThreadMessages === undefined
    ? scene.specs.showThreadMessages.default
    : scene.params.showThreadMessages === 'true';
  const ts = { ...oldest?.ts, ...(latest?.ts ?? { [scene.params.inclusive === 'true' ? '$lte' : '$lt']: scene.context.now }) };
  const base = { rid: room(scene), ...notHidden, t: { $nin: scene.context.hiddenTypes }, ts };
  return all(base, shown ? {} : { $or: [{ tmid: absent }, { tshow: true }] });
}

/** Only `query.command` is looked at, and only as a text. */
function commands({ query, notes }) {
  for (const key of Object.keys(query)) if (key !== 'command') notes.push(`ignored query:${key}`);
  if (!query.command) return {};
  if (typeof query.command === 'string') return { command: query.command };
  notes.push('ignored query:command: no text is equal to it');
  return NOTHING;
}

function emojiList(scene) {
  const { _id, _updatedAt, updatedSince } = scene.typed;
  return { ...scene.query, ..._id, ..._updatedAt, ...updatedSince };
}

function livechatRooms(scene) {
  const limits = scene.choose('restrictions', [{}, { departmentId: { $in: ['d1', 'd2'] } }]);
  // One 8.x file passes the query on and its model does not use it; another lets it win over the restrictions.
  const used = scene.choose('livechatQuery', [true, false]);
  const extra = used ? { ...limits, ...scene.query } : limits;
  if (!used && Object.keys(scene.query).length > 0) scene.notes.push('ignored query: the model does not use it');
  return all({ t: 'l' }, extra, merged(scene.typed));
}

function adminRooms({ params, typed }) {
  const types = params.types ?? [];
  const conditions = [...apart({ filter: typed.filter ?? {} })];
  if (types.length > 0) {
    const branches = [{ t: { $in: types.filter((type) => !['discussions', 'teams'].includes(type)) } }];
    if (types.includes('discussions')) branches.push({ prid: there });
    if (types.includes('teams')) branches.push({ teamMain: there });
    conditions.push({ $or: branches });
  }
  if (!types.includes('discussions')) conditions.push({ prid: absent });
  if (!types.includes('teams')) conditions.push({ teamMain: absent });
  return all(...conditions);
}

function departments({ params, typed }) {
  const base = { $or: [{ type: 'd' }, { type: absent }] };
  return all(base, params.showArchived === 'true' ? {} : { archived: { $ne: true } }, ...apart(typed));
}

/** The department takes the place of what the caller may see. */
function cannedResponses({ typed, choose }) {
  const visible = choose('cannedResponses', [{}, { $or: [{ scope: 'global' }, { departmentId: 'd1' }] }]);
  return all(typed.departmentId && Object.keys(typed.departmentId).length > 0 ? {} : visible, ...apart(typed));
}

function byStatus({ typed, version, privileged }) {
  const searched = typed.searchTerm && Object.keys(typed.searchTerm).length > 0;
  const named = { $or: ['username', 'name', ...(privileged ? ['emails.address'] : [])].map((field) => ({ [field]: containing('') })) };
  return all(before(version, '8.0.0') && !searched ? named : {}, ...apart(typed));
}

function visitors({ params }) {
  const term = params.term ?? '';
  const branches = [{ 'visitorEmails.address': term }, { 'phone.phoneNumber': term }];
  for (const field of ['name', 'username']) branches.push({ [field]: holding(escape(term)) });
  return { disabled: { $ne: true }, $or: branches };
}

function teamsList(scene) {
  const mine = { _id: { $in: scene.context.ownTeams } };
  return scene.choose('teamsList', [{ ...scene.query, ...mine }, { ...mine, ...scene.query }]);
}

const settings = (scene) => {
  const ours = scene.choose('settings', [notHiddenSetting, { ...notHiddenSetting, public: true }]);
  return { ...scene.query, ...ours };
};
const notHiddenSetting = { hidden: { $ne: true } };

const always = (base) => ({ typed }) => all(base, ...apart(typed));
const within = (base) => (scene) => all(base(scene), ...apart(scene.typed));

/** By endpoint; one that is not here has no condition that the facts know. */
export const MERGES = {
  ':id/logs': (scene) => ({ filter: {}, unknown: Object.keys(scene.query).length > 0 ? 'how the query is merged' : null }),
  'canned-responses': cannedResponses,
  'channels.anonymousread': inRoom,
  'channels.files': files,
  'groups.files': files,
  'im.files': files,
  'channels.getIntegrations': integrationsOf,
  'groups.getIntegrations': integrationsOf,
  'channels.list': channelsList,
  'channels.list.joined': joined('c'),
  'groups.list': joined('p'),
  'im.list': joined('d'),
  'channels.messages': channelMessages,
  'groups.messages': channelMessages,
  'im.messages': directMessages,
  'im.messages.others': inRoom,
  'channels.online': online,
  'groups.online': online,
  'chat.getThreadMessages': thread,
  'chat.getThreadsList': threadsList,
  'chat.syncThreadMessages': syncedThread,
  'chat.syncThreadsList': (scene) => ({ ...scene.query, rid: scene.params.rid, tcount: there }),
  'chat.getDiscussions': (scene) => ({ rid: room(scene), drid: there, ...(scene.typed.text ?? { msg: holding('') }) }),
  'chat.getPinnedMessages': within((scene) => ({ rid: room(scene), pinned: true, t: { $ne: 'rm' }, ...notHidden })),
  'chat.getStarredMessages': within((scene) => ({ rid: room(scene), 'starred._id': scene.context.self, ...notHidden })),
  'chat.getMentionedMessages': within((scene) => ({ rid: room(scene), 'mentions.username': scene.context.selfName, ...notHidden })),
  'commands.list': commands,
  'custom-sounds.list': (scene) => ({ ...scene.query, ...merged(scene.typed) }),
  'custom-user-status.list': (scene) => ({ ...scene.query, ...merged(scene.typed) }),
  directory: () => ({ filter: {}, unknown: 'a search, of which only text, type and workspace are used' }),
  'im.list.everyone': ({ query }) => ({ ...query, t: 'd' }),
  'groups.listAll': ({ query }) => ({ ...query, t: 'p' }),
  'email-inbox.list': ({ query }) => query,
  'statistics.list': ({ query }) => query,
  'emoji-custom.all': ({ query, typed }) => (typed.name && Object.keys(typed.name).length > 0 ? typed.name : query),
  'emoji-custom.list': emojiList,
  'integrations.history': (scene) => ({ 'integration._id': scene.params.id, ...scope(scene), ...scene.query }),
  'integrations.list': (scene) => ({ ...scope(scene), ...scene.query, ...merged(scene.typed) }),
  'livechat/department.listByIds': ({ params }) => ({ _id: { $in: [params.ids ?? []].flat() } }),
  'livechat/rooms': livechatRooms,
  'rooms.getDiscussions': (scene) => ({ ...scene.query, prid: room(scene) }),
  'rooms.info': (scene) => ({ _id: room(scene) }),
  settings,
  'settings.public': ({ query, typed }) => ({ ...query, ...notHiddenSetting, public: true, ...merged(typed) }),
  'teams.list': teamsList,
  'users.list': usersList,
  'users.listByStatus': byStatus,
  'channels.history': history,
  'im.history': history,
  'groups.history': history,
  'channels.members': within((scene) => ({ __rooms: room(scene), active: true, username: there })),
  'groups.members': within((scene) => ({ __rooms: room(scene), active: true, username: there })),
  'im.members': within((scene) => ({ _id: { $in: scene.context.roomUsers }, active: true, username: there })),
  'rooms.membersOrderedByRole': within((scene) => ({ __rooms: room(scene), active: true })),
  'rooms.adminRooms': adminRooms,
  'rooms.get': within(own),
  'rooms.images': within((scene) => ({ rid: room(scene), ...notHidden, typeGroup: 'image' })),
  'livechat/visitors.search': visitors,
  'livechat/:rid/messages': within(({ endpoint }) => ({
    rid: endpoint.split('/')[1], $or: [{ t: absent }, { t: 'livechat-close' }],
  })),
  'livechat/department': departments,
  'livechat/departments/archived': always({ archived: true }),
  'livechat/users/:type': within(({ endpoint }) => ({ roles: `livechat-${endpoint.split('/')[2]}` })),
  'livechat/inquiries.list': always({ status: 'queued' }),
  'subscriptions.get': within(({ context }) => ({ 'u._id': context.self })),
  'teams.members': always({ 'user.active': true }),
  'teams.listRooms': within(({ context }) => ({ teamId: context.team, teamMain: absent })),
  'users.presence': within(() => ({ status: { $in: ['online', 'away', 'busy'] } })),
  'roles.getUsersInRole': ({ params }) => ({ roles: { $in: [params.role] } }),
  'chat.getDeletedMessages': (scene) => ({ rid: room(scene), _deletedAt: { $gt: new Date(scene.params.since) } }),
};
for (const name of ['messages', 'messages.others', 'list', 'list.everyone', 'files', 'members', 'history']) {
  MERGES[`dm.${name}`] = MERGES[`im.${name}`];
}
