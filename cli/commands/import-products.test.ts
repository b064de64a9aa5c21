import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportRunView } from '../../domain/imports/views.ts';
import { main } from '../main.ts';

const CUPS = new URL('../../domain/imports/fixtures/cups.csv', import.meta.url).pathname;

let dataDir: string;
let out = '';
let err = '';
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cgk-cli-'));
  vi.stubEnv('CGK_DATA', dataDir);
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('CGK_API_KEY', undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

describe('cgk import products', () => {
  const counts = {
    rows: 5,
    products: 2,
    variants: 3,
    options: 1,
    prices: 3,
    images: 3,
    creates: 2,
    updates: 0,
    unchanged: 0,
    errors: 0,
    warnings: 0,
  };
  const progress = { done: 0, total: 2, created: 0, updated: 0, unchanged: 0, failed: 0, imagesPending: 0 };
  const base: ImportRunView = {
    id: 'imp_01h455vb4pex5vsknk084sn02q',
    kind: 'shopify_products',
    fileName: 'cups.csv',
    state: 'checked',
    counts,
    progress,
    problems: [],
    preview: [],
    createdAt: '2026-11-20T12:00:00.000Z',
    startedAt: null,
    finishedAt: null,
  };
  let server: Server;
  let url: string;
  let asked: string[] = [];
  /** What the next polls answer. */
  let polls: Partial<ImportRunView>[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.host} ${request.headers.authorization}`);
      request.resume();
      request.on('end', () => {
        const poll = request.method === 'GET' ? polls.shift() : undefined;
        response.writeHead(200);
        response.end(JSON.stringify({ ...base, ...poll }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
  });
  const args = (...more: string[]) => [
    'import',
    'products',
    CUPS,
    '--tenant',
    'kessel',
    '--url',
    url,
    '--key',
    'secret-key',
    ...more,
  ];

  it('checks, starts and follows the run, as the brand', async () => {
    polls = [
      { state: 'running', progress: { ...progress, done: 1 } },
      { state: 'completed', progress: { ...progress, done: 2, created: 2 } },
    ];
    expect(await main(args())).toBe(0);
    const port = new URL(url).port;
    expect(asked[0]).toBe(`POST /api/v1/admin/imports kessel.localhost:${port} Bearer secret-key`);
    expect(asked[1]).toMatch(/^POST \/api\/v1\/admin\/imports\/imp_\w+\/start /);
    expect(asked).toHaveLength(4);
    expect(out).toContain('2 created');
    expect(out + err).not.toContain('secret-key');
  });

  it('ends with 5 when rows have errors, and prints them', async () => {
    const problem = {
      line: 6,
      handle: 'bad',
      column: 'Variant Price',
      severity: 'error' as const,
      code: 'money.format',
      message: 'no amount',
    };
    polls = [{ state: 'completed_with_errors', counts: { ...counts, errors: 1 }, problems: [problem] }];
    expect(await main(args('--json'))).toBe(5);
    expect(JSON.parse(out)).toMatchObject({ ok: false, import: { problems: [problem] } });
    expect(err).toMatch(/6\s+bad\s+Variant Price\s+no amount/);
  });

  it('changes nothing on a dry run', async () => {
    expect(await main(args('--dry-run'))).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('says when no server runs', async () => {
    expect(
      await main([
        'import',
        'products',
        CUPS,
        '--tenant',
        'kessel',
        '--url',
        'http://localhost:1',
        '--key',
        'k',
      ]),
    ).toBe(4);
    expect(err).toContain('npm start');
  });

  it('finds the key of the demo', async () => {
    writeFileSync(
      join(dataDir, 'demo.json'),
      JSON.stringify({ tenants: [{ slug: 'kessel', apiKey: 'demo-key' }] }),
    );
    expect(await main(['import', 'products', CUPS, '--tenant', 'kessel', '--url', url, '--dry-run'])).toBe(0);
    expect(asked[0]).toContain('Bearer demo-key');
  });
});
