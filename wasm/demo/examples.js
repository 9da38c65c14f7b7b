// What can be tried with one click.

/** @type {{ name: string, state: Partial<import('./state.js').State> }[]} */
export const EXAMPLES = [
  { name: 'People not seen for 90 days', state: { text: 'users.list: active = true and lastLogin < now-90d | sort -lastLogin | count 50', server: '8.6.1', unsafe: true } },
  { name: 'Bots or names with ro', state: { text: 'users.list: type = bot or name ~ /^ro/i | fields username, type', server: '6.13.1' } },
  { name: 'Busy rooms', state: { text: 'groups.listAll: msgs > 100 and not name startswith "test" | sort -msgs', server: '6.13.1' } },
  { name: 'The same, ignored by 8.6', state: { text: 'groups.listAll: msgs > 100 and not name startswith "test" | sort -msgs', server: '8.6.1', unsafe: false, mode: 'strict' } },
  { name: 'Pinned mentions', state: { text: 'channels.messages: mentions._id in (a1, b2) and pinned = true | with roomId = GENERAL', server: '8.6.1', unsafe: false } },
  { name: 'Broken EJSON', state: { text: "{'active': true, roles: {$in: ['admin', 'bot',]}}", server: '6.13.1' } },
  { name: 'A slip', state: { text: 'users.list: status == "busy" & activ = true', server: '6.13.1' } },
];
