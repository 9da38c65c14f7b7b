// A plan to its drawing: where each part of the request goes, and what the server would have made of it.

import { byId, copyButton, element, marked } from './dom.js';

/** An arrow, drawn. */
const arrow = () => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 42 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  for (const [name, value] of Object.entries({ d: 'M0 8h38m-6-5 6 5-6 5', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6' })) path.setAttribute(name, value);
  svg.append(path);
  return svg;
};

/** @param {{ part: string, goes: string, why: string }} step */
const step = ({ part, goes, why }) => {
  const place = goes === 'client' ? 'client' : 'server';
  const text = goes === 'client' ? 'your client' : goes === 'server' ? 'the server' : goes;
  const drawn = element('div', { class: `step ${place}` }, element('div', { class: 'part' }, part), arrow(), element('div', { class: 'goes' }, ...marked(text)));
  if (why) drawn.append(element('div', { class: 'why' }, ...marked(why)));
  return drawn;
};

/** @param {import('rocketql').Explained} explained */
const legend = ({ plan }) => {
  const said = [];
  if (plan.exact) said.push('The plan is exact: these rows, no others, and none is lost.');
  if (plan.assumed) said.push(`No server is named: ${plan.assumed.server} is assumed, with unsafe parameters.`);
  if (plan.residual) said.push(`Your client keeps the rows with ${plan.residual}`);
  if (plan.client?.pages) said.push('It asks for one page after the other.');
  return element('div', { class: 'legend' }, ...said.map((text) => element('span', {}, text)));
};

/** @param {import('rocketql').Explained | import('rocketql').Refused} explained */
export const drawPlan = (explained) => {
  const [plan, naive] = [byId('plan'), byId('naive')];
  naive.replaceChildren();
  if (!explained.ok) {
    byId('server-line').textContent = '';
    plan.replaceChildren(element('p', { class: 'empty' }, 'No plan: nothing would be sent until the request is right.'));
    return;
  }
  byId('server-line').textContent = explained.server;
  const steps = explained.parts.map(step);
  plan.replaceChildren(...(steps.length > 0 ? steps : [element('p', { class: 'empty' }, 'All rows, as the server gives them.')]), legend(explained));
  if (explained.naive.length > 0) {
    const list = element('ul', {}, ...explained.naive.map((text) => element('li', {}, ...marked(text))));
    naive.append(element('div', { class: 'naive' }, element('h3', {}, 'Sent as it stands, the server would have done this'), list));
  }
};

/** @param {import('rocketql').Explained | import('rocketql').Refused} explained */
export const drawSent = (explained) => {
  const sent = byId('sent');
  if (!explained.ok) {
    byId('sent-line').textContent = '';
    sent.replaceChildren(element('p', { class: 'empty' }, 'Nothing.'));
    return;
  }
  const { params, url, curl, endpoint } = explained.plan;
  byId('sent-line').textContent = endpoint ? `GET /api/v1/${endpoint}` : 'to any endpoint';
  const list = element('dl');
  for (const [name, value] of Object.entries(params)) {
    list.append(element('dt', {}, name), element('dd', {}, Array.isArray(value) ? value.join(', ') : String(value)));
  }
  const box = element('div', { class: 'sent' }, list);
  if (Object.keys(params).length === 0) box.prepend(element('p', { class: 'empty' }, 'No parameters.'));
  for (const [what, text] of [['URL', url], ['curl command', curl]]) {
    if (text) box.append(element('div', { class: 'copy', 'data-what': String(what) }, element('pre', { tabindex: '0', 'aria-label': String(what) }, text), copyButton(String(what), text)));
  }
  sent.replaceChildren(box);
};
