// 「属预期性指标，不是约束性指标」 says one thing twice: the contrast is checked here and taken out before the other checks.

const CONTRAST = /(?:，|、)?(?:而|并)?(?:不是|不属于|并非|而非|非)(预期性|约束性)(?:指标)?/g;
const OTHER: Readonly<Record<string, string>> = { 预期性: '约束性', 约束性: '预期性' };

/**
 * The claim without contrasts that its quotes bear out: what is denied is not printed there, its opposite is. Others stay
 * in the text, and fall with it.
 */
export function withoutContrastedNature(claimText: string, quotes: readonly string[]): string {
  const quoted = quotes.join('\n');
  return claimText.replace(CONTRAST, (contrast, denied: string) => {
    const holds = !quoted.includes(denied) && quoted.includes(OTHER[denied] ?? denied);
    return holds ? '' : contrast;
  });
}
