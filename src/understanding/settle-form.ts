// The form that a message orders in so many words: 一字不改, 列成表, 只要小标题, 三句话. A head that missed it is overruled.
import type { FormWords } from './form-words.js';
import type { Form, Reading } from './reading.js';

/** 那句 orders no length; 一句 does. */
const NUMERAL = /[\d一二两三四五六七八九十]/u;

export type FormSettler = (form: Form, folded: string, limit: Reading['limit']) => Form;

/** Only prose is overruled: a head that found another form has read more than the word. */
export function createFormSettler(words: FormWords): FormSettler {
  const ordered: readonly { readonly form: Form; readonly pattern: RegExp }[] = [
    { form: 'verbatim', pattern: new RegExp(words('verbatim'), 'u') },
    { form: 'table', pattern: new RegExp(words('tabular'), 'u') },
    {
      form: 'headings',
      pattern: new RegExp(`${words('outline-order')}|${words('only')}.{0,6}?${words('title')}`, 'u'),
    },
  ];
  return (form, folded, limit) => {
    if (form !== 'prose') return form;
    return (
      ordered.find(({ pattern }) => pattern.test(folded))?.form ??
      (limit === null || !NUMERAL.test(folded) ? form : 'n-sentences')
    );
  };
}
