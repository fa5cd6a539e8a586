// Who helps, as links that one can follow: a telephone that dials a number and nothing else, an address of the web.
import type { Answer, Signpost } from './protocol.js';

const PHONE = /^\+?\d[\d\s()-]{1,19}$/;

/** `tel:12345`; null where the operator wrote something that no telephone dials. */
export const phoneLink = ({ phone }: Pick<Signpost, 'phone'>): string | null =>
  phone !== null && PHONE.test(phone) ? `tel:${phone.replace(/[^\d+]/g, '')}` : null;

/** The address; null unless it is one of the web. */
export const siteLink = ({ url }: Pick<Signpost, 'url'>): string | null =>
  url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;

/** In danger or despair help comes before everything else. */
export const helpComesFirst = ({ reason, signposts }: Pick<Answer, 'reason' | 'signposts'>): boolean =>
  reason === 'distress' && signposts.length > 0;

/** 「政务服务便民热线 12345：可询问加装电梯怎么办理」. */
export const signpostAsText = ({ name, phone, url, why }: Signpost): string => {
  const whom = [name, phone, url].filter((each) => each !== null && each !== '').join(' ');
  return why === '' ? whom : `${whom}：${why}`;
};
