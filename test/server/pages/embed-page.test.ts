// The page that makes the line to embed: what is chosen is in the line and in the preview, and nothing else can be.
import { describe, expect, it } from 'vitest';
import { chosenOptions, embedCode } from '../../../src/server/pages/embed-page.js';
import { createTestApp } from '../test-app.js';

const { app } = createTestApp();

describe('/embed', () => {
  it('gives the line with what was chosen, and the widget beside it as it will look', async () => {
    const page = await (await app.request('http://plan.example/embed?title=问规划&type=large&position=left')).text();
    expect(page).toContain('&lt;script src=&quot;http://plan.example/widget.js&quot; data-title=&quot;问规划&quot;');
    expect(page).toContain(
      '<script src="/widget.js" data-title="问规划" data-position="left" data-type="large" defer></script>',
    );
    expect(page).toContain('script-src http://plan.example; connect-src http://plan.example');
  });

  it('escapes for the page that the line will stand in', () => {
    const code = embedCode('https://x.example', chosenOptions({ title: '"><script>' }));
    expect(code).toBe('<script src="https://x.example/widget.js" data-title="&quot;>&lt;script>" defer></script>');
  });

  it('takes no option that there is not', () => {
    expect(chosenOptions({ position: 'top', onload: 'x', theme: 'dark', color: ' ' })).toEqual([['theme', 'dark']]);
  });
});
