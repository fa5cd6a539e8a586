// Headers that keep a page from running, loading or being framed by anything foreign.
import { secureHeaders } from 'hono/secure-headers';

/** Only files of this service: no inline script or style, no third party, no framing. */
export const setSecurityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  // The proxy that ends TLS knows whether the site is https for good; this service does not.
  strictTransportSecurity: false,
});
