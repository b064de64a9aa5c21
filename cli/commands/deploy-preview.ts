/** `cgk deploy:preview`: a version with an address of its own, and with a database branch of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../command-line/command.ts';
import { UsageError } from '../exit-codes.ts';

export const deployPreview = command({
  name: 'deploy:preview',
  summary: 'upload a version without traffic, at an address of its own',
  description:
    'The address carries the name of the git branch. With --neon-project the version gets a database branch of the same name, migrated, and nothing that is done in the preview reaches the brands.',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'name of the preview (default: the git branch)' },
    'neon-project': { type: 'string', value: 'NAME', summary: 'project that the database branch is made in' },
    'neon-org': { type: 'string', value: 'ID', summary: 'organisation of the project' },
    'neon-api-key': {
      type: 'string',
      value: 'KEY',
      summary: 'key of Neon’s API',
      variable: 'NEON_API_KEY',
      isSecret: true,
    },
  },
  async run(context) {
    const { values, output, root, dataDir, variables, signal } = context;
    const [{ wranglerOf }, { uploadVersion }, { runTool, ToolFailed }, { slugify }] = await Promise.all([
      import('../deploy/ports.ts'),
      import('../deploy/versions.ts'),
      import('../processes/run-tool.ts'),
      import('../create/slug.ts'),
    ]);
    const branch =
      values.name ??
      (await runTool('git', ['rev-parse', '--abbrev-ref', 'HEAD'], { cwd: root })).stdout.trim();
    const alias = slugify(branch);
    if (alias === '') throw new UsageError('Missing: --name.', 'usage.missing');
    const project = values['neon-project'];
    const secrets: Record<string, string> = {};
    if (project) {
      const apiKey = values['neon-api-key'];
      if (!apiKey) throw new UsageError('Missing: --neon-api-key, or NEON_API_KEY.', 'usage.missing');
      const [{ NeonApi }, { provisionNeon }, { setUpDatabase }] = await Promise.all([
        import('../neon/api.ts'),
        import('../neon/provision.ts'),
        import('../database/set-up.ts'),
      ]);
      const api = new NeonApi({ apiKey, baseUrl: variables.CGK_NEON_API, signal });
      const made = await provisionNeon(
        api,
        { project, branch: `preview/${alias}`, orgId: values['neon-org'] },
        output.say,
      );
      const report = await setUpDatabase({
        dataDir,
        ownerUrl: made.directUrl,
        appUrl: undefined,
        mayMakeAppLogin: true,
        say: output.say,
        signal,
      });
      if (report.urls) secrets.DATABASE_URL = report.urls.app;
    }
    const built = await runTool(process.execPath, [join(root, 'cli/build/build.ts')], { cwd: root, signal });
    if (built.code !== 0) throw new ToolFailed('The build', built, 'deploy.gate_failed');
    const folder = mkdtempSync(join(tmpdir(), 'cgk-preview-'));
    try {
      const file = join(folder, 'secrets.json');
      writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
      const own = Object.keys(secrets).length > 0 ? ['--secrets-file', file] : [];
      const words = ['--preview-alias', alias, '--message', `Preview of ${branch}`, ...own];
      const { versionId, previewUrl } = await uploadVersion(wranglerOf(context), words);
      output.say(
        `Preview of ${branch}: ${previewUrl ?? 'the account has no preview addresses'} (version ${versionId})`,
      );
      return { document: { name: alias, versionId, previewUrl, hasOwnDatabase: own.length > 0 } };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
