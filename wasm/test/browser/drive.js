// What the tests of the page have in common: a browser with the page in it, and what is done and read there.

import { after, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browse, pageOf, rest, serve } from './serve.js';

/** The built pages. */
export const DIST = fileURLToPath(new URL('../../demo/dist', import.meta.url));

/** Starts a browser for the tests of a file, with the page opened anew before each of them. */
export const drive = () => {
  /** @type {{ site: any, browser: any, page: import('playwright-core').Page, complaints: string[] }} */
  const on = {};
  before(async () => {
    on.site = await serve([DIST]);
    on.browser = await browse();
    Object.assign(on, await pageOf(on.browser));
  });
  beforeEach(() => open());
  after(async () => {
    await on.browser?.close();
    on.site?.close();
  });

  const content = (part = 'text') => on.page.locator(`.input[data-part=${part}] .cm-content`);
  /** The text of a part's editor. */
  const text = (part = 'text') => content(part).evaluate((node) => (node.querySelector('.cm-placeholder') ? '' : [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')));
  /** Waits for the rest of the compiler, where that is on its way. */
  const whole = () => on.page.waitForSelector('html:not([data-coming])');
  /** What is asked, and where it goes. */
  const plan = async () => {
    await whole();
    return on.page.locator('#plan .step').evaluateAll((steps) => steps.map((one) => [one.querySelector('.part').textContent, one.querySelector('.goes').textContent]));
  };
  /** The parameters that are sent. */
  const sent = async () => await whole() && Object.fromEntries(await on.page.locator('#sent').evaluate((node) => [...node.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling.textContent])));
  const errors = async () => await whole() && on.page.locator('#problems li.error').count();
  /** Opens the page at a state, as a link does. */
  const open = async (state = {}) => {
    await on.page.goto('about:blank');
    await on.page.goto(`${on.site.address}#${new URLSearchParams(state)}`);
    await on.page.waitForSelector('html[data-ready=true]');
    await whole();
  };
  /** Writes a text in the place of the one that is there. */
  const write = async (written) => {
    // Not by a click: a list of completions may lie over the editor.
    await content().focus();
    await on.page.keyboard.press('Control+a');
    await on.page.keyboard.press('Delete');
    await on.page.keyboard.insertText(written);
    await whole();
  };
  const list = () => on.page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]');
  /** What comes sooner than one can have read it is not accepted. */
  const readList = async () => {
    await list();
    await on.page.waitForTimeout(120);
  };
  /** Points at something that has come to rest until its card is there: a card goes with what it was of, if that is drawn anew. */
  const point = async (at, card) => {
    await rest(on.page);
    for (let round = 0; round < 5 && !(await on.page.locator(card).first().isVisible()); round += 1) {
      await on.page.mouse.move(1, 1);
      await on.page.locator(at).first().hover();
      await on.page.waitForSelector(card, { timeout: 2_000 }).catch(() => {});
    }
    await on.page.waitForSelector(card);
  };
  return { on, point, content, text, plan, sent, errors, open, write, list, readList };
};

/** Runs in a page before all else: counts what its first instance of the compiler is called for, and lets it be broken. */
export const watched = () => {
  const start = WebAssembly.instantiateStreaming;
  Object.assign(globalThis, { isBroken: false, trapped: 0, calls: {} });
  WebAssembly.instantiateStreaming = async (...given) => {
    const { module, instance } = await start.apply(WebAssembly, given);
    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, one]) => [name, !name.startsWith('session_') ? one : (...values) => {
      globalThis.calls[name] = (globalThis.calls[name] ?? 0) + 1;
      if (!globalThis.isBroken) return one(...values);
      globalThis.trapped += 1;
      throw new WebAssembly.RuntimeError('unreachable');
    }]));
    return { module, instance: { exports } };
  };
};
