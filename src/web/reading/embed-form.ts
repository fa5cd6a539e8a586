// The page of the embedding code as one chooses: the line to copy and the widget in the corner follow each change.
import { copyText } from '../parts/copy-text.js';

/** Long enough to be seen by somebody who looks elsewhere first. */
const SHOWN_MS = 3000;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };
const escaped = (value: string): string => value.replace(/[&"<]/g, (sign) => ENTITIES[sign] ?? sign);

type Options = readonly (readonly [name: string, value: string])[];

const chosen = (form: HTMLFormElement): Options =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : [],
  );

/** The element takes its options once, when it is put into the page: another choice is another element. */
function showWidget(options: Options): void {
  const widget = document.createElement('plan-assistant');
  widget.toggleAttribute('floating', true);
  for (const [name, value] of options) widget.setAttribute(name === 'title' ? 'heading' : name, value);
  document.querySelector('plan-assistant[floating]')?.replaceWith(widget);
}

/** @param code shows the line; its `data-base` is the address of the service */
export function followChoices(form: HTMLFormElement, code: HTMLElement): void {
  form.addEventListener('input', () => {
    const options = chosen(form);
    const data = options.map(([name, value]) => ` data-${name}="${escaped(value)}"`).join('');
    code.textContent = `<script src="${code.dataset['base']}/widget.js"${data} defer></script>`;
    showWidget(options);
  });
}

/** Copies what stands before the button, and says on it that it did. */
export function copyOnPress(button: HTMLButtonElement): void {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const copied = await copyText(button.previousElementSibling?.textContent ?? '');
    button.textContent = copied ? '已复制' : '没有复制，请选中后自行复制';
    setTimeout(() => {
      button.textContent = label;
    }, SHOWN_MS);
  });
}
