// A plain form with two of the elements, and what it submits.

import 'rocketql/element';
import { byId, say } from './dom.js';
import { followTheme } from './theme.js';

followTheme(() => {});

byId('search').addEventListener('submit', (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const entries = [...new FormData(byId('search'), event.submitter)];
  byId('submitted').textContent = entries.map(([name, value]) => `${name} = ${value}`).join('\n') || 'Nothing.';
  say('The form is submitted');
});
