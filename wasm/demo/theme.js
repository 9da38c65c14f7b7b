// Light or dark: as the system has it, until somebody chooses.

import { byId } from './dom.js';

const KEPT = 'rocketql-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen before; where nothing may be kept, nothing was. */
const chosen = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

/**
 * Follows the system and the button.
 * @param {(isDark: boolean) => void} changed
 */
export const followTheme = (changed) => {
  const set = (/** @type {boolean} */ isDark) => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    byId('theme').setAttribute('aria-pressed', String(isDark));
    changed(isDark);
  };
  const before = chosen();
  set(before ? before === 'dark' : system.matches);
  system.addEventListener('change', ({ matches }) => chosen() || set(matches));
  byId('theme').addEventListener('click', () => {
    const isDark = document.documentElement.dataset.theme !== 'dark';
    set(isDark);
    try {
      localStorage.setItem(KEPT, isDark ? 'dark' : 'light');
    } catch {
      // It then holds for this visit alone.
    }
  });
};
