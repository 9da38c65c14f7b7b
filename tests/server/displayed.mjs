// Rows of the database to what an endpoint makes of them before it gives them. Written from the notes of the facts' typed-params.json.
const person = (id) => ({ _id: id, username: `name of ${id}` });

/** What handlers make of rows after the database gave them. */
const DISPLAYED = {
  'omnichannel/contacts.search': ({ contactManager, ...row }) => (contactManager === undefined ? row : { ...row, contactManager: person(contactManager) }),
  'livechat/rooms': (row) => (row.departmentId === undefined ? row : { ...row, department: { _id: row.departmentId, name: 'Sales' } }),
  'channels.files': (row) => ({ ...row, user: person(row.userId) }),
};
for (const kind of ['groups', 'im', 'dm']) DISPLAYED[`${kind}.files`] = DISPLAYED['channels.files'];

/** The row as it is given. */
export const displayed = (endpoint, row) => (DISPLAYED[endpoint] ?? ((same) => same))(row);
