// 「属预期性指标，不是约束性指标」 says one thing twice: the contrast is checked here and taken out before the other checks.
import { languageWords } from '../../text/word-classes.js';

const CONTRAST = new RegExp(
  `[，、]?${languageWords('contrast').source}(${languageWords('nature').source})${languageWords('indicator').source}?`,
  'g',
);

/**
 * The claim without contrasts that its quotes bear out: what is denied is not printed there, its opposite is. Others stay
 * in the text, and fall with it.
 */
export function withoutContrastedNature(claimText: string, quotes: readonly string[]): string {
  const quoted = quotes.join('\n');
  return claimText.replace(CONTRAST, (contrast, denied: string) => {
    const isOther = !quoted.includes(denied) && languageWords('nature').within(quoted);
    return isOther ? '' : contrast;
  });
}
