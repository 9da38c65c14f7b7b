// What can be tried with one click.

/** Versions to pick from: the first and the last of what behaves alike. Any other may be typed. */
export const SERVERS = ['9.0.0', '8.8.1', '8.6.1', '8.0.0', '7.13.0', '7.0.0', '6.13.1', '5.4.0', '4.8.0', '3.18.0'];

/** @type {{ name: string, state: Partial<import('./state.js').State> }[]} */
export const EXAMPLES = [
  { name: 'Not seen for 90 days', state: { text: 'users.list: active = true and lastLogin < now-90d | sort -lastLogin | count 50', server: '8.6.1', unsafe: true } },
  { name: 'Bots, or names with ro', state: { text: 'users.list: type = bot or name ~ /^ro/i | fields username, type', server: '6.13.1' } },
  { name: 'Busy rooms', state: { text: 'groups.listAll: msgs > 100 and not name startswith "test" | sort -msgs', server: '6.13.1' } },
  { name: 'The same, as 8.6 is installed', state: { text: 'groups.listAll: msgs > 100 and not name startswith "test" | sort -msgs', server: '8.6.1' } },
  { name: 'Pinned mentions', state: { text: 'channels.messages: mentions._id in (a1, b2) and pinned = true | with roomId = GENERAL', server: '8.6.1' } },
  { name: 'Its parts', state: { form: 'parts', endpoint: 'users.list', filter: 'active = true and roles = admin', fields: 'username, roles', sort: '-lastLogin', count: '20', server: '6.13.1' } },
  { name: 'Broken EJSON', state: { text: "{'active': true, roles: {$in: ['admin', 'bot',]}}", server: '6.13.1' } },
  { name: 'A slip', state: { text: 'users.list: status == "busy" & activ = true', server: '6.13.1' } },
];
