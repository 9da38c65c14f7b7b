// The text of src/server/tables.rs to its rows, and to what one may alter in each: `{ kind, what, list, row, altered, endpoints }`.

/** What is not altered, and why. */
export const EXEMPT = {
  'sources, notes, traps, the words of needs': 'texts for people',
  'names of collections': 'constants, which other names would not let compile; the number in each row is altered',
};

/** Alterations that the facts do not tell from what stands there, and why. */
const SAME = [[/^users\.presence: wire: Wire::CommaList -> wire: Wire::Brackets$/, 'the handler takes both; the release that does not is left out by name']];

const LISTS = [
  { name: 'ORDERS', type: '&str' },
  { name: 'PERMISSIONS', type: 'Permission' },
  { name: 'REQUIREMENTS', type: '&[&[&str]]' },
  { name: 'EXISTENCES', type: '&[Step]' },
  { name: 'HISTORIES', type: '&[Step]' },
  { name: 'PARAMETERS', type: 'Parameter' },
  { name: 'ENDPOINTS', type: 'Row' },
];

export function read(source) {
  const lists = LISTS.map((list) => {
    const from = source.indexOf(`const ${list.name}: `);
    const body = source.slice(source.indexOf('= &[\n', from) + 5, source.indexOf('\n];', from));
    return { ...list, rows: body.split('\n').map((line) => line.trim().replace(/,$/, '')) };
  });
  const rows = (name) => lists.find((list) => list.name === name).rows;
  const endpoints = rows('ENDPOINTS').map((text, at) => ({
    at, text,
    name: /name: "([^"]*)"/.exec(text)[1],
    order: number(text, 'order'), permission: number(text, 'permission'), required: number(text, 'required'),
    collection: number(text, 'collection'), exists: number(text, 'exists'), history: number(text, 'history'),
    parameters: (/parameters: &\[([\d, ]*)\]/.exec(text)?.[1] ?? '').split(', ').filter(Boolean).map(Number),
  }));
  return { source, lists, rows, endpoints, unknown: (known) => endpoints.filter((one) => !known.has(one.name)).length };
}

const number = (text, field) => Number(new RegExp(`\\b${field}: (\\d+)`).exec(text)[1]);

/** Each place where `pattern` stands, with each of the texts that `others` gives for it. */
function* places(text, pattern, others) {
  for (const match of text.matchAll(pattern)) {
    for (const other of [others(match)].flat()) {
      if (other === undefined || other === match[0]) continue;
      yield [text.slice(0, match.index) + other + text.slice(match.index + match[0].length), `${match[0]} -> ${other || 'nothing'}`];
    }
  }
}

export function alterations(tables, known) {
  const all = [];
  let outside = 0;
  const add = (kind, list, row, endpoints, found) => {
    const names = endpoints.map((one) => one.name).filter((name) => known.has(name));
    for (const [altered, what] of found) {
      if (names.length === 0) outside += 1;
      else {
        const text = `${names.slice(0, 3).join(' ')}: ${what}`;
        all.push({ kind, list, row, altered, endpoints: names, what: text, same: SAME.find(([pattern]) => pattern.test(text))?.[1] });
      }
    }
  };
  for (const [list, field] of [['EXISTENCES', 'exists'], ['HISTORIES', 'history']]) {
    tables.rows(list).forEach((text, row) => {
      const users = tables.endpoints.filter((one) => one[field] === row);
      add(`letter of ${list}`, list, row, users, letters(text));
      add(`version of ${list}`, list, row, users, shifts(text));
    });
  }
  for (const [list, field] of [['ORDERS', 'order'], ['PERMISSIONS', 'permission'], ['REQUIREMENTS', 'required']]) {
    tables.rows(list).forEach((text, row) => {
      const users = tables.endpoints.filter((one) => one[field] === row);
      add(`word of ${list}`, list, row, users, places(text, /(?<=["\s-])(\w[\w-]*)(?=[",])/g, (match) => `${match[0]}2`));
      if (list === 'ORDERS') add('direction of a sort', list, row, users, places(text, /(?<=["\s])-?(?=\w)/g, (match) => (match[0] ? '' : '-')));
      if (list === 'PERMISSIONS') add('all or any', list, row, users, text.includes('any: &[]') ? [[text.replace('any: &[]', 'any: &["zone"]'), 'any of zone']] : [[text.replace('all: &[]', 'all: &["zone"]'), 'all of zone']]);
    });
  }
  tables.rows('PARAMETERS').forEach((text, row) => {
    const users = tables.endpoints.filter((one) => one.parameters.includes(row));
    add('name of a parameter', 'PARAMETERS', row, users, places(text, /"(\w+)"/g, (match) => `"${match[1]}2"`));
    add('version of a parameter', 'PARAMETERS', row, users, text.includes('(0, 49, 0), (0, 49, 0)')
      ? [[text.replaceAll('(0, 49, 0)', '(8, 5, 0)'), `${text} from 8.5`]]
      : [[text.replace(/\(\d+, \d+, \d+\), \(\d+, \d+, \d+\)/, '(0, 49, 0), (0, 49, 0)'), `${text} from 0.49`]]);
  });
  for (const one of tables.endpoints) {
    for (const [kind, found] of Object.entries(facts(one.text, tables))) add(kind, 'ENDPOINTS', one.at, [one], found);
  }
  return { all, outside };
}

const OTHERS = { r: ['i', 'x'], i: ['r', 'x'], x: ['r', 'i'], s: ['o'], o: ['s'], e: ['a'], a: ['e'] };

/** Another treatment in one place of one step. */
function* letters(text) {
  for (const match of text.matchAll(/\*b"([^"]*)"/g)) {
    for (let at = 0; at < match[1].length; at += 1) {
      const letter = match[1][at];
      const others = OTHERS[letter.toLowerCase()] ?? (match[1].length === 1 ? ['e'] : at === 5 ? ['s', 'o'] : ['r', 'i', 'x']);
      const isKnown = letter === letter.toLowerCase();
      // Another treatment, as sure; or the same, less sure or more.
      const altered = letter === '?' ? others.flatMap((other) => [other, other.toUpperCase()])
        : [...others.map((other) => (isKnown ? other : other.toUpperCase())), isKnown ? letter.toUpperCase() : letter.toLowerCase(), '?'];
      for (const cased of altered) {
        const place = match.index + 3 + at;
        yield [text.slice(0, place) + cased + text.slice(place + 1), `${text.slice(text.lastIndexOf('step', match.index), match.index)}${match[1]}: ${letter} -> ${cased} at ${at}`];
      }
    }
  }
}

/** A step a release earlier or later. */
function* shifts(text) {
  const steps = [...text.matchAll(/step\((\d+), (\d+), (\d+), \*b"([^"]*)"\)/g)];
  for (let at = 1; at < steps.length; at += 1) {
    const [major, minor, patch] = steps[at].slice(1, 4).map(Number);
    const next = steps[at + 1]?.slice(1, 4).map(Number) ?? [9, 9, 9];
    const before = ([a, b, c], [d, e, f]) => a - d || b - e || c - f;
    const later = [major, minor + 2, 0];
    const shifted = before(later, next) < 0 ? later : minor >= 2 ? [major, minor - 2, patch] : undefined;
    const last = steps[at - 1].slice(1, 4).map(Number);
    if (!shifted || before(shifted, last) <= 0) continue;
    const altered = `step(${shifted.join(', ')}, *b"${steps[at][4]}")`;
    yield [text.slice(0, steps[at].index) + altered + text.slice(steps[at].index + steps[at][0].length), `${steps[at][0]} -> ${altered}`];
  }
}

/** How many sorts and requirements the rows take from lists of their own, at least, beside none. */
const [ORDERS, REQUIREMENTS] = [15, 10];

const KINDS = ['Server', 'Caller', 'Default', 'Only', 'Unsure'];
const WIRES = ['Text', 'Pattern', 'CommaList', 'Brackets', 'Date', 'JsonRange', 'JsonObject'];
const NEIGHBOURS = {
  Equal: 'Contains', NotEqual: 'Equal', In: 'Contains', Contains: ['Equal', 'Pattern'], Whole: ['Contains', 'Equal'], Pattern: ['Contains', 'Equal'],
  After: ['From', 'Before'], From: ['After', 'Before'], Before: ['After', 'From'], Range: 'After', EachPattern: 'EachEqual', EachEqual: 'EachPattern',
};

/** What one may alter in the row of an endpoint. */
function facts(text, tables) {
  const of = (pattern, others) => [...places(text, pattern, others)];
  const field = (name, others) => of(new RegExp(`\\b${name}: (\\d+)`, 'g'), (match) => others(Number(match[1])).map((value) => `${name}: ${value}`));
  const drop = () => '';
  const appended = (name, value) => (text.includes(`${name}: `) ? [] : [[text.replace(', ..ROW', `, ${name}: ${value}, ..ROW`), `+ ${name}: ${value}`]]);
  const other = (list, count) => (value) => [(value + Math.ceil(tables.rows(list).length / count)) % tables.rows(list).length];
  return {
    'name of a row': of(/(?<=^Row \{ name: )"([^"]*)"/g, (match) => `"${match[1]}2"`),
    'permission of a row': field('permission', other('PERMISSIONS', 3)),
    'answer': [
      ...of(/(?<=rows: Rows \{ key: )"([^"]*)"/g, (match) => `"${match[1]}2"`),
      ...of(/\b(total|count|offset): (true|false)/g, (match) => `${match[1]}: ${match[2] === 'false'}`),
      ...appended('rows', 'Rows { key: "zone", total: false, count: false, offset: false, is_paged: true }'),
    ],
    'name of a typed parameter': of(/(?<=Typed \{ name: )"([^"]*)"/g, (match) => `"${match[1]}2"`),
    'collection of a row': field('collection', (value) => (value === 0 ? [] : [(value % 36) + 1])),
    'existence of a row': field('exists', other('EXISTENCES', 2)),
    'history of a row': field('history', other('HISTORIES', 3)),
    'order': field('order', (value) => (value === 0 ? [1] : [0, (value % ORDERS) + 1])),
    'sorts': [...of(/orders: Orders::\w+(\("\w+"\))?/g, () => 'orders: Orders::Any'), ...appended('orders', 'Orders::None'), ...appended('orders', 'Orders::Single')],
    'pages': of(/is_paged: (true|false)/g, (match) => `is_paged: ${match[1] === 'false'}`),
    'returned': [
      ...of(/returned: Returned::(Fixed|Only \{ [^}]* \})/g, () => ['returned: Returned::Unknown', 'returned: Returned::Only { fields: &["_id"], and_asked: false }']),
      ...of(/and_asked: (true|false)/g, (match) => `and_asked: ${match[1] === 'false'}`),
      ...appended('returned', 'Returned::Fixed'),
    ],
    'required': field('required', (value) => (value === 0 ? [1] : [0, (value % REQUIREMENTS) + 1])),
    'parameters': of(/parameters: &\[([\d, ]+)\]/g, (match) => {
      const numbers = match[1].split(', ');
      return numbers.map((_, at) => `parameters: &[${numbers.filter((one, index) => index !== at).join(', ')}]`);
    }),
    'claim dropped': of(/Claim \{ key: [^}]*\}(, )?/g, drop),
    'key of a claim': of(/Claim \{ key: "[^"]*"/g, () => 'Claim { key: "zone"'),
    'kind of a claim': of(/ClaimKind::\w+/g, (match) => KINDS.map((kind) => `ClaimKind::${kind}`).filter((kind) => kind !== match[0])),
    'when of a claim': of(/when: When::\w+(\("[^"]*"\))?/g, (match) => (match[0].endsWith('Always') ? 'when: When::Given("zone")' : 'when: When::Given("zone")')),
    'merge': of(/is_merge_known: true, /g, drop),
    'typed dropped': of(/Typed \{ name.*?\.\.TYPED \}(, )?/g, drop),
    'wire': of(/wire: Wire::(\w+)/g, (match) => (match[1] === 'Choice' ? [] : [WIRES[(WIRES.indexOf(match[1]) + 1) % 7], WIRES[(WIRES.indexOf(match[1]) + 3) % 7]].map((wire) => `wire: Wire::${wire}`))),
    'path of a meaning': of(/Branch \{ path: "[^"]*"/g, () => 'Branch { path: "name2"'),
    'test of a meaning': of(/ValueTest::(\w+)/g, (match) => [NEIGHBOURS[match[1]] ?? []].flat().map((test) => `ValueTest::${test}`)),
    'branch dropped': of(/, Branch \{ path: [^}]*\}/g, drop),
    'condition beside a branch': of(/and: &\[[^\]]+\]/g, () => 'and: &[]'),
    'word of a choice': of(/Meaning::Choice\(&\[\("(\w+)"/g, (match) => `Meaning::Choice(&[("${match[1] === 'true' ? 'false' : 'true'}"`),
    'filter of a choice': [
      ...of(/Fixed::IsBool\("([^"]*)", (true|false)\)/g, (match) => `Fixed::IsBool("${match[1]}", ${match[2] === 'false'})`),
      ...of(/Fixed::IsNotBool\("([^"]*)", (true|false)\)/g, (match) => `Fixed::IsNotBool("${match[1]}", ${match[2] === 'false'})`),
      ...of(/Fixed::Exists/g, () => 'Fixed::Missing'), ...of(/Fixed::Missing/g, () => 'Fixed::Exists'),
      ...of(/Fixed::Is\(/g, () => 'Fixed::IsNot('), ...of(/Fixed::IsNot\(/g, () => 'Fixed::Is('),
    ],
    'part of a filter dropped': of(/(?<=\)), Fixed::\w+\([^()]*\)/g, drop),
    'version of a typed parameter': of(/earliest: Version::new\(([\d, ]+)\), since: Version::new\(([\d, ]+)\), /g, drop),
    'end of a typed parameter': of(/until: Version::new\([\d, ]+\), /g, drop),
    'width': of(/is_wider: true, /g, drop),
    'values that do not filter': of(/never: &\[[^\]]*\], /g, drop),
    'needs': of(/needs: "[^"]*", /g, drop),
  };
}
