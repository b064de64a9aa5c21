/**
 * Runs the local database server: `node cli/neon-proxy/main.ts --port 0 --data .data/pg`, or with DATABASE_URL set.
 * Prints one JSON line when ready. `--with-parent` ends it when its parent's end of stdin closes.
 */
import { parseArgs } from 'node:util';
import { startNeonProxy } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.data/pg' },
    'database-url': { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
});

try {
  const proxy = await startNeonProxy({
    port: Number(values.port),
    dataDir: values.data,
    databaseUrl: values['database-url'] ?? process.env.DATABASE_URL,
    log: (message) => console.error(`[neon-proxy] ${message}`),
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await proxy.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (values['with-parent']) {
    process.stdin.resume();
    process.stdin.on('end', stop);
    process.stdin.on('close', stop);
    process.stdin.on('error', stop);
  }
  const { port, backend, version } = proxy;
  console.log(JSON.stringify({ ready: true, port, backend, version }));
} catch (error) {
  console.error(`[neon-proxy] ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
