// The editors of the page: one for the whole request, and one for each of its parts.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import {
  copyLineDown, copyLineUp, deleteLine, history, historyKeymap, insertBlankLine, moveLineDown, moveLineUp, selectLine, standardKeymap,
  toggleTabFocusMode, toggleLineComment,
} from '@codemirror/commands';
import { lintKeymap } from '@codemirror/lint';
import { Compartment } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { rocketql } from 'rocketql/codemirror';

import { asOnPage } from './problems.js';

/** @typedef {(typeof import('./state.js').EDITED)[number]} Part */

/** @type {Record<Part, string>} */
const PLACEHOLDERS = {
  text: 'users.list: active = true | sort -name',
  filter: 'active = true and name startswith ro',
  fields: 'username, -_id',
  sort: '-lastLogin, name',
  with: 'roomId = GENERAL',
};

/** The keys of CodeMirror's `defaultKeymap`, but for those that go by a tree of the text: none is made. */
const KEYS = [
  { key: 'Alt-ArrowUp', run: moveLineUp, shift: copyLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown, shift: copyLineDown },
  { key: 'Mod-Enter', run: insertBlankLine },
  { key: 'Alt-l', mac: 'Ctrl-l', run: selectLine },
  { key: 'Shift-Mod-k', run: deleteLine },
  { key: 'Mod-/', run: toggleLineComment },
  { key: 'Ctrl-m', mac: 'Shift-Alt-m', run: toggleTabFocusMode },
  ...standardKeymap,
];

const ground = new Compartment();

/** @param {boolean} isDark */
const grounded = (isDark) => EditorView.theme({}, { dark: isDark });

/**
 * Tells an editor on which ground it stands.
 * @param {EditorView} view
 * @param {boolean} isDark
 */
export const setGround = (view, isDark) => view.dispatch({ effects: ground.reconfigure(grounded(isDark)) });

/**
 * Makes the editor of a part.
 * @param {Part} part
 * @param {Omit<import('rocketql/codemirror').Setting, 'part'>} setting
 * @param {(update: import('@codemirror/view').ViewUpdate) => void} changed
 */
export const makeEditor = (part, setting, changed) => new EditorView({
  parent: /** @type {Element} */ (document.querySelector(`.input[data-part=${part}] .editor`)),
  extensions: [
    history(),
    closeBrackets(),
    // `F1` opens the language, and the way to format is the extension's.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...KEYS]),
    EditorView.lineWrapping,
    placeholder(PLACEHOLDERS[part]),
    EditorView.contentAttributes.of({ 'aria-labelledby': `label-${part}`, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', tabindex: '0' }),
    ground.of(grounded(false)),
    rocketql({ ...setting, part, help: asOnPage }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet || update.focusChanged) changed(update);
    }),
  ],
});

/**
 * Puts a text in the place of an editor's whole document, unless it is there.
 * @param {EditorView} view
 * @param {string} text
 */
export const setText = (view, text) => {
  if (view.state.doc.toString() === text) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: text.length }, userEvent: 'input' });
};
