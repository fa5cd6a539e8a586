// Progress of loading on stderr: a bar on a terminal, one line per step elsewhere.
import cliProgress from 'cli-progress';
import type { LoadingProgress } from '../../server/assistant-slot.js';

/**
 * @param stream where it is shown
 * @returns a function to report to; the bar of a step goes away when the step is done
 */
export function createProgressDisplay(stream: NodeJS.WriteStream): (progress: LoadingProgress) => void {
  let message = '';
  let bar: cliProgress.SingleBar | null = null;
  const end = () => {
    bar?.stop();
    bar = null;
  };
  const begin = (total: number) => {
    if (!stream.isTTY) {
      stream.write(`${message}……\n`);
      return;
    }
    const format = '{message} [{bar}] {value}/{total}';
    bar = new cliProgress.SingleBar(
      { format, stream, clearOnComplete: true, hideCursor: true },
      cliProgress.Presets.rect,
    );
    bar.start(total, 0, { message });
  };
  return (progress) => {
    if (progress.message !== message) {
      end();
      message = progress.message;
      begin(progress.total);
    }
    bar?.update(progress.done);
    if (progress.done >= progress.total) end();
  };
}
