// `--only d012,type=list,style=typo,group=table`: which cases of a data set are asked.
import { CASE_STYLES, CASE_TYPES, type EvaluationCase } from './evaluation-case.js';
import { OptionError } from './option-error.js';

interface ParsedFilter {
  readonly ids: readonly string[];
  readonly groups: readonly string[];
  readonly types: readonly string[];
  readonly styles: readonly string[];
}

function parseFilter(filter: string): ParsedFilter {
  const parts = filter
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const valuesOf = (key: string) =>
    parts.filter((part) => part.startsWith(`${key}=`)).map((part) => part.slice(key.length + 1));
  const ids = parts.filter((part) => !part.includes('='));
  const unknown = parts.find((part) => part.includes('=') && !/^(group|type|style)=/.test(part));
  if (unknown !== undefined)
    throw new OptionError(`--only: 「${unknown}」 is neither an id, group=…, type=… nor style=…`);
  return { ids, groups: valuesOf('group'), types: valuesOf('type'), styles: valuesOf('style') };
}

function refuseUnknown(what: string, values: readonly string[], known: readonly string[]): void {
  const unknown = values.find((value) => !known.includes(value));
  if (unknown === undefined) return;
  const hint = known.length <= 20 ? `; expected one of ${known.join(', ')}` : ' in the data set';
  throw new OptionError(`--only: there is no ${what} 「${unknown}」${hint}`);
}

/**
 * The cases that a filter names, in the order of the data set: those named by id, and those of the groups, types
 * and styles named. Values of one key widen, different keys narrow each other: `d012,type=list,style=typo` is d012 and every
 * list with typos.
 * @throws OptionError for an unknown id, group, type, style or key
 */
export function filterCases(cases: readonly EvaluationCase[], filter: string): EvaluationCase[] {
  const { ids, groups, types, styles } = parseFilter(filter);
  refuseUnknown(
    'case',
    ids,
    cases.map(({ id }) => id),
  );
  refuseUnknown('group', groups, [...new Set(cases.flatMap(({ group }) => (group === '' ? [] : [group])))]);
  refuseUnknown('type', types, CASE_TYPES);
  refuseUnknown('style', styles, CASE_STYLES);
  const open = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  const byKey = groups.length + types.length + styles.length > 0 || ids.length === 0;
  return cases.filter(
    ({ id, group, type, style }) =>
      ids.includes(id) || (byKey && open(groups, group) && open(types, type) && open(styles, style)),
  );
}
