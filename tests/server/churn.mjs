// What others do to a list while it is read: rows come, go and move. What was touched is remembered, with all its editions.

/** A few changes between two pages. */
export function churn(world) {
  const { pick } = world;
  for (let times = pick(5); times > 0; times -= 1) {
    const what = pick(3);
    if (what === 0) insert(world);
    else if (what === 1) remove(world);
    else move(world);
  }
  // Now and then many at once, before everything that was read.
  if (pick(6) === 0) for (let times = pick(30); times > 0; times -= 1) remove(world);
  if (pick(6) === 0) for (let times = pick(30); times > 0; times -= 1) insert(world);
}

const edition = (world, row) => {
  world.touched.add(row._id);
  if (!world.history.has(row._id)) world.history.set(row._id, []);
  world.history.get(row._id).push(row);
};

function insert(world) {
  world.born = (world.born ?? 0) + 1;
  const like = world.first[world.pick(world.first.length)];
  const row = { ...like, _id: `born${world.born}` };
  edition(world, row);
  world.list.splice(world.pick(world.list.length + 1), 0, row);
}

function remove(world) {
  if (world.list.length < world.first.length / 3) return;
  const [row] = world.list.splice(world.pick(world.list.length), 1);
  world.touched.add(row._id);
}

/** Another row's value in a field that is sorted by. */
function move(world) {
  const keys = Object.keys(world.order ?? {}).filter((key) => key !== '_id' && !key.includes('.'));
  if (keys.length === 0 || world.list.length === 0) return;
  const key = keys[world.pick(keys.length)];
  const at = world.pick(world.list.length);
  const row = { ...world.list[at] };
  const like = world.first[world.pick(world.first.length)];
  if (Object.hasOwn(like, key)) row[key] = like[key];
  else delete row[key];
  edition(world, row);
  world.list[at] = row;
}
