// Writes rows of about 500 bytes, as a server's answer has them: `node benches/rows.mjs COUNT`, or endlessly without a count.
// Every row is one of a thousand, so that a stream of any length costs little to make.
const rows = [];
for (let index = 0; index < 1000; index += 1) {
  const day = new Date(Date.UTC(2024, 0, 1) + index * 7 * 3600_000);
  rows.push(JSON.stringify({
    _id: `${(index * 7919).toString(36).padStart(6, 'x')}Kq3ZpW8vTn2`,
    createdAt: new Date(day - 86_400_000).toISOString(),
    emails: [{ address: `user${index}@chat.example.org`, verified: index % 4 !== 0 }],
    name: `${['Rocket', 'Ada', 'Robin', 'Grace', 'Rosa'][index % 5]} Müller ${index}`,
    username: `${['rocket', 'ada', 'robin', 'grace', 'rosa'][index % 5]}.${index}`,
    active: index % 3 !== 0,
    status: ['online', 'away', 'offline'][index % 3],
    statusText: 'in a meeting until three, then at the "north" desk',
    utcOffset: index % 12,
    roles: index % 10 === 0 ? ['user', 'admin'] : ['user'],
    type: 'user',
    settings: { preferences: { theme: 'dark', language: 'de', sidebar: { sort: 'activity', showAvatar: true }, fontSize: 100 } },
    lastLogin: day.toISOString(),
    _updatedAt: day.toISOString(),
  }));
}
const block = `${rows.join('\n')}\n`;
let left = process.argv[2] ? Math.ceil(Number(process.argv[2]) / rows.length) : Infinity;
function write() {
  while (left > 0) {
    left -= 1;
    if (!process.stdout.write(block)) {
      process.stdout.once('drain', write);
      return;
    }
  }
}
process.stdout.on('error', () => process.exit(0));
write();
