// Small helpers for elements.

/**
 * The element of this id.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * A new element with attributes and content.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} content
 */
export const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...content);
  return made;
};

/**
 * Text with `code` in backticks.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export const marked = (text) => text.split('`').map((piece, number) => (number % 2 ? element('code', {}, piece) : piece));

/** How long what was said is left to be read out, in milliseconds. */
const READ = 1_500;
let saidAt = -READ;

/**
 * Says something to those who do not see the page.
 * @param {string} text
 */
export const say = (text) => {
  saidAt = performance.now();
  byId('said').textContent = text;
};

/**
 * Says what may wait until what was said before has been read out.
 * @param {() => string} text what there is to say by then
 */
export const sayNext = (text) => {
  const left = saidAt + READ - performance.now();
  if (left > 0) setTimeout(() => sayNext(text), left);
  else byId('said').textContent = text();
};

/**
 * A button that copies a text and says so.
 * @param {string} what
 * @param {string} text
 */
export const copyButton = (what, text) => {
  const button = element('button', { type: 'button', 'aria-label': `Copy the ${what}` }, 'Copy');
  button.addEventListener('click', () => copy(text, what, button));
  return button;
};

/**
 * What buttons are called that say something else for a while.
 * @type {WeakMap<Element, string | null>}
 */
const labels = new WeakMap();

/**
 * Copies a text and says so; or that it could not be copied, and shows it where it can be.
 * @param {string} text
 * @param {string} what
 * @param {Element} button
 */
export const copy = async (text, what, button) => {
  const label = labels.get(button) ?? button.textContent;
  labels.set(button, label);
  const isCopied = await Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => true, () => false);
  button.textContent = isCopied ? 'Copied' : 'Not allowed';
  say(isCopied ? `The ${what} is copied` : `The browser does not let the page copy the ${what}`);
  setTimeout(() => {
    button.textContent = label;
  }, 1200);
};
