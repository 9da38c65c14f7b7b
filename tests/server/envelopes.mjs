// Rows to the answer that holds them: where they stand, and what is told beside them.

/**
 * By endpoint, what the rows are called: `result_key` of the facts' typed-params.json; `-` before the names of those that tell
 * no total. Where the facts have no name, the route's own, as the server's source gives it.
 */
const KEYS = {
  'users.list': 'users', 'users.listByStatus': 'users', 'users.presence': '-users', 'channels.list': 'channels', 'channels.list.joined': 'channels',
  'channels.messages': 'messages', 'channels.anonymousread': 'messages', 'channels.files': 'files', 'channels.members': 'members',
  'channels.history': '-messages', 'channels.getIntegrations': 'integrations', 'groups.list': 'groups', 'groups.listAll': 'groups',
  'groups.messages': 'messages', 'groups.files': 'files', 'groups.members': 'members', 'groups.history': '-messages',
  'groups.getIntegrations': 'integrations', 'im.list': 'ims', 'im.list.everyone': 'ims', 'im.messages': 'messages',
  'im.messages.others': 'messages', 'im.files': 'files', 'im.members': 'members', 'im.history': '-messages', 'dm.list': 'ims',
  'dm.list.everyone': 'ims', 'dm.messages': 'messages', 'dm.messages.others': 'messages', 'dm.files': 'files', 'dm.members': 'members',
  'dm.history': '-messages', 'rooms.adminRooms': 'rooms', 'rooms.get': '-update', 'rooms.images': 'files', 'rooms.info': '-room',
  'rooms.membersOrderedByRole': 'members', 'rooms.getDiscussions': 'discussions', 'subscriptions.get': '-update', 'chat.getThreadsList': 'threads',
  'chat.getThreadMessages': 'messages', 'chat.getDiscussions': 'messages', 'chat.getPinnedMessages': 'messages', 'chat.getStarredMessages': 'messages',
  'chat.getMentionedMessages': 'messages', 'chat.getDeletedMessages': 'messages', 'chat.syncThreadMessages': '-messages.update',
  'chat.syncThreadsList': '-threads.update', 'commands.list': 'commands', 'custom-sounds.list': 'sounds', 'custom-user-status.list': 'statuses',
  'emoji-custom.all': 'emojis', 'emoji-custom.list': '-emojis.update', 'email-inbox.list': 'emailInboxes', 'integrations.list': 'integrations',
  'integrations.history': 'history', settings: 'settings', 'settings.public': 'settings', 'statistics.list': 'statistics', 'teams.list': 'teams',
  'teams.listRooms': 'rooms', 'teams.listChildren': 'data', 'teams.members': 'members', 'roles.getUsersInRole': 'users', 'roles.sync': '-roles.update',
  'canned-responses': 'cannedResponses', 'livechat/rooms': 'rooms', 'livechat/:rid/messages': 'messages', 'livechat/custom-fields': 'customFields',
  'livechat/department': 'departments', 'livechat/departments/archived': 'departments', 'livechat/inquiries.list': 'inquiries',
  'livechat/users/agent': 'users', 'livechat/users/manager': 'users', 'livechat/visitors.search': 'visitors', 'omnichannel/contacts.search': 'contacts',
  'channels.online': '-online', 'groups.online': '-online', 'teams.listAll': 'teams', 'roles.list': '-roles', 'livechat/department.listByIds': '-departments',
};

/** `total` undefined is told by nobody. */
export function envelope(endpoint, page, offset, total) {
  const key = KEYS[endpoint.replace(/^livechat\/[^/]+\/messages$/, 'livechat/:rid/messages')];
  if (key === undefined) throw new Error(`nobody knows where the rows of ${endpoint} stand`);
  const [outer, inner] = key.replace(/^-/, '').split('.');
  // `rooms.info` gives one, in no list.
  const rows = outer === 'room' ? page[0] : page;
  const told = key.startsWith('-') ? {} : { count: page.length, offset, total };
  return { [outer]: inner ? { [inner]: rows, remove: [] } : rows, ...told, success: true };
}
