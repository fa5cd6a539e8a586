// What a question or a document holds cannot steer the terminal that it is printed to.
import { expect, it } from 'vitest';
import { plainForTerminal } from '../../src/cli/display/plain-for-terminal.js';

const ESCAPE = '\u001b';

it.each([
  ['moves the cursor', `a${ESCAPE}[2Jb`, 'a[2Jb'],
  ['sets the title', `a${ESCAPE}]0;x\u0007b`, 'a]0;xb'],
  ['is a C1 control', 'a\u009b2Jb', 'a2Jb'],
  ['goes back over what stands there', 'a\b\rb', 'ab'],
  ['turns the writing round', 'a\u202eb\u2066c', 'abc'],
])('loses what %s', (_, text, plain) => {
  expect(plainForTerminal(text, false)).toBe(plain);
  expect(plainForTerminal(text, true)).toBe(plain);
});

it('keeps tabs and lines, and colours where they are wanted', () => {
  const painted = `${ESCAPE}[33m部分写明${ESCAPE}[39m\t一\n二`;
  expect(plainForTerminal(painted, true)).toBe(painted);
  expect(plainForTerminal(painted, false)).toBe('[33m部分写明[39m\t一\n二');
});
