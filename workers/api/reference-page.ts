import { loadAllOperations } from '../../domain/kernel/caller.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { escapeHtml, housePage } from '../html.ts';
import { schemaOf } from './openapi.ts';

const json = (value: unknown): string =>
  `<pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;

function entry(operation: AnyOperation): string {
  const [method, path] = (operation.route ?? '').split(' ');
  return `<details id="${escapeHtml(operation.name)}"><summary><span class="method">${method}</span><code>/api/v1${escapeHtml(path ?? '')}</code><span class="note">${escapeHtml(operation.summary)}</span></summary>
<p>Operation <code>${escapeHtml(operation.name)}</code> · needs <code>${escapeHtml(operation.permission)}</code>${operation.problems ? ` · problems: ${operation.problems.map((code) => `<code>${escapeHtml(code)}</code>`).join(', ')}` : ''}</p>
${operation.example ? `<h3>Example input</h3>${json(operation.example)}` : ''}<h3>Input</h3>${json(schemaOf(operation.input, 'input'))}<h3>Output</h3>${json(schemaOf(operation.output, 'output'))}</details>`;
}

/** `GET /api/v1`: every operation with its shapes, readable; the same source as the OpenAPI document. */
export async function referencePage(origin: string): Promise<Response> {
  const operations = (await loadAllOperations()).filter(
    (operation) => operation.route && operation.permission !== 'system',
  );
  const groups = new Map<string, AnyOperation[]>();
  for (const operation of operations) {
    const group = operation.name.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), operation]);
  }
  const sections = [...groups]
    .map(([name, members]) => `<h2>${escapeHtml(name)}</h2>${members.map(entry).join('')}`)
    .join('');
  return housePage(
    'API reference',
    `<h1>API reference</h1><p>${operations.length} operations below <code>${escapeHtml(origin)}/api/v1</code>. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a>. Tools for models: <code>/mcp</code>, same operations, same keys.</p>
<p class="note">Send an API key as <code>Authorization: Bearer …</code>. Money is integer minor units with an ISO 4217 code, ids are TypeIDs, lists use opaque cursors, errors are RFC 9457 problem documents with a stable <code>code</code>.</p>${sections}`,
  );
}
