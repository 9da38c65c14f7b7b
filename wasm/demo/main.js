// The page: what is asked, in editors and choices, to what comes of it, drawn at every keystroke.

import { NotYet, Session, applyFix, begin, endpoints } from 'rocketql';
import { applyFix as writeFix, formatDocument, recheck } from 'rocketql/codemirror';
import { byId, copy, element, marked, say, sayNext } from './dom.js';
import { makeEditor, setGround, setText } from './editors.js';
import { EXAMPLES, SERVERS } from './examples.js';
import { toParts, toText } from './forms.js';
import { writeSheet } from './language.js';
import { begun, forget, ifThere, isReady, isWaiting, soon, whenThere } from './later.js';
import { drawPlan, drawSent } from './plan.js';
import { counted, drawProblems } from './problems.js';
import { drawRows } from './rows.js';
import { EDITED, FIRST, fromFragment, isState, notAsked, requestOf, toFragment, unknownIn } from './state.js';
import { followTheme } from './theme.js';

/** @typedef {import('./state.js').State} State */

/** How many completions are offered: as many as are seen without scrolling a list that the focus cannot go into. */
const OFFERED = 12;

/** From how many characters on the page waits for a pause before it draws. */
const LONG = 5_000;

let isComing = true;

/** Says nothing of a text while the compiler is on its way. */
class Patient extends Session {
  /**
   * @param {import('rocketql').Request} request
   * @param {import('rocketql').Options} [options]
   */
  check(request, options) {
    return isComing ? [] : super.check(request, options);
  }
}

const session = new Patient();
let state = fromFragment(location.hash);
/** What the link says that is not known here. */
let unknown = unknownIn(location.hash);

/** What is set, as the session takes it. */
const settings = () => {
  /** @type {import('rocketql').Options} */
  const set = { mode: /** @type {'split'} */ (state.mode), zone: state.zone, privileged: state.privileged, now: Math.floor(Date.now() / 60_000) * 60_000, maxCompletions: OFFERED };
  if (state.server) set.server = state.server;
  if (state.server && state.unsafe && !notAsked(state.server)) set.unsafeParams = true;
  return set;
};

/** What was found of the settings before, and the settings as text. */
let judged = { key: '', problem: /** @type {string | null} */ (null) };

/** What is wrong with what is set, in words; null where nothing is. */
const problemOfSettings = () => {
  if (!isReady) return null;
  const key = JSON.stringify([state.server, state.unsafe, state.zone]);
  if (judged.key === key) return judged.problem;
  let problem = null;
  try {
    session.check('', settings());
  } catch (thrown) {
    if (thrown instanceof NotYet) throw thrown;
    problem = thrown instanceof Error ? thrown.message : String(thrown);
    // What went wrong in the compiler is not wrong with the settings, and may go right the next time.
    if (!(thrown instanceof TypeError)) return problem;
  }
  judged = { key, problem };
  return problem;
};

/** The same, without what is wrong with it: an editor goes on as far as it can. */
const options = () => (problemOfSettings() === null ? settings() : { mode: /** @type {'split'} */ (state.mode), now: Date.now() });

/** @type {{ server: string, found: import('rocketql').Endpoint[] } | undefined} */
let listed;

/** The endpoints of the server that is set. */
const known = () => {
  if (!isReady || problemOfSettings() !== null) return [];
  const { server } = state;
  if (listed?.server !== server) listed = { server, found: endpoints(server ? { server } : {}) };
  return listed.found;
};

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

/** What is wrong with what is not text. */
const settingProblem = (/** @type {string} */ message) => [{
  code: '', severity: /** @type {const} */ ('error'), message, help: '', part: /** @type {any} */ (/^`server`|no server|`unsafeParams`/.test(message) ? 'server' : message.includes('zone') ? 'zone' : 'text'), start: 0, end: 0, line: 1, column: 1, related: [], fixes: [],
}];

/** Draws everything anew. What could not be looked at has no plan, least of all the one of the text before. */
const draw = () => {
  clearTimeout(later);
  if (!isReady) return;
  try {
    isLacking = !ifThere(drawAll, false);
    if (!isLacking) return;
    drawNothing([], 'the rest of the compiler is being loaded');
    drawEmpty('The rest of the compiler is being loaded.');
  } catch (problem) {
    drawNothing(settingProblem(`this could not be looked at: ${problem instanceof Error ? problem.message : problem}`), 'this could not be looked at');
  }
};

/** Whether what is asked waits for the rest of the compiler. */
let isLacking = false;

/** Draws that nothing comes of what is asked. */
const drawNothing = (/** @type {import('rocketql').Diagnostic[]} */ found, /** @type {string} */ why) => {
  drawProblems(found, mend, show);
  drawRows(session, '', null, { collection: null, fields: [], options: {} });
  drawPlan(null, null);
  drawSent(null);
  told = why;
};

/** Says why there is no plan. */
const drawEmpty = (/** @type {string} */ why) => ['plan', 'sent'].forEach((line) => byId(line).replaceChildren(element('p', { class: 'empty' }, why)));

/** What was asked when it was drawn last: what was found then is of these texts. */
let drawn = state;

const drawAll = () => {
  drawn = state;
  const set = options();
  const request = requestOf(state);
  const wrong = problemOfSettings();
  const answer = wrong ? { ok: /** @type {const} */ (false), diagnostics: settingProblem(wrong) } : session.explain(request, set);
  const strange = unknown.map((one) => ({ ...settingProblem(`the link says \`${one}\`, which is not known here and left out`)[0], severity: 'warning' }));
  const found = /** @type {import('rocketql').Diagnostic[]} */ ([...strange, ...(answer.ok ? answer.plan.diagnostics : answer.diagnostics)]);
  const explained = answer.ok ? answer : null;
  drawProblems(found, mend, show);
  for (const input of document.querySelectorAll('.input')) {
    input.classList.toggle('wrong', found.some((one) => one.part === /** @type {HTMLElement} */ (input).dataset.part && one.severity === 'error'));
  }
  for (const name of ['endpoint', 'server', 'zone', 'offset', 'count']) {
    byId(name).setAttribute('aria-invalid', String(found.some(({ part, severity }) => part === name && severity === 'error')));
  }
  const endpoint = state.form === 'text' ? named(state.text)?.name ?? '' : state.endpoint;
  if (document.activeElement !== byId('endpoint')) byId('endpoint').value = endpoint;
  const collection = known().find(({ name }) => name === endpoint)?.collection ?? null;
  const flow = drawRows(session, request, explained, {
    collection: endpoint ? collection ?? 'this endpoint' : 'users', fields: fieldsOf(), options: { zone: set.zone, now: set.now },
  });
  drawPlan(explained, flow);
  drawSent(explained);
  byId('render').hidden = !(state.form === 'text' ? state.text : state.filter).trim().startsWith('{');
  told = `${counted(found) || 'nothing wrong'}${flow ? `; ${flow.given} of ${flow.there} sample rows` : ''}`;
  return true;
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
let told = '';

/** Draws after a change of the text: at once, or after a pause where that takes longer than a keystroke. */
const drawSoon = () => {
  clearTimeout(later);
  const length = EDITED.reduce((sum, part) => sum + state[part].length, 0);
  if (length < LONG) draw();
  else later = setTimeout(draw, 300);
  settle();
};

/** What waits for a pause in any case: the address, which browsers let nobody write at every keystroke, and what is said of the outcome. */
const settle = () => {
  clearTimeout(resting);
  resting = setTimeout(() => {
    try {
      history.replaceState(null, '', `#${toFragment(state)}`);
    } catch {
      // The link is then the button's.
    }
    sayNext(() => told);
  }, 400);
};

/** Shows what is taken at the cursor. */
const hint = (/** @type {import('@codemirror/view').EditorView} */ view, /** @type {import('./editors.js').Part} */ part) => {
  const line = byId('signature');
  const { main } = view.state.selection;
  const signature = isReady && view.hasFocus && view.state.doc.length < LONG
    ? ifThere(() => session.signature({ ...beside(), [part]: view.state.doc.toString() }, main.head, { ...options(), part }), null) : null;
  line.replaceChildren();
  if (!signature) return;
  const active = signature.active === null ? undefined : signature.parameters[signature.active];
  const at = active ? signature.label.indexOf(active.label, signature.label.search(/[ (]/)) : -1;
  if (!active || at < 0) return line.append(signature.label);
  line.append(signature.label.slice(0, at), element('b', {}, active.label), signature.label.slice(at + active.label.length), ' · ', ...marked(active.doc));
};

/** What an editor of one part has to know of the others. */
const beside = () => (state.form === 'parts' && state.endpoint.trim() ? { endpoint: state.endpoint } : {});

const editors = Object.fromEntries(EDITED.map((part) => [part, makeEditor(part, { session, beside: () => (part === 'text' ? {} : beside()), options }, (update) => {
  if (update.docChanged) {
    state = { ...state, [part]: update.state.doc.toString() };
    if (!isPutting) drawSoon();
  }
  hint(update.view, part);
})]));

const show = (/** @type {string} */ part, /** @type {number} */ at) => {
  const view = editors[part];
  if (!view) return byId(part)?.focus();
  view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
  view.focus();
};

const mend = (/** @type {string} */ part, /** @type {import('rocketql').Fix} */ fix) => {
  const name = /** @type {keyof State} */ (part);
  // A long text may not have been looked at since it was changed: its fixes are of another.
  if (state[name] !== drawn[name]) return draw();
  const view = editors[part];
  if (!view) return change({ [name]: applyFix(String(state[name] ?? ''), fix) });
  writeFix(view, fix);
  return view.focus();
};

let isPutting = false;

/** Puts the state into the editors and the choices. */
const fill = () => {
  isPutting = true;
  for (const input of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.input'))) input.hidden = (input.dataset.part === 'text') !== (state.form === 'text');
  for (const part of EDITED) setText(editors[part], state[part]);
  // A link may name another zone than those that can be chosen.
  if (![...byId('zone').options].some(({ value }) => value === state.zone)) byId('zone').append(element('option', {}, state.zone));
  for (const name of /** @type {const} */ (['server', 'mode', 'zone', 'offset', 'count'])) byId(name).value = state[name];
  for (const name of /** @type {const} */ (['unsafe', 'privileged'])) byId(name).checked = state[name];
  // What waits for the compiler stays as it was chosen, and what is being typed as it is.
  if (!isWaiting()) {
    if (document.activeElement !== byId('endpoint')) byId('endpoint').value = state.endpoint;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=form]'))) input.checked = input.value === state.form;
  }
  byId('unsafe').disabled = notAsked(state.server) !== '';
  byId('unsafe-note').textContent = notAsked(state.server);
  isPutting = false;
};

/** Puts the state into the page. */
const put = () => {
  fill();
  byId('endpoints').replaceChildren(...ifThere(known, []).map(({ name }) => element('option', { value: name })));
  draw();
  settle();
  for (const view of Object.values(editors)) recheck(view);
};

const change = (/** @type {Partial<State>} */ changed) => {
  state = { ...state, ...changed };
  put();
};

const listen = () => {
  for (const name of ['mode', 'zone', 'offset', 'count']) byId(name).addEventListener('change', (/** @type {Event} */ event) => change({ [name]: /** @type {HTMLInputElement} */ (event.target).value.trim() }));
  // A version is taken as soon as it is one.
  byId('server').addEventListener('input', (/** @type {Event} */ event) => change({ server: /** @type {HTMLInputElement} */ (event.target).value.trim() }));
  for (const name of ['unsafe', 'privileged']) byId(name).addEventListener('change', (/** @type {Event} */ event) => change({ [name]: /** @type {HTMLInputElement} */ (event.target).checked }));
  byId('endpoint').addEventListener('change', (/** @type {Event} */ event) => {
    const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
    soon(() => {
      if (state.form === 'parts') return change({ endpoint: name });
      const before = named(state.text);
      const rest = before ? state.text.slice(before.end).replace(/^\s*:\s*/, '') : state.text;
      return change({ text: name ? `${name}: ${rest}` : rest });
    });
  });
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=form]'))) {
    input.addEventListener('change', () => soon(() => {
      if (input.value === state.form) return;
      if (input.value === 'parts') change({ form: 'parts', ...toParts(session, state.text, options()) });
      else change({ form: 'text', text: toText(session, state, options()) });
    }));
  }
  byId('format').addEventListener('click', () => soon(() => {
    const parts = EDITED.filter((part) => (part === 'text') === (state.form === 'text'));
    const refused = () => say('What is wrong has to be mended before it can be formatted');
    for (const part of parts) if (state[part].trim() !== '') formatDocument(editors[part], refused);
  }));
  byId('render').addEventListener('click', () => soon(() => {
    const part = state.form === 'text' ? 'text' : 'filter';
    const written = session.render({ [part]: state[part] }, options());
    if (written.ok) setText(editors[part], written.text);
    else say('What is wrong has to be mended before it can be written in the language');
    editors[part].focus();
  }));
  byId('share').addEventListener('click', (/** @type {Event} */ event) => copy(`${location.href.split('#')[0]}#${toFragment(state)}`, 'link', /** @type {Element} */ (event.currentTarget)));
  addEventListener('hashchange', () => {
    if (!isState(location.hash)) return settle();
    if (location.hash.slice(1) === toFragment(state)) return;
    forget();
    unknown = unknownIn(location.hash);
    change(fromFragment(location.hash));
  });
  // Without the address: what is asked is in it.
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    show(state.form === 'text' ? 'text' : 'filter', Infinity);
  });
};

const setSheet = (/** @type {boolean} */ isOpen) => {
  byId('language').hidden = !isOpen;
  byId('sheet').setAttribute('aria-expanded', String(isOpen));
  document.querySelector('.page')?.classList.toggle('beside', isOpen);
};

writeSheet(byId('language'));
// Where there is no room beside the request, the language would stand before it.
const wide = matchMedia('(min-width: 75rem)');
setSheet(wide.matches);
wide.addEventListener('change', ({ matches }) => setSheet(matches));
const turnSheet = () => {
  setSheet(byId('language').hidden);
  if (!byId('language').hidden) byId('language').scrollIntoView({ block: 'nearest' });
};
byId('sheet').addEventListener('click', turnSheet);
addEventListener('keydown', (event) => {
  if (event.key !== 'F1') return;
  event.preventDefault();
  turnSheet();
});
followTheme((isDark) => {
  for (const view of Object.values(editors)) setGround(view, isDark);
});

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
byId('zone').append(...[...new Set(['UTC', own])].map((zone) => element('option', {}, zone)));
byId('servers').append(...SERVERS.map((value) => element('option', { value })));
byId('examples').append(...EXAMPLES.map(({ name, state: example }) => {
  const button = element('button', { type: 'button' }, name);
  button.addEventListener('click', () => {
    forget();
    unknown = [];
    change({ ...FIRST, zone: state.zone, unsafe: false, ...example });
    editors[state.form === 'text' ? 'text' : 'filter'].focus();
  });
  return button;
}));

fill();
listen();
drawEmpty('The compiler is being loaded.');

/** Says that the compiler did not come. Whatever is written and chosen is kept. */
const lack = (/** @type {unknown} */ problem, /** @type {() => void} */ again) => {
  const [one] = settingProblem(`the compiler did not load, so nothing can be said of the text: ${problem instanceof Error ? problem.message : problem}`);
  drawProblems([{ ...one, fixes: [{ title: 'try again', edits: [] }] }], again, show);
  drawEmpty('Nothing, without the compiler.');
};

whenThere({ come: put, fail: (problem) => isLacking && lack(problem, draw) });

/** Fetches the first part of the compiler; the rest comes at the first mistake. */
const start = async () => {
  try {
    await begin();
  } catch (problem) {
    isComing = false;
    fill();
    for (const view of Object.values(editors)) recheck(view);
    document.documentElement.dataset.ready = 'false';
    return lack(problem, start);
  }
  isComing = false;
  begun();
  document.documentElement.dataset.ready = 'true';
};
await start();
