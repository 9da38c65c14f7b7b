// The editors of the page: one for the whole request, and one for each of its parts.

import { closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintKeymap } from '@codemirror/lint';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { rocketql } from 'rocketql/codemirror';

const PLACEHOLDERS = {
  text: 'users.list: active = true | sort -name',
  filter: 'active = true and name startswith ro',
  fields: 'username, -_id',
  sort: '-lastLogin, name',
};

/**
 * Makes the editor of a part.
 * @param {'text' | 'filter' | 'fields' | 'sort'} part
 * @param {import('rocketql').Session} session
 * @param {() => { beside: Record<string, string>, options: import('rocketql').Options }} asked
 * @param {(update: import('@codemirror/view').ViewUpdate) => void} changed
 */
export const makeEditor = (part, session, asked, changed) => new EditorView({
  parent: /** @type {Element} */ (document.querySelector(`.input[data-part=${part}] .editor`)),
  extensions: [
    history(),
    closeBrackets(),
    keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap.filter(({ key }) => key !== 'F1'), ...historyKeymap]),
    EditorView.lineWrapping,
    placeholder(PLACEHOLDERS[part]),
    EditorView.contentAttributes.of({ 'aria-labelledby': `label-${part}`, spellcheck: 'false', autocapitalize: 'off' }),
    rocketql({ session, part, singleLine: part === 'fields' || part === 'sort', beside: () => asked().beside, options: () => asked().options }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet) changed(update);
    }),
  ],
});

/**
 * Puts a text in the place of an editor's whole document, unless it is there.
 * @param {EditorView} view
 * @param {string} text
 */
export const setText = (view, text) => {
  const length = view.state.doc.length;
  if (view.state.doc.toString() !== text) view.dispatch({ changes: { from: 0, to: length, insert: text }, selection: { anchor: text.length } });
};
