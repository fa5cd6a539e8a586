// The address under which readers reach this service: links that leave it must be whole.
import type { Context } from 'hono';
import { cutHeader } from './cut-header.js';
import type { ServiceConfig } from './service-config.js';

/** A proxy that ends TLS tells so here; whoever forges it only spoils the links that he himself is given. */
const isSecure = (c: Context): boolean => /^https\b/i.test(cutHeader(c.req.header('x-forwarded-proto')));

/** Without a slash at the end: `https://www.example.gov.cn/qa`. */
export function publicAddress(
  c: Context,
  { publicUrl, basePath }: Pick<ServiceConfig, 'publicUrl' | 'basePath'>,
): string {
  if (publicUrl !== null) return publicUrl;
  const { protocol, host } = new URL(c.req.url);
  return `${isSecure(c) ? 'https:' : protocol}//${host}${basePath}`;
}
