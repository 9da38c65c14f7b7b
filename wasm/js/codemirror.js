// CodeMirror 6 over a session: what is wrong under the text, completion, hover cards, colours, and formatting.

import { autocompletion } from '@codemirror/autocomplete';
import { linter } from '@codemirror/lint';
import { EditorState, Facet, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, keymap } from '@codemirror/view';

/** @typedef {import('./codemirror.js').Setting} Setting */

/** How long nobody has to type before what is wrong is shown, in milliseconds. */
const PAUSE = 120;

/** The kinds that CodeMirror has icons for. */
const ICONS = {
  endpoint: 'namespace', field: 'property', parameter: 'variable', operator: 'keyword', keyword: 'keyword', clause: 'keyword',
  value: 'constant', date: 'constant', type: 'type', constructor: 'function', punctuation: 'text',
};

/** @type {Facet<Setting, Setting>} */
const setting = Facet.define({ combine: ([first]) => first });

/**
 * The request whose part the document is.
 * @param {EditorState} state
 */
const requestOf = (state) => {
  const { part = 'text', beside } = state.facet(setting);
  return { ...beside?.(), [part]: state.doc.toString() };
};

/** @param {EditorState} state */
const optionsOf = (state) => {
  const { part = 'text', options } = state.facet(setting);
  return { ...options?.(), part };
};

/** @param {EditorState} state */
const compileOptionsOf = (state) => state.facet(setting).options?.() ?? {};

/** @param {EditorState} state */
const colours = (state) => {
  const pieces = state.facet(setting).session.highlight(requestOf(state), optionsOf(state));
  return Decoration.set(pieces.map(({ start, end, kind }) => Decoration.mark({ class: `rql-${kind}` }).range(start, end)));
};

const coloured = StateField.define({
  create: colours,
  update: (before, transaction) => (transaction.docChanged || transaction.reconfigured ? colours(transaction.state) : before),
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Text with `code` in backticks, as an element.
 * @param {string} text
 * @param {string} name
 */
const marked = (text, name = 'div') => {
  const element = document.createElement(name);
  text.split('`').forEach((piece, number) => {
    if (number % 2 === 0) return element.append(piece);
    const code = document.createElement('code');
    code.textContent = piece;
    element.append(code);
  });
  return element;
};

const completions = autocompletion({
  activateOnTyping: true,
  icons: true,
  override: [(context) => {
    const { state, pos } = context;
    const before = state.doc.sliceString(Math.max(0, pos - 1), pos);
    if (!context.explicit && /^[\s)\]},]?$/.test(before) && pos > 0 && before !== ' ') return null;
    const { items } = state.facet(setting).session.complete(requestOf(state), pos, optionsOf(state));
    if (items.length === 0) return null;
    const from = items[0].start;
    return {
      from,
      filter: false,
      options: items.filter((item) => item.start === from).map((item, number) => ({
        label: item.label,
        detail: item.detail || undefined,
        info: item.doc ? () => marked(item.doc) : undefined,
        type: ICONS[item.kind],
        boost: -Math.min(number, 99),
        /** @param {EditorView} view */
        apply: (view) => view.dispatch({
          changes: { from: item.start, to: item.end, insert: item.text },
          selection: { anchor: item.start + item.text.length },
          userEvent: 'input.complete',
          scrollIntoView: true,
        }),
      })),
    };
  }],
});

/**
 * What is wrong with the document, as CodeMirror has it.
 * @param {EditorView} view
 */
const wrong = (view) => {
  const { part = 'text', session, hints = true } = view.state.facet(setting);
  const length = view.state.doc.length;
  return session.check(requestOf(view.state), compileOptionsOf(view.state))
    .filter((found) => found.part === part && (hints || found.severity !== 'hint'))
    .map((found) => ({
      from: Math.min(found.start, length),
      to: Math.min(found.end, length),
      severity: found.severity,
      source: found.code,
      message: found.help ? `${found.message}\n${found.help}` : found.message,
      renderMessage: () => {
        const element = marked(found.message, 'span');
        if (found.help) {
          const help = marked(found.help);
          help.className = 'rql-help';
          element.append(help);
        }
        return element;
      },
      actions: found.fixes.map((fix) => ({
        name: fix.title.replaceAll('`', ''),
        /** @param {EditorView} target */
        apply: (target) => target.dispatch({
          changes: fix.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
          userEvent: 'input.fix',
        }),
      })),
    }));
};

const cards = hoverTooltip((view, at) => {
  const found = view.state.facet(setting).session.hover(requestOf(view.state), at, optionsOf(view.state));
  // What is wrong is shown by the lint tooltip.
  const [card] = found.filter((one) => one.code === null);
  if (!card) return null;
  return {
    pos: card.start,
    end: card.end,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'rql-card';
      const title = marked(card.title);
      title.className = 'rql-title';
      dom.append(title, ...card.lines.map((line) => marked(line)));
      return { dom };
    },
  };
});

/** Writes the document in its canonical form. Where it has an error it stays as it is. */
export const formatDocument = (/** @type {EditorView} */ view) => {
  const { session } = view.state.facet(setting);
  const text = view.state.doc.toString();
  const written = session.format(text, compileOptionsOf(view.state));
  if (!written.ok || written.text === text) return written.ok;
  view.dispatch({ changes: { from: 0, to: text.length, insert: written.text }, userEvent: 'input.format' });
  return true;
};

/**
 * The extension.
 * @param {Setting} given
 */
export const rocketql = (given) => [
  setting.of(given),
  coloured,
  completions,
  linter(wrong, { delay: PAUSE, needsRefresh: ({ state, startState }) => state.facet(setting) !== startState.facet(setting) }),
  cards,
  keymap.of([{ key: 'Shift-Alt-f', run: formatDocument }]),
  given.singleLine ? EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction)) : [],
];
