// CodeMirror 6 over a session: what is wrong under the text, completion, hover cards, colours, and formatting.

import { acceptCompletion, autocompletion, pickedCompletion, startCompletion } from '@codemirror/autocomplete';
import { forceLinting, linter } from '@codemirror/lint';
import { EditorState, Facet, Prec, StateEffect } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, hoverTooltip, keymap } from '@codemirror/view';

import { withoutFlags } from './help.js';
import { restOf } from './rest.js';

/** @typedef {import('./codemirror.js').Setting} Setting */
/** @typedef {import('./index.js').Diagnostic} Diagnostic */

/** How long nobody has to type before what is wrong is shown, in milliseconds. */
const PAUSE = 120;

/** From how many characters on the colours wait for a pause too: until then those there are move with the text. */
const LONG = 20_000;

/** @type {Facet<Setting, Setting>} */
const setting = Facet.define({ combine: ([first]) => first });

/** Says that what lies outside the document has changed. */
const changedOutside = StateEffect.define();

/** @param {import('@codemirror/view').ViewUpdate} update */
const isAskedAnew = (update) => update.state.facet(setting) !== update.startState.facet(setting)
  || update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(changedOutside)));

/**
 * The request whose part the document is.
 * @param {EditorState} state
 */
const requestOf = (state) => {
  const { part = 'text', beside } = state.facet(setting);
  return { ...beside?.(), [part]: state.doc.toString() };
};

/** @param {EditorState} state */
const optionsOf = (state) => state.facet(setting).options?.() ?? {};

/** @param {EditorState} state */
const partOf = (state) => ({ ...optionsOf(state), part: state.facet(setting).part });

/**
 * What a piece of work gives, or the other thing where it fails: nothing that goes wrong here may keep a keystroke from the
 * document. The linter says what went wrong. Where the rest of the module has to come first, the work is done then.
 * @template T, Other
 * @param {() => T} work
 * @param {Other} otherwise
 * @returns {T | Other | Promise<T | Other>}
 */
const safely = (work, otherwise) => {
  try {
    return work();
  } catch (problem) {
    return restOf(problem)?.then(() => safely(work, otherwise), () => otherwise) ?? otherwise;
  }
};

/** @type {Map<string, Decoration>} */
const marks = new Map();

/** @param {string} kind */
const markOf = (kind) => {
  const known = marks.get(kind);
  if (known) return known;
  const made = Decoration.mark({ class: `rql-${kind}` });
  marks.set(kind, made);
  return made;
};

const colours = ViewPlugin.fromClass(class {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  /** @type {unknown} what the colours wait for */
  #waits;

  /** @param {EditorView} view */
  constructor(view) {
    this.decorations = Decoration.none;
    this.paint(view);
  }

  /** @param {EditorView} view */
  paint(view) {
    const { state } = view;
    const painted = safely(() => Decoration.set(state.facet(setting).session.highlight(requestOf(state), partOf(state))
      .map(({ start, end, kind }) => markOf(kind).range(start, end))), null);
    this.#waits = painted;
    // Where they fail to come those before stay until the next change: to ask again at once would be to ask without end.
    if (painted instanceof Promise) painted.then((set) => { if (set && this.#waits === painted) this.repaint(view); });
    else if (painted) this.decorations = painted;
  }

  /** @param {EditorView} view */
  repaint(view) {
    this.paint(view);
    view.dispatch({});
  }

  /** @param {import('@codemirror/view').ViewUpdate} update */
  update(update) {
    if (update.docChanged) this.decorations = this.decorations.map(update.changes);
    if (isAskedAnew(update) || (update.docChanged && update.state.doc.length < LONG)) this.paint(update.view);
    else if (update.docChanged) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => this.repaint(update.view), 2 * PAUSE);
    }
  }

  destroy() {
    clearTimeout(this.#later);
    this.#waits = undefined;
  }
}, { decorations: (plugin) => plugin.decorations });

/**
 * Text with `code` in backticks, as an element.
 * @param {string} text
 * @param {string} className
 */
const marked = (text, className = '') => {
  const element = document.createElement('div');
  element.className = className;
  text.split('`').forEach((piece, number) => {
    if (number % 2 === 0) return element.append(piece);
    const code = document.createElement('code');
    code.textContent = piece;
    element.append(code);
  });
  return element;
};

/** @type {import('@codemirror/autocomplete').CompletionSource} */
const completions = (context) => safely(() => completed(context), null);

/** @param {import('@codemirror/autocomplete').CompletionContext} context */
const completed = ({ state, pos, explicit }) => {
  if (state.readOnly) return null;
  const before = state.doc.sliceString(Math.max(0, pos - 1), pos);
  // Unasked, a list comes up for a word and for the blank after one, not behind a bracket.
  if (!explicit && /^[^\p{L}\p{N}_.$`"' :]?$/u.test(before)) return null;
  const { items } = state.facet(setting).session.complete(requestOf(state), pos, partOf(state));
  const [first] = items;
  if (!first) return null;
  return {
    from: first.start,
    filter: false,
    options: items.filter(({ start }) => start === first.start).map((item) => ({
      label: item.label,
      detail: item.detail || undefined,
      info: item.doc ? () => marked(item.doc) : undefined,
      type: item.kind,
      /**
       * @param {EditorView} view
       * @param {import('@codemirror/autocomplete').Completion} completion
       * @param {number} from
       * @param {number} to
       */
      apply: (view, completion, from, to) => {
        view.dispatch({
          changes: { from, to: Math.min(to + Math.max(0, item.end - pos), view.state.doc.length), insert: item.text },
          selection: { anchor: from + item.text.length },
          annotations: pickedCompletion.of(completion),
          userEvent: 'input.complete',
          scrollIntoView: true,
        });
        // Behind `users.list: ` the next word is chosen, as if its blank had been typed.
        if (item.text.endsWith(' ')) startCompletion(view);
      },
    })),
  };
};

/** A square in the colour of what is offered. */
const badge = {
  position: 20,
  render: (/** @type {import('@codemirror/autocomplete').Completion} */ { type }) => {
    const element = document.createElement('span');
    element.className = `rql-badge rql-is-${type}`;
    element.setAttribute('aria-hidden', 'true');
    return element;
  },
};

/**
 * What is wrong with the document, as CodeMirror has it.
 * @type {import('@codemirror/lint').LintSource}
 */
const wrong = (view) => {
  const { state } = view;
  const { part = 'text', session, hints = true, help = withoutFlags } = state.facet(setting);
  const { length } = state.doc;
  /** @returns {import('@codemirror/lint').Diagnostic[]} */
  const unchecked = (/** @type {unknown} */ problem) => [{
    from: 0, to: length, severity: 'error', source: 'RocketQL', message: `this cannot be checked: ${problem instanceof Error ? problem.message : problem}`,
  }];
  let found;
  try {
    found = session.check(requestOf(state), optionsOf(state));
  } catch (problem) {
    return restOf(problem)?.then(() => wrong(view), unchecked) ?? unchecked(problem);
  }
  const shown = found.filter((one) => one.part === part && (hints || one.severity !== 'hint'));
  return shown.map((one) => {
    // A help that only says what a button says is said by the button.
    const words = !state.readOnly && one.fixes.some(({ title }) => title === one.help) ? '' : help(one.help);
    return {
      from: Math.min(one.start, length),
      to: Math.min(one.end, length),
      severity: one.severity,
      source: one.code,
      message: words ? `${one.message}\n${words}` : one.message,
      renderMessage: () => {
        const element = marked(one.message);
        if (words) element.append(marked(words, 'rql-help'));
        return element;
      },
      actions: state.readOnly ? [] : one.fixes.map((fix) => ({
        name: fix.title.replaceAll('`', ''),
        /** @param {EditorView} target */
        apply: (target) => {
          // The places are those of the text that was looked at.
          if (target.state.doc.eq(state.doc)) applyFix(target, fix);
          else forceLinting(target);
        },
      })),
    };
  });
};

const cards = hoverTooltip((view, at) => safely(() => cardAt(view, at), null));

/**
 * @param {EditorView} view
 * @param {number} at
 */
const cardAt = (view, at) => {
  const found = view.state.facet(setting).session.hover(requestOf(view.state), at, partOf(view.state));
  // What is wrong is shown by the linter's own card.
  const card = found.find(({ code }) => code === null);
  if (!card) return null;
  return {
    pos: card.start,
    end: card.end,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'rql-card';
      dom.append(marked(card.title, 'rql-title'), ...card.lines.map((line) => marked(line)));
      return { dom };
    },
  };
};

/**
 * The change from one text to another, as small as its ends allow: the cursor then stays where it stood.
 * @param {string} before
 * @param {string} after
 */
const difference = (before, after) => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let rest = 0;
  while (rest < shorter - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest += 1;
  return { from: start, to: before.length - rest, insert: after.slice(start, after.length - rest) };
};

/**
 * The canonical form of a part's text; null where it has an error.
 * @param {EditorState} state
 */
const canonical = (state) => {
  const { part = 'text', session } = state.facet(setting);
  const text = state.doc.toString();
  // A list stands after its keyword in the language; as an object it is EJSON, and as it should be.
  const isList = part === 'fields' || part === 'sort' || part === 'with';
  if (isList && (text.trim() === '' || text.trim().startsWith('{'))) return text;
  const before = isList ? `| ${part} ` : '';
  const written = session.format(before + text, optionsOf(state));
  if (!written.ok) return null;
  if (!isList) return written.text;
  return written.text.startsWith(before) ? written.text.slice(before.length) : null;
};

/**
 * @param {EditorView} view
 * @param {() => void} [refused]
 */
export const formatDocument = (view, refused) => {
  const { doc } = view.state;
  let written = null;
  try {
    written = canonical(view.state);
  } catch (problem) {
    const rest = restOf(problem);
    // Where the rest does not come nothing is known of the text, and whoever wants it formatted asks once more.
    rest?.then(() => {
      // It may have failed to come for the colours and the check.
      recheck(view);
      if (view.state.doc.eq(doc)) formatDocument(view, refused);
    }, () => {});
    if (rest) return true;
  }
  if (written === null || view.state.readOnly) {
    refused?.();
    return false;
  }
  const text = doc.toString();
  if (written !== text) view.dispatch({ changes: difference(text, written), userEvent: 'input.format' });
  return true;
};

/**
 * @param {EditorView} view
 * @param {import('./index.js').Fix} fix
 */
export const applyFix = (view, fix) => view.dispatch({
  changes: fix.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
  userEvent: 'input.fix',
  scrollIntoView: true,
});

/** @param {EditorView} view */
export const recheck = (view) => view.dispatch({ effects: changedOutside.of(null) });

/** What each colour is for, with the one on light and the one on dark ground; a page may set `--rql-…` instead. */
const COLOURS = [
  ['endpoint', '#0b5d8f', '#7cc7f2', ['endpoint']],
  ['field', '#23408e', '#9ab8ff', ['field', 'parameter']],
  ['operator', '#a0203a', '#ff8fa3', ['operator', 'keyword', 'connective', 'clause']],
  ['string', '#1c6b35', '#8fd6a5', ['string', 'word', 'regex', 'value']],
  ['number', '#7a3e9d', '#d5a8f0', ['number', 'date', 'constant', 'type', 'constructor']],
  ['comment', '#5d6675', '#a3acba', ['comment', 'punctuation']],
  ['invalid', '#b3261e', '#ff9a92', ['invalid']],
];

/** @type {Record<string, Record<string, string>>} */
const STYLES = {
  '.rql-endpoint, .rql-connective, .rql-clause': { fontWeight: '650' },
  '.rql-comment': { fontStyle: 'italic' },
  '.rql-badge': { display: 'inline-block', width: '.6em', height: '.6em', borderRadius: '.15em', margin: '0 .6em 0 .1em', backgroundColor: 'currentColor' },
  '.rql-card': { padding: '.4em .7em', maxWidth: '34em' },
  '.rql-title': { fontWeight: '650' },
  '.rql-help': { opacity: '.85' },
};
for (const [name, light, dark, kinds] of COLOURS) {
  for (const [ground, colour] of [['&light', light], ['&dark', dark]]) {
    const selector = /** @type {string[]} */ (kinds).map((kind) => `${ground} .rql-${kind}, ${ground} .rql-is-${kind}`).join(', ');
    STYLES[selector] = { color: `var(--rql-${name}, ${colour})` };
  }
}

/** @param {Setting} given */
export const rocketql = (given) => [
  setting.of(given),
  colours,
  autocompletion({ icons: false, addToOptions: [badge] }),
  EditorState.languageData.of(() => [{
    autocomplete: completions, commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '{', '"', "'", '`'] },
  }]),
  linter(wrong, { delay: PAUSE, needsRefresh: isAskedAnew }),
  cards,
  keymap.of([{ key: 'Shift-Alt-f', run: (view) => formatDocument(view) }]),
  // Where no list is open, `Tab` leaves the editor as it leaves any input.
  Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
  EditorView.baseTheme(STYLES),
];
