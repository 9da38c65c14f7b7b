// A plan to its drawing: where each part of the request goes, and what the server would have made of it.

import { byId, copyButton, element, marked } from './dom.js';

/** @typedef {import('rocketql').Explained} Explained */

/** The most characters of a part that are drawn. */
const DRAWN = 400;

/** @param {Explained['parts'][number]} step */
const step = ({ part, goes, why }) => {
  const isClient = goes === 'client';
  // A clause that the server does goes into the parameter of its name.
  const [clause = ''] = part.split(' ');
  const text = isClient ? 'done here' : goes === 'server' ? clause : goes;
  const drawn = element('li', { class: `step ${isClient ? 'client' : 'server'}` },
    element('span', { class: 'part' }, part.length > DRAWN ? `${part.slice(0, DRAWN)}…` : part),
    element('span', { class: 'wire', 'aria-hidden': 'true' }),
    element('span', { class: 'goes' }, element('span', { class: 'to' }, isClient ? 'your client: ' : 'the server: '), ...marked(text)));
  if (why) drawn.append(element('span', { class: 'why' }, ...marked(why)));
  return drawn;
};

/** @param {Explained} explained */
const said = ({ plan }) => {
  const lines = [];
  if (plan.exact) lines.push('This plan is exact: all the rows that were asked for, and no others.');
  if (plan.assumed) lines.push(`No server is named, so ${plan.assumed.server}${plan.assumed.unsafe ? ' with unsafe parameters' : ''} is assumed: name yours.`);
  if (plan.residual) lines.push(`Of the rows that come, your client keeps those with \`${plan.residual}\`.`);
  if (plan.client?.pages) lines.push('It asks for one page after the other until it has them all.');
  return element('div', { class: 'legend' }, ...lines.map((text) => element('p', {}, ...marked(text))));
};

/**
 * Draws a plan.
 * @param {Explained | null} explained null where there is none
 * @param {import('./rows.js').Flow | null} flow how many sample rows go through it
 */
export const drawPlan = (explained, flow) => {
  const [plan, naive] = [byId('plan'), byId('naive')];
  naive.replaceChildren();
  byId('server-line').textContent = explained?.server ?? '';
  if (!explained) {
    plan.replaceChildren(element('p', { class: 'empty' }, 'There is no plan, and nothing would be sent, until the request is right.'));
    return;
  }
  const lanes = element('div', { class: 'lanes', 'aria-hidden': 'true' }, ...['You ask', 'The server', 'Your client'].map((name) => element('span', {}, name)));
  const list = element('ol', { 'aria-label': 'Where each part goes' }, ...explained.parts.map(step));
  const drawing = element('div', { class: 'drawing' }, lanes, list);
  if (explained.parts.length === 0) list.replaceWith(element('p', { class: 'empty' }, 'All rows, as the server gives them.'));
  if (flow) {
    const counts = [[`${flow.there} sample rows`, 'there'], [`${flow.sent} sent`, 'sent'], [`${flow.given} given`, 'given']];
    drawing.append(element('p', { class: 'flow' }, ...counts.flatMap(([text, name], number) => [number ? ' ' : '', element('span', { class: name }, text)])));
  }
  plan.replaceChildren(drawing, said(explained));
  if (explained.naive.length > 0) {
    const done = element('ul', {}, ...explained.naive.map((text) => element('li', {}, ...marked(text))));
    naive.append(element('h3', {}, 'Sent as it stands, the server would have done this'), done);
  }
};

/** @param {Explained | null} explained */
export const drawSent = (explained) => {
  const sent = byId('sent');
  byId('sent-line').textContent = '';
  if (!explained) return sent.replaceChildren(element('p', { class: 'empty' }, 'Nothing.'));
  const { params, url, curl, endpoint } = explained.plan;
  byId('sent-line').textContent = endpoint ? `GET /api/v1/${endpoint}` : 'to any endpoint';
  const list = element('dl');
  for (const [name, value] of Object.entries(params)) {
    list.append(element('dt', {}, name), element('dd', {}, Array.isArray(value) ? value.join(', ') : String(value)));
  }
  if (Object.keys(params).length === 0) sent.replaceChildren(element('p', { class: 'empty' }, 'No parameters.'));
  else sent.replaceChildren(list);
  for (const [what, text] of [['URL', url], ['curl command', curl]]) {
    if (!text) continue;
    const shown = element('pre', { tabindex: '0', role: 'region', 'aria-label': String(what) }, text);
    sent.append(element('div', { class: 'copy' }, shown, copyButton(String(what), text)));
  }
  return undefined;
};
