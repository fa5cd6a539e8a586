// Faults that zod finds in a request, in Chinese and by name.
import type { z } from 'zod';
import type { InputFault } from './problem.js';

const TYPES: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
  null: 'null',
};

function typeOf(value: unknown): string {
  if (Number.isNaN(value)) return '非数字';
  const name = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return TYPES[name] ?? name;
}

function describeSize(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const [limit, word] = issue.code === 'too_big' ? [issue.maximum, '最多'] : [issue.minimum, '至少'];
  if (issue.origin === 'string') {
    return issue.code === 'too_small' && Number(limit) === 1 ? '不能为空' : `${word} ${limit} 个字符`;
  }
  if (issue.origin === 'array') return `${word} ${limit} 项`;
  return `${issue.code === 'too_big' ? '不能大于' : '不能小于'} ${limit}`;
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '缺少这一项'
        : `应为${TYPES[issue.expected] ?? issue.expected}，收到的是${typeOf(issue.input)}`;
    case 'too_big':
    case 'too_small':
      return describeSize(issue);
    case 'invalid_value':
      return `应为 ${issue.values.join('、')} 之一`;
    default:
      return issue.message;
  }
}

const escapePointer = (step: PropertyKey): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');

const pointerOf = (path: readonly PropertyKey[]): string => path.map((step) => `/${escapePointer(step)}`).join('');

/**
 * @param issues parsed with `reportInput: true`, so that a missing field is told from a wrong one
 * @returns one fault for each wrong, missing or unknown field, pointers after RFC 6901
 */
export function describeInputFaults(issues: readonly z.core.$ZodIssue[]): InputFault[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: '不认识的字段' }))
      : [{ pointer: pointerOf(issue.path), detail: describe(issue) }],
  );
}

/** The faults as one sentence for `detail`. */
export function summarizeInputFaults(faults: readonly InputFault[]): string {
  const parts = faults.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer.slice(1)}：${detail}`));
  return `请求无效：${parts.join('；')}。`;
}
