#!/usr/bin/env node
// Stands in for wrangler in tests: a program of its own that keeps its state in a file, writes the same reports, and
// notes how it was called. `FAKE_WRANGLER` names the folder.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FAKE_WRANGLER;
const stateFile = join(folder, 'state.json');
const state = existsSync(stateFile)
  ? JSON.parse(readFileSync(stateFile, 'utf8'))
  : { deployments: [], secrets: [], uploads: 0 };
const args = process.argv.slice(2);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const input = Buffer.concat(chunks).toString('utf8');
appendFileSync(join(folder, 'calls.ndjson'), `${JSON.stringify({ args, input })}\n`);

const save = () => writeFileSync(stateFile, JSON.stringify(state));
const report = (event) =>
  appendFileSync(process.env.WRANGLER_OUTPUT_FILE_PATH, `${JSON.stringify({ version: 1, ...event })}\n`);
const end = (code, words = '') => {
  if (words) (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  process.exit(code);
};
const positional = args.filter((word) => !word.startsWith('--'));
const command = positional.slice(0, 2).join(' ');
if (state.failAt && args.join(' ').includes(state.failAt))
  end(1, state.failWith ?? 'A request to the Cloudflare API failed.');

if (args[0] === 'whoami')
  end(state.signedOut ? 1 : 0, JSON.stringify({ loggedIn: !state.signedOut, email: 'ada@example.com' }));
if (command === 'deployments status') {
  if (state.deployments.length === 0) end(1, 'This Worker does not exist on your account. [code: 10007]');
  end(0, JSON.stringify(state.deployments.at(-1)));
}
if (command === 'deployments list') end(0, JSON.stringify(state.deployments));
if (command === 'secret list')
  end(0, JSON.stringify(state.secrets.map((name) => ({ name, type: 'secret_text' }))));
if (command === 'secret bulk') {
  state.secrets = [...new Set([...state.secrets, ...Object.keys(JSON.parse(input))])];
  save();
  end(0, 'Finished processing secrets');
}
if (command === 'secret put') {
  state.secrets.push(args[2]);
  save();
  end(0, 'Success');
}
if (command === 'versions upload') {
  state.uploads++;
  save();
  const alias = args[args.indexOf('--preview-alias') + 1];
  report({
    type: 'version-upload',
    version_id: `version-${state.uploads}`,
    preview_url: 'https://abc-cgk.example.workers.dev',
    preview_alias_url: args.includes('--preview-alias') ? `https://${alias}-cgk.example.workers.dev` : null,
  });
  end(0, 'Uploaded');
}
if (command === 'versions deploy') {
  const versions = args
    .filter((word) => /@\d+%$/.test(word))
    .map((word) => ({ version_id: word.split('@')[0], percentage: Number.parseInt(word.split('@')[1], 10) }));
  state.deployments.push({
    id: `deployment-${state.deployments.length}`,
    created_on: new Date().toISOString(),
    versions,
  });
  save();
  end(0, 'Deployed');
}
if (args[0] === 'deploy') {
  if (args.includes('--dry-run')) end(0, '--dry-run: exiting now.');
  state.uploads++;
  const version_id = `version-${state.uploads}`;
  state.deployments.push({
    id: 'first',
    created_on: new Date().toISOString(),
    versions: [{ version_id, percentage: 100 }],
  });
  save();
  report({ type: 'deploy', version_id, targets: [] });
  end(0, 'Deployed');
}
if (command === 'triggers deploy') end(0, 'Triggers deployed');
if (args[0] === 'tail') {
  process.stdout.write('GET /products 200 with cgk_live_abcdefghijklmnop\n');
  end(0, 'postgres://cgk_app:very-secret@host/db');
}
end(1, `Unknown arguments: ${args.join(' ')}`);
