// Text to the clipboard, with its HTML where it has one, also where the page is not a secure context.

/**
 * @param html what a word processor takes; by the old command, since browsers rewrite what their new one is given
 * @returns whether it was copied
 */
export async function copyText(text: string, html?: string): Promise<boolean> {
  if (html !== undefined && copyByCommand(text, html)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain-http intranet pages have no clipboard API; the old command still works there.
    return copyByCommand(text, html);
  }
}

function copyByCommand(text: string, html: string | undefined): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
}
