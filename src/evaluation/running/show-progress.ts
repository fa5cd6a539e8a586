// Progress of asking: a bar on a terminal, a line every tenth in a log.
import cliProgress from 'cli-progress';

export interface Progress {
  /** Called once per finished case. */
  advance(): void;
  stop(): void;
}

function barProgress(total: number, stream: NodeJS.WriteStream): Progress {
  const format = '提问 {bar} {value}/{total} 题 · 剩余 {eta_formatted}';
  const bar = new cliProgress.SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: () => bar.increment(), stop: () => bar.stop() };
}

function lineProgress(total: number, stream: NodeJS.WritableStream): Progress {
  let done = 0;
  const step = Math.max(1, Math.ceil(total / 10));
  return {
    advance() {
      done++;
      if (done % step === 0 || done === total) stream.write(`已提问 ${done}/${total} 题\n`);
    },
    stop: () => undefined,
  };
}

/** Shows progress on `stream` (stderr, so that the report on stdout can be piped). */
export const showProgress = (total: number, stream: NodeJS.WriteStream = process.stderr): Progress =>
  stream.isTTY ? barProgress(total, stream) : lineProgress(total, stream);
