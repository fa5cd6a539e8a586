// HTML by tagged template: every value is escaped unless it is HTML already.

/** Text that is HTML by construction; made by the `html` tag only. */
export class HtmlText {
  constructor(readonly markup: string) {}
}

type Value = HtmlText | string | number | null | undefined | false | readonly HtmlText[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof HtmlText) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(({ markup }) => markup).join('');
}

/** Answers and questions go through here: a quote such as `<script>` arrives as text. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): HtmlText =>
  new HtmlText(
    strings.reduce((markup, part, index) => markup + part + (index < values.length ? render(values[index]) : ''), ''),
  );
