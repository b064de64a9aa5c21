/** `cgk logs`: what the deployed Worker writes, as it writes it, without secrets. */
import { command } from '../command-line/command.ts';
import { EXIT } from '../exit-codes.ts';

export const logs = command({
  name: 'logs',
  summary: 'follow the log of the deployed Worker',
  description:
    'Ends at Ctrl-C. Secrets and keys are masked. With --json each line is an event of wrangler tail.',
  options: {
    search: { type: 'string', value: 'TEXT', summary: 'only what contains it, such as a request_id' },
    status: {
      type: 'string',
      choices: ['ok', 'error', 'canceled'],
      value: 'NAME',
      summary: 'only requests that ended so',
    },
  },
  endsByInterrupt: true,
  async run(context) {
    const { values, output, signal } = context;
    const [{ wranglerOf }, { ToolFailed }] = await Promise.all([
      import('../deploy/ports.ts'),
      import('../processes/run-tool.ts'),
    ]);
    const stop = new AbortController();
    const onSignal = (): void => stop.abort();
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
    signal.addEventListener('abort', onSignal, { once: true });
    const words = [
      'tail',
      '--format',
      output.isJson ? 'json' : 'pretty',
      ...(values.search ? ['--search', values.search] : []),
      ...(values.status ? ['--status', values.status] : []),
    ];
    const result = await wranglerOf(context).run(words, { signal: stop.signal, onLine: output.line });
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    if (result.code !== 0 && !stop.signal.aborted)
      throw new ToolFailed('wrangler tail', result, 'cloudflare.failed');
    return { exit: EXIT.ok };
  },
});
