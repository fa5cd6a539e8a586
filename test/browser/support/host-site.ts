// Somebody else's website: one page under a strict policy, on an origin of its own.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  readonly origin: string;
  close(): void;
}

/** Rules that leak into careless widgets. */
const OLD_STYLES = `
  * { letter-spacing: 5px !important; color: red; }
  button, p, a, textarea, .button, .card { font: 9px/1 serif; background: yellow; text-transform: uppercase; display: block; }
  :root { font-size: 10px; }
`;

/**
 * @param body the page's own markup; `{assistant}` stands for the assistant's origin
 * @param assistant origin that the page's policy allows for scripts and connections
 */
export async function startHostSite(body: string, assistant: string): Promise<HostSite> {
  const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>某区政府网站</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/old.css"></head>
<body><main><h1>规划公开</h1><p id="own">本站的文字</p>${body.replaceAll('{assistant}', assistant)}</main></body></html>`;
  const policy = `default-src 'none'; script-src ${assistant}; connect-src ${assistant}; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const server: Server = createServer((request, response) => {
    if (request.url === '/old.css') return response.setHeader('content-type', 'text/css').end(OLD_STYLES);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}
