// Runs a command of the preparation: its output goes to stderr as it comes, and is kept for the error message.
import { spawn } from 'node:child_process';

/** Enough for a compiler's last words; npm and node-gyp can write megabytes before them. */
const KEPT_CHARACTERS = 20_000;

/**
 * @param {readonly string[]} command program and arguments
 * @param {{ cwd: string, quiet?: boolean }} options `quiet` shows nothing while it runs
 * @returns {Promise<{ code: number, output: string }>} the last characters of what it wrote; code 127 when it cannot start
 */
export function runCommand([program = '', ...args], { cwd, quiet = false }) {
  return new Promise((resolve) => {
    let output = '';
    // Windows starts npm through its shell script only.
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: program.endsWith('.cmd') });
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
      if (!quiet) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
