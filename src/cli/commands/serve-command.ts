// plan serve: the HTTP service, until it is told to stop.
import type { Command } from 'commander';
import type { PlanLibrary } from '../../library/plan-library.js';
import type { FaultBook } from '../../server/fault-book.js';
import type { CliContext, LoadingReports } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
}

const describeUnkept = (reason: string): string =>
  `索引无法存盘（${reason}），本次放在内存里，照常服务；每次启动都要重建，请检查 PLAN_DATA_DIR。`;

async function runServe(context: CliContext, { port, host }: ServeOptions): Promise<ExitCode> {
  const { readServerConfig, ServerConfigError } = await import('../../server/server-config.js');
  const { readOperator } = await import('../../server/operator.js');
  const { keepSmall } = await import('../../server/keep-small.js');
  const { readServiceConfig } = await import('../../server/service-config.js');
  const { createLogger } = await import('../../server/create-logger.js');
  const { serve } = await import('../../server/serve.js');
  const { ProtectionConfigError, readProtectionConfig } = await import('../../server/security/protection-config.js');
  const { terminal, environment } = context;
  const wanted = {
    ...environment,
    ...(port === undefined ? {} : { PORT: port }),
    ...(host === undefined ? {} : { HOST: host }),
  };
  let config: ReturnType<typeof readServerConfig>;
  let protection: ReturnType<typeof readProtectionConfig>;
  let operator: ReturnType<typeof readOperator>;
  let service: ReturnType<typeof readServiceConfig>;
  try {
    config = readServerConfig(wanted);
    protection = readProtectionConfig(environment);
    operator = readOperator(environment);
    service = readServiceConfig(environment);
  } catch (error) {
    if (!(error instanceof ServerConfigError || error instanceof ProtectionConfigError)) throw error;
    terminal.complain(error.message);
    return port === undefined && host === undefined ? EXIT.failure : EXIT.usage;
  }
  keepSmall();
  const logger = createLogger(config.logLevel);
  const { openFeedbackStore } = await import('../../server/feedback/feedback-store.js');
  const { feedbackPath } = await import('../../server/feedback/feedback-path.js');
  const url = environment['DATABASE_URL'];
  const onNotice = (notice: string): void => logger.warn({ notice }, 'notice');
  const { openShared } = await import('../../storage/open-shared.js');
  let shared: Awaited<ReturnType<typeof openShared>> | null;
  try {
    shared = url ? await openShared(url, { onNotice, corpusDir: context.corpusDir }) : null;
  } catch (error) {
    terminal.complain(`无法使用 DATABASE_URL 的数据库：${(error as Error).message}`);
    return EXIT.failure;
  }
  const openFeedback = () =>
    shared === null ? openFeedbackStore(feedbackPath(environment), protection) : shared.openFeedback(protection);
  let library: PlanLibrary | null = null;
  const load = async (onProgress: LoadingReports['onProgress'], faults: FaultBook) => {
    library = await context.openLibrary({
      onProgress,
      onNotice,
      onHindrance: (reason) => {
        if (!faults.has('index')) terminal.complain(describeUnkept(reason));
        faults.report({ part: 'index', detail: '索引无法存盘，本次放在内存里，不影响回答。' }, reason);
      },
    });
    return library.assistant();
  };
  // Some hundred modules are read and run in one go: before anybody can knock.
  await context.loadCode();
  const code = await serve({
    config,
    logger,
    protection,
    operator,
    service,
    ...(protection.feedback || protection.questionLog ? { openFeedback } : {}),
    ...(shared === null ? {} : { shared: shared.app }),
    load,
    library: () => library,
    say: terminal.print,
    complain: terminal.complain,
    showProgress: context.showProgress,
    signals: context.process,
    exit: context.exit,
  });
  await shared?.close();
  // What still loads when the service is stopped would keep the process alive.
  context.exit(code);
  return code === 0 ? EXIT.ok : EXIT.failure;
}

export function addServeCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('启动 HTTP 服务（网页和接口）')
    .option('--port <端口>', '监听的端口（默认环境变量 PORT 或 8787）')
    .option('--host <地址>', '监听的地址（默认环境变量 HOST 或 127.0.0.1）')
    .action(async (options: ServeOptions) => end(await runServe(context, options)));
}
