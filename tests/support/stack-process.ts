/**
 * A started house as a process of its own, for suites that kill it: `node stack-process.ts DATA_DIR PORT`. Prints its
 * facts as one line of JSON when it answers.
 */
import { seedDemo } from '../../cli/demo/seed.ts';
import { startStack } from '../../cli/local/stack.ts';
import { factsOf } from './shared-stack.ts';

const [dataDir = '', port = '0'] = process.argv.slice(2);
const stack = await startStack({
  port: Number(port),
  dataDir,
  environment: 'test',
  databaseUrl: process.env.DATABASE_URL,
  log: (line) => console.error(line),
});
await seedDemo(stack, () => {});
console.log(JSON.stringify(factsOf(stack)));
process.on('SIGTERM', () => void stack.close().then(() => process.exit(0)));
