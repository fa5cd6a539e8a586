// Arithmetic as an answer shows it, 「30亿元＋80亿元＋25亿元」, worked out with the units of its operands.
import { type Figure, figuresInText } from './figures-in-text.js';

export interface Worked {
  readonly value: number;
  /** '' where no operand has a unit, or where like was divided by like. */
  readonly unit: string;
  readonly operands: readonly Figure[];
}

type Token = { readonly operator: string } | { readonly figure: Figure };

const OPERATORS = '+-×÷()';
/** One character for each operator, however it is typed; NFKC has made the full-width ones narrow. */
const SAME_OPERATOR: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '−': '-', '–': '-' };

/** Null where something between two operators is not exactly one number. */
function tokenize(expression: string): Token[] | null {
  const unified = [...expression.normalize('NFKC')].map((character) => SAME_OPERATOR[character] ?? character).join('');
  const tokens: Token[] = [];
  for (const piece of unified.split(/([-+×÷()])/).map((part) => part.trim())) {
    if (piece === '') continue;
    if (OPERATORS.includes(piece)) {
      tokens.push({ operator: piece });
      continue;
    }
    const [figure, ...others] = figuresInText(piece);
    // Behind a number may stand a unit that is not known, and nothing else: 「80亿元左右」 is no operand.
    const isWhole = figure !== undefined && (piece === figure.printed || figure.unit === '');
    if (figure?.kind !== 'number' || others.length > 0 || !piece.startsWith(figure.printed) || !isWhole) return null;
    tokens.push({ figure });
  }
  return tokens;
}

/** Like may be added to like, and a number without a unit takes that of the other. */
function combine(a: Worked, operator: string, b: Worked): Worked | null {
  const operands = [...a.operands, ...b.operands];
  const unit = a.unit === '' ? b.unit : a.unit;
  const isAlike = a.unit === b.unit || a.unit === '' || b.unit === '';
  if (operator === '+' || operator === '-') {
    const value = operator === '+' ? a.value + b.value : a.value - b.value;
    return isAlike ? { value, unit, operands } : null;
  }
  if (operator === '×') return a.unit === '' || b.unit === '' ? { value: a.value * b.value, unit, operands } : null;
  if (b.value === 0) return null;
  if (a.unit === b.unit) return { value: a.value / b.value, unit: '', operands };
  return b.unit === '' ? { value: a.value / b.value, unit: a.unit, operands } : null;
}

/** A reader of tokens, by the precedence of school. */
function createReader(tokens: readonly Token[]) {
  let at = 0;
  const operatorAt = (): string => {
    const token = tokens[at];
    return token && 'operator' in token ? token.operator : '';
  };
  function readOperand(): Worked | null {
    const token = tokens[at++];
    if (token === undefined) return null;
    if ('figure' in token) return { value: token.figure.value, unit: token.figure.unit, operands: [token.figure] };
    if (token.operator !== '(') return null;
    const inside = readChain('+-', () => readChain('×÷', readOperand));
    return operatorAt() === ')' && at++ > 0 ? inside : null;
  }
  function readChain(operators: string, readNext: () => Worked | null): Worked | null {
    let worked = readNext();
    while (worked !== null && operatorAt() !== '' && operators.includes(operatorAt())) {
      const operator = operatorAt();
      at++;
      const next = readNext();
      worked = next && combine(worked, operator, next);
    }
    return worked;
  }
  return {
    readAll(): Worked | null {
      const worked = readChain('+-', () => readChain('×÷', readOperand));
      return at === tokens.length ? worked : null;
    },
  };
}

/** Works an expression out; null where it is none, divides by nothing, or adds what cannot be added. */
export function evaluateExpression(expression: string): Worked | null {
  const tokens = tokenize(expression);
  return tokens === null ? null : createReader(tokens).readAll();
}
