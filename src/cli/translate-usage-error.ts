// Commander's messages about a wrong command line, in Chinese.

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*)'/, '不认识的命令 “$1”。'],
  [/^error: unknown option '(.*)'/, '不认识的选项 “$1”。'],
  [/^error: missing required argument '(.*)'/, '缺少参数：$1。'],
  [/^error: option '(.*)' argument missing/, '选项 “$1” 缺少值。'],
  [/^error: option '([^']*)' argument '([^']*)' is invalid\. ?(.*)/, '选项 “$1” 的值 “$2” 无效：$3'],
  [/^error: too many arguments(?: for '(.*)')?\..*/, '参数过多。'],
  [/\n?\(Did you mean (?:one of )?([^()]*)\?\)/, '\n您是不是要输入 $1？'],
];

/** Each known phrase is replaced; what is unknown stays as Commander says it. */
export const translateUsageError = (message: string): string =>
  MESSAGES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);
