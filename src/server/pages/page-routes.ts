// The pages and their files as routes.
import type { Context } from 'hono';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { renderAskPage } from './ask-page.js';
import { renderPlanPage } from './plan-page.js';
import { readAssets } from './read-assets.js';

const page = (path: string, handler: Route['handler']): Route => ({ method: 'get', path, operation: null, handler });

export function pageRoutes({ slot }: AppContext): Route[] {
  const assets = readAssets();
  return [
    page('/', (c) => c.html(renderAskPage())),
    page('/plan', (c) => c.html(renderPlanPage(slot.take()))),
    page('/assets/:name', (c: Context) => {
      const asset = assets.get(c.req.param('name') ?? '');
      if (!asset) throw new HttpProblem(404, '没有这个文件。');
      return c.body(asset.content, 200, { 'content-type': asset.type, 'cache-control': 'no-cache' });
    }),
  ];
}
