// The page: what is asked, in editors and choices, to what comes of it, drawn at every keystroke.

import { forceLinting } from '@codemirror/lint';
import { Session, applyFix, endpoints, ready } from 'rocketql';
import { formatDocument } from 'rocketql/codemirror';
import { byId, copy, element, marked } from './dom.js';
import { makeEditor, setText } from './editors.js';
import { EXAMPLES } from './examples.js';
import { writeSheet } from './language.js';
import { drawPlan, drawSent } from './plan.js';
import { drawProblems } from './problems.js';
import { drawRows } from './rows.js';
import { fromFragment, toFragment } from './state.js';

await ready();

const session = new Session();
const known = endpoints();
let state = fromFragment(location.hash);

/** What is set, as the session takes it. */
const options = () => {
  /** @type {import('rocketql').Options} */
  const set = { mode: /** @type {'split'} */ (state.mode), zone: state.zone, now: Math.floor(Date.now() / 60_000) * 60_000 };
  if (state.server) set.server = state.server;
  // It means something from 7.0 to 8.x alone.
  if (state.server && state.unsafe && !state.server.startsWith('9.')) set.unsafeParams = true;
  return set;
};

/** What is asked, as the session takes it. */
const request = () => {
  if (state.form === 'text') return { text: state.text };
  const { filter, fields, sort, endpoint } = state;
  return { filter, fields: fields || undefined, sort: sort || undefined, endpoint: endpoint || undefined };
};

/** What an editor of one part needs of the others. */
const asked = () => {
  const beside = state.form === 'parts' && state.endpoint ? { endpoint: state.endpoint } : {};
  return { beside: /** @type {Record<string, string>} */ (beside), options: options() };
};

const PARTS = /** @type {const} */ (['text', 'filter', 'fields', 'sort']);

/** The endpoint that a text names, with the place of its name. */
const named = (/** @type {string} */ text) => {
  const [piece] = session.highlight(text, options());
  return piece?.kind === 'endpoint' ? { name: text.slice(piece.start, piece.end), ...piece } : null;
};

/** The fields that the request speaks of, each once. */
const fieldsOf = () => {
  const parts = state.form === 'text' ? /** @type {const} */ (['text']) : /** @type {const} */ (['filter', 'fields', 'sort']);
  const paths = parts.flatMap((part) => session.highlight({ [part]: state[part] }, { ...options(), part })
    .filter(({ kind }) => kind === 'field').map(({ start, end }) => state[part].slice(start, end).replace(/^["'`]|["'`]$/g, '')));
  return [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
};

/** Draws everything anew. */
const draw = () => {
  const explained = session.explain(request(), options());
  const found = explained.ok ? explained.plan.diagnostics : explained.diagnostics;
  drawProblems(found, mend, show);
  for (const part of PARTS) {
    const input = document.querySelector(`.input[data-part=${part}]`);
    input?.classList.toggle('wrong', found.some((one) => one.part === part && one.severity === 'error'));
  }
  drawPlan(explained);
  drawSent(explained);
  const endpoint = state.form === 'text' ? named(state.text)?.name ?? '' : state.endpoint;
  if (document.activeElement !== byId('endpoint')) byId('endpoint').value = endpoint;
  const collection = known.find((one) => one.name === endpoint)?.collection ?? null;
  drawRows(session, request(), explained, endpoint ? collection ?? 'this endpoint' : null, fieldsOf());
  const text = state.form === 'text' ? state.text : state.filter;
  byId('render').hidden = !text.trim().startsWith('{');
  history.replaceState(null, '', `#${toFragment(state)}`);
};

/** Shows what is taken at the cursor. */
const hint = (/** @type {import('@codemirror/view').EditorView} */ view, /** @type {'text' | 'filter' | 'fields' | 'sort'} */ part) => {
  const signature = session.signature({ ...asked().beside, [part]: view.state.doc.toString() }, view.state.selection.main.head, { ...options(), part });
  const line = byId('signature');
  line.replaceChildren();
  if (!signature) return;
  const active = signature.active === null ? undefined : signature.parameters[signature.active];
  const at = active ? signature.label.indexOf(active.label, signature.label.search(/[ (]/)) : -1;
  if (!active || at < 0) return line.append(signature.label);
  line.append(signature.label.slice(0, at), element('b', {}, active.label), signature.label.slice(at + active.label.length), ' · ', ...marked(active.doc));
};

const editors = Object.fromEntries(PARTS.map((part) => [part, makeEditor(part, session, asked, (update) => {
  if (update.docChanged) {
    state = { ...state, [part]: update.state.doc.toString() };
    draw();
  }
  hint(update.view, part);
})]));

/** Puts the state into the page. */
const show = (/** @type {string} */ part, /** @type {number} */ at) => {
  const view = editors[part] ?? editors.text;
  view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
  view.focus();
};

const mend = (/** @type {string} */ part, /** @type {import('rocketql').Fix} */ fix) => {
  const view = editors[part];
  if (!view) return;
  setText(view, applyFix(view.state.doc.toString(), fix));
  view.focus();
};

const put = () => {
  for (const part of PARTS) {
    const input = /** @type {HTMLElement} */ (document.querySelector(`.input[data-part=${part}]`));
    input.hidden = (part === 'text') !== (state.form === 'text');
    setText(editors[part], state[part]);
  }
  for (const name of ['server', 'mode', 'zone']) byId(name).value = state[/** @type {'server'} */ (name)];
  byId('unsafe').checked = state.unsafe;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=form]'))) input.checked = input.value === state.form;
  draw();
  for (const view of Object.values(editors)) forceLinting(view);
};

const change = (/** @type {Partial<import('./state.js').State>} */ changed) => {
  state = { ...state, ...changed };
  put();
};

for (const name of ['server', 'mode', 'zone']) byId(name).addEventListener('change', (/** @type {Event} */ event) => change({ [name]: /** @type {HTMLInputElement} */ (event.target).value }));
byId('unsafe').addEventListener('change', (/** @type {Event} */ event) => change({ unsafe: /** @type {HTMLInputElement} */ (event.target).checked }));

byId('endpoint').addEventListener('change', (/** @type {Event} */ event) => {
  const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
  if (state.form === 'parts') return change({ endpoint: name });
  const before = named(state.text);
  const rest = before ? state.text.slice(before.end).replace(/^:\s*/, '') : state.text;
  return change({ text: name ? `${name}: ${rest}` : rest });
});

for (const input of document.querySelectorAll('input[name=form]')) {
  input.addEventListener('change', () => {
    const form = /** @type {HTMLInputElement} */ (input).value;
    const before = named(state.text);
    // The text's filter, as far as its first clause, goes over into the input for it.
    const [filter] = (before ? state.text.slice(before.end).replace(/^:\s*/, '') : state.text).split(' | ');
    if (form === 'parts' && !state.filter) return change({ form, filter, endpoint: before?.name ?? state.endpoint });
    return change({ form });
  });
}

byId('format').addEventListener('click', () => {
  for (const part of /** @type {const} */ (state.form === 'text' ? ['text'] : ['filter'])) formatDocument(editors[part]);
});

byId('render').addEventListener('click', () => {
  const part = state.form === 'text' ? 'text' : 'filter';
  const written = session.render({ [part]: state[part] }, { ...options(), epoch: 'auto' });
  if (written.ok) setText(editors[part], written.text);
  else byId('said').textContent = 'It has to be mended first';
  editors[part].focus();
});

byId('share').addEventListener('click', (/** @type {Event} */ event) => copy(location.href, 'link', /** @type {Element} */ (event.currentTarget)));

const setTheme = (/** @type {boolean} */ isDark) => {
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  byId('theme').setAttribute('aria-pressed', String(isDark));
};
setTheme(matchMedia('(prefers-color-scheme: dark)').matches);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => setTheme(event.matches));
byId('theme').addEventListener('click', () => setTheme(document.documentElement.dataset.theme !== 'dark'));

const setSheet = (/** @type {boolean} */ isOpen) => {
  byId('language').hidden = !isOpen;
  byId('sheet').setAttribute('aria-expanded', String(isOpen));
  document.querySelector('.page')?.classList.toggle('wide', isOpen);
};
writeSheet(byId('language'));
setSheet(matchMedia('(min-width: 75rem)').matches);
byId('sheet').addEventListener('click', () => setSheet(byId('language').hidden));
addEventListener('keydown', (event) => {
  if (event.key !== 'F1') return;
  event.preventDefault();
  setSheet(byId('language').hidden);
});

byId('endpoints').append(...known.map(({ name }) => element('option', { value: name })));
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
byId('zone').append(...[...new Set(['UTC', own, state.zone])].map((zone) => element('option', {}, zone)));
byId('examples').append(...EXAMPLES.map(({ name, state: example }) => {
  const button = element('button', { type: 'button' }, name);
  button.addEventListener('click', () => {
    change({ form: 'text', unsafe: false, mode: 'split', ...example });
    editors.text.focus();
  });
  return button;
}));
addEventListener('hashchange', () => {
  if (location.hash.slice(1) !== toFragment(state)) change(fromFragment(location.hash));
});
put();
document.documentElement.dataset.ready = 'true';
