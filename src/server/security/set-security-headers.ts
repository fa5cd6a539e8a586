// Headers that keep a page from running, loading or being framed by anything foreign.

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Only files of this service: no inline script or style, no third party, no framing. Scripts may not even turn text
 * into markup (Trusted Types without any policy), which holds our own code to its word that text is set as text.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const secure = secureHeaders({
  referrerPolicy: 'same-origin',
  // The microphone is for asking by voice, where the browser itself turns speech into text.
  permissionsPolicy: { camera: [], geolocation: [], microphone: ['self'], payment: [], usb: [] },
  // The proxy that ends TLS knows whether the site is https for good; this service does not.
  strictTransportSecurity: false,
  // Set below, unless a route has said otherwise for a file that other sites may load.
  crossOriginResourcePolicy: false,
});

export const setSecurityHeaders: MiddlewareHandler = async (c, next) => {
  await secure(c, next);
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', POLICY);
  if (!c.res.headers.has('cross-origin-resource-policy')) c.header('cross-origin-resource-policy', 'same-origin');
};
