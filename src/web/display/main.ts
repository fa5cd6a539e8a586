// Reading comfort on every page: large type, contrast and theme, applied before the first paint and kept in the browser.
import '../design/site.css';

/** Attribute of <html> by setting; the value '' follows the system and is not kept. */
type Setting = 'type' | 'contrast' | 'theme';
const SETTINGS: readonly Setting[] = ['type', 'contrast', 'theme'];
const ALLOWED: Readonly<Record<Setting, readonly string[]>> = {
  type: ['large', 'larger', 'largest'],
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

/** What the button beside the menu does next, by the type that there is. */
const NEXT_TYPE: Readonly<Record<string, readonly [type: string, label: string]>> = {
  '': ['large', '大字'],
  large: ['larger', '更大'],
  larger: ['largest', '最大'],
  largest: ['', '标准字'],
};

const nextType = (): readonly [type: string, label: string] =>
  NEXT_TYPE[document.documentElement.dataset['type'] ?? ''] ?? ['', '标准字'];

/** Larger type has a button of its own, in reach of those who need it; all settings stand in the menu. */
function bindControls(controls: HTMLElement): void {
  const larger = controls.querySelector<HTMLButtonElement>('[data-display-larger]');
  const inputs = [...controls.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const show = (): void => {
    if (larger) larger.textContent = nextType()[1];
    for (const input of inputs) input.checked = (document.documentElement.dataset[input.name] ?? '') === input.value;
  };
  const change = (setting: Setting, value: string): void => {
    apply(setting, value);
    keep(setting, value);
    show();
  };
  larger?.addEventListener('click', () => change('type', nextType()[0]));
  for (const input of inputs) {
    input.addEventListener('change', () => change(input.name as Setting, input.value));
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
