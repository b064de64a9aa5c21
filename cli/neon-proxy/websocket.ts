/** `/v2`: WebSockets that carry raw Postgres wire bytes, as the driver's Client and Pool open them. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Backend, Log } from './backend.ts';
import { WireRelay } from './wire-relay.ts';

/** A page from elsewhere in the developer's browser must not reach the database: only local origins may connect. */
function isLocalOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    const { hostname } = new URL(origin);
    return hostname === 'localhost' || hostname === '127.0.0.1' || hostname.endsWith('.localhost');
  } catch {
    return false;
  }
}

/** Serves WebSockets on `server`. */
export function acceptWebSockets(server: Server, backend: Backend, log: Log): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    if (!request.url?.startsWith('/v2') || !isLocalOrigin(request.headers.origin)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => serve(client, backend, log));
  });
  return {
    close() {
      for (const client of sockets.clients) client.terminate();
    },
  };
}

function serve(client: WebSocket, backend: Backend, log: Log): void {
  client.binaryType = 'nodebuffer';
  const relay = new WireRelay(
    backend,
    {
      send: (bytes) => {
        if (client.readyState === client.OPEN) client.send(bytes);
      },
      close: () => client.close(),
    },
    log,
  );
  client.on('message', (data) => relay.receive(data as Buffer));
  client.on('close', () => relay.closed());
  client.on('error', () => client.terminate());
}
