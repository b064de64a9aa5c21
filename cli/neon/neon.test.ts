import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NeonApi } from './api.ts';
import { provisionNeon } from './provision.ts';

/** Neon's API as it is documented, with the projects of one account in memory. */
interface FakeProject {
  id: string;
  name: string;
  role: string;
  database: string;
  branches: { id: string; name: string; default: boolean }[];
}

let server: Server;
let baseUrl: string;
let projects: FakeProject[];
let asked: string[];
/** How often an operation is still running when asked. */
let runningFor: number;
/** Answers before the real ones: status and headers. */
let hurdles: { status: number; retryAfter?: string }[];
let waits: number[];

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

beforeEach(async () => {
  projects = [];
  asked = [];
  hurdles = [];
  waits = [];
  runningFor = 2;
  const operation = (action: string, status = 'running') => ({
    id: `op-${action}`,
    action,
    status,
    failures_count: 0,
  });
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://neon');
    const body = await bodyOf(request);
    const send = (status: number, document: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(document));
    };
    asked.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== 'Bearer napi_valid')
      return send(401, { request_id: 'r', code: '', message: 'not authorized' });
    const hurdle = hurdles.shift();
    if (hurdle)
      return send(
        hurdle.status,
        { message: 'project already has running operations' },
        hurdle.retryAfter ? { 'retry-after': hurdle.retryAfter } : {},
      );
    const [, , , , projectId, part, id] = url.pathname.split('/');
    if (request.method === 'GET' && url.pathname === '/api/v2/projects')
      return send(200, {
        projects: projects.filter(({ name }) => name.includes(url.searchParams.get('search') ?? '')),
      });
    if (request.method === 'POST' && url.pathname === '/api/v2/projects') {
      const wish = body.project as {
        name: string;
        pg_version: number;
        region_id?: string;
        branch: { name: string; role_name: string; database_name: string };
      };
      if (projects.length >= 2)
        return send(422, { code: 'PROJECTS_LIMIT_EXCEEDED', message: 'projects limit exceeded' });
      const project = {
        id: `quiet-field-${projects.length}`,
        name: wish.name,
        role: wish.branch.role_name,
        database: wish.branch.database_name,
        branches: [{ id: 'br-main', name: wish.branch.name, default: true }],
      };
      projects.push(project);
      return send(201, {
        project: {
          id: project.id,
          name: project.name,
          pg_version: wish.pg_version,
          region_id: wish.region_id ?? 'aws-us-east-2',
        },
        connection_uris: [],
        operations: [operation('create_timeline'), operation('start_compute', 'scheduling')],
      });
    }
    const project = projects.find((one) => one.id === projectId);
    if (!project) return send(404, { message: 'project not found' });
    if (part === 'operations') {
      const isRunning = runningFor-- > 0;
      return send(200, {
        operation: { ...operation(String(id)), status: isRunning ? 'running' : 'finished' },
      });
    }
    if (part === 'branches' && request.method === 'GET') return send(200, { branches: project.branches });
    if (part === 'branches') {
      const { branch, endpoints } = body as { branch: { name: string }; endpoints: { type: string }[] };
      if (endpoints[0]?.type !== 'read_write') return send(400, { message: 'endpoint type' });
      const made = { id: `br-${project.branches.length}`, name: branch.name, default: false };
      project.branches.push(made);
      return send(201, {
        branch: made,
        endpoints: [{ id: 'ep-x' }],
        operations: [operation('create_branch')],
      });
    }
    if (part === 'connection_uri') {
      const { searchParams } = url;
      if (
        searchParams.get('role_name') !== project.role ||
        searchParams.get('database_name') !== project.database
      )
        return send(404, { message: 'role not found' });
      const host = `ep-${searchParams.get('branch_id')}${searchParams.get('pooled') === 'true' ? '-pooler' : ''}.c-2.us-east-2.aws.neon.tech`;
      return send(200, {
        uri: `postgresql://${project.role}:npg_secret@${host}/${project.database}?sslmode=require`,
      });
    }
    send(404, { message: 'this route does not exist' });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
});
afterEach(() => new Promise<void>((done) => void server.close(() => done())));

const api = (apiKey = 'napi_valid') =>
  new NeonApi({
    apiKey,
    baseUrl,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
const provision = (branch?: string) => provisionNeon(api(), { project: 'acme', branch }, () => {});

describe('a Neon database', () => {
  it('is made: project, database and owner, waited for, both addresses', async () => {
    const made = await provision();
    expect(made).toMatchObject({ projectId: 'quiet-field-0', branch: 'main', isNewProject: true });
    expect(made.directUrl).toBe(
      'postgresql://cgk_admin:npg_secret@ep-br-main.c-2.us-east-2.aws.neon.tech/cgk?sslmode=require',
    );
    expect(made.pooledUrl).toContain('@ep-br-main-pooler.');
    expect(asked.filter((line) => line.includes('/operations/')).length).toBeGreaterThanOrEqual(3);
  });

  it('is found again: a second run makes nothing', async () => {
    const first = await provision();
    asked = [];
    expect(await provision()).toEqual({ ...first, isNewProject: false });
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('has a branch for each preview', async () => {
    await provision();
    const branch = await provision('preview/cart');
    expect(branch).toMatchObject({ branch: 'preview/cart', isNewBranch: true, isNewProject: false });
    expect(branch.directUrl).toContain('ep-br-1.');
    expect(await provision('preview/cart')).toMatchObject({ isNewBranch: false });
  });

  it('waits when the project is at work or too much was asked', async () => {
    hurdles = [{ status: 423 }, { status: 429, retryAfter: '3' }, { status: 503 }];
    await provision();
    expect(waits.slice(0, 3)).toEqual([500, 3_000, 2_000]);
  });

  it('does not repeat what may have been done', async () => {
    await provision();
    projects = [];
    // The search is answered; the server breaks at the second call, which makes the project.
    const broken = api();
    await broken.findProject('acme', undefined);
    hurdles = [{ status: 500 }];
    asked = [];
    const wish = {
      name: 'acme',
      regionId: undefined,
      orgId: undefined,
      postgresVersion: 17,
      branch: 'main',
      role: 'r',
      database: 'd',
    };
    await expect(broken.createProject(wish)).rejects.toMatchObject({ code: 'neon.refused', exit: 1 });
    expect(asked).toHaveLength(1);
  });

  it('says why not', async () => {
    await expect(api('napi_wrong').findProject('acme', undefined)).rejects.toMatchObject({
      code: 'neon.unauthorised',
      exit: 3,
    });
    projects = [1, 2].map((n) => ({ id: `p${n}`, name: `p${n}`, role: 'r', database: 'd', branches: [] }));
    await expect(provision()).rejects.toThrow('projects limit exceeded');
    runningFor = 10_000;
    projects = [];
    await expect(provision()).rejects.toMatchObject({ code: 'neon.slow', exit: 4 });
    const nobody = new NeonApi({ apiKey: 'x', baseUrl: 'http://127.0.0.1:1' });
    await expect(nobody.listBranches('p')).rejects.toMatchObject({ code: 'neon.unreachable', exit: 4 });
  });
});
