/**
 * A brand at an address of its own, for programs that take a URL and nothing else: forwards to the started house with
 * the brand's host name and a key. A host or origin that a test makes up is passed on as it is.
 */
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BrandFront {
  origin: string;
  close(): Promise<void>;
}

export async function frontOf(port: number, slug: string, key: string): Promise<BrandFront> {
  const brandHost = `${slug}.localhost:${port}`;
  const server = createServer((incoming, answer) => {
    const own = `localhost:${(server.address() as AddressInfo).port}`;
    const headers = { ...incoming.headers };
    if (headers.host === own || headers.host === own.replace('localhost', '127.0.0.1'))
      headers.host = brandHost;
    if (headers.origin === `http://${own}`) headers.origin = `http://${brandHost}`;
    headers.authorization ??= `Bearer ${key}`;
    const forward = httpRequest(
      { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    forward.on('error', (error) => answer.writeHead(502).end(error.message));
    answer.on('close', () => forward.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
