// Reading comfort on every page: large type, contrast and theme, applied before the first paint and kept in the browser.
import '../design/site.css';

/** Attribute of <html> by setting; the value '' follows the system and is not kept. */
type Setting = 'type' | 'contrast' | 'theme';
const SETTINGS: readonly Setting[] = ['type', 'contrast', 'theme'];
const ALLOWED: Readonly<Record<Setting, readonly string[]>> = {
  type: ['large'],
  contrast: ['more', 'normal'],
  theme: ['light', 'dark'],
};

const keyOf = (setting: Setting): string => `plan-assistant.display.${setting}`;

/** A browser that forbids storage keeps the setting for this page only. */
function keep(setting: Setting, value: string): void {
  try {
    if (value === '') localStorage.removeItem(keyOf(setting));
    else localStorage.setItem(keyOf(setting), value);
  } catch (error) {
    console.info('display settings are not kept:', error);
  }
}

function kept(setting: Setting): string {
  try {
    const value = localStorage.getItem(keyOf(setting)) ?? '';
    return ALLOWED[setting].includes(value) ? value : '';
  } catch {
    return '';
  }
}

function apply(setting: Setting, value: string): void {
  const { dataset } = document.documentElement;
  if (value === '') delete dataset[setting];
  else dataset[setting] = value;
}

/** Large type has a button of its own, in reach of those who need it; the rest stands in the menu. */
function bindControls(controls: HTMLElement): void {
  const large = controls.querySelector<HTMLButtonElement>('[data-display-large]');
  const inputs = [...controls.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const show = (): void => {
    large?.setAttribute('aria-pressed', String(document.documentElement.dataset['type'] === 'large'));
    for (const input of inputs) input.checked = (document.documentElement.dataset[input.name] ?? '') === input.value;
  };
  const change = (setting: Setting, value: string): void => {
    apply(setting, value);
    keep(setting, value);
    show();
  };
  large?.addEventListener('click', () => change('type', large.getAttribute('aria-pressed') === 'true' ? '' : 'large'));
  for (const input of inputs) {
    input.addEventListener('change', () => change(input.name === 'theme' ? 'theme' : 'contrast', input.value));
  }
  show();
  controls.hidden = false;
  bindMenu(controls.querySelector('details'));
}

/** Esc and a click elsewhere close the menu, as menus do; focus goes back to its button. */
function bindMenu(menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

for (const setting of SETTINGS) apply(setting, kept(setting));
if (kept('contrast') === '') apply('contrast', matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal');
document.addEventListener('DOMContentLoaded', () => {
  const controls = document.querySelector<HTMLElement>('[data-display-controls]');
  if (controls !== null) bindControls(controls);
});
