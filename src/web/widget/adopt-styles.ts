// Style sheets for a shadow tree that pass a strict Content-Security-Policy.

/** Constructed style sheets need no `unsafe-inline`; browsers before 2023 get a style element. */
export function adoptStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
