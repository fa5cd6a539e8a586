// Opens the port, or says in one sentence why it cannot be opened.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { refusePipelining } from './refuse-pipelining.js';
import type { ServerConfig } from './server-config.js';

/** A sender that needs longer for at most 64 KiB is broken, or wants to hold the connection. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;

/** The port cannot be opened; told to the operator as it is. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

function explain({ code, message }: NodeJS.ErrnoException, { port, host }: ServerConfig): string {
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口，例如：PORT=${port + 1} npm start`;
    case 'EACCES':
      return `没有权限监听端口 ${port}（1024 以下的端口需要管理员权限）。请用 PORT 换一个端口。`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST="${host}" 不是本机的地址。本机访问用 127.0.0.1，对外开放用 0.0.0.0。`;
    default:
      return `无法监听 ${host}:${port}：${message}`;
  }
}

/**
 * Starts to listen.
 * @throws ListenError when the address cannot be used
 */
export async function listen(app: Hono, config: ServerConfig): Promise<Server> {
  const listener = getRequestListener(app.fetch);
  const server = createServer(refusePipelining((request, response) => void listener(request, response)));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ListenError(explain(error, config), { cause: error })));
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

/** The address to open in a browser: a server on all interfaces is reached as localhost. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const isAny = address === '0.0.0.0' || address === '::';
  const host = isAny ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}/`;
}
